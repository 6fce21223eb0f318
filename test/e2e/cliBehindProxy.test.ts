/**
 * The built command line in a company's network: behind a proxy, before a server with a private certificate.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../support/inProcessSandbox';
import { makeCertificates } from '../support/network/certificates.mjs';
import { startTestProxy, startTlsFront, type TestProxy } from '../support/network/testProxy.mjs';

const HOST = 'ci.test';
const certificates = makeCertificates(HOST);

let folder = '';
let sandbox: InProcessSandbox;
let front: Awaited<ReturnType<typeof startTlsFront>>;
let proxy: TestProxy;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-behind-proxy-'));
  fs.writeFileSync(path.join(folder, 'authority.pem'), certificates.authority);
  sandbox = await startInProcessSandbox();
  front = await startTlsFront(certificates, Number(new URL(sandbox.url).port));
  proxy = await startTestProxy({ routes: { [HOST]: front.port }, signIn: 'me:proxyCanaryPassword' });
});

after(async () => {
  await Promise.all([proxy.close(), front.close(), sandbox.close()]);
  fs.rmSync(folder, { recursive: true });
});

/** Submits a request that comes through a pipe, in an environment that holds nothing else. */
function submit(env: Readonly<Record<string, string>>): Promise<{ exitCode: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const args = [path.resolve('out/cli.js'), 'submit', '-', '--endpoint', `https://${HOST}`];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: {
        XDG_STATE_HOME: folder,
        TENCENTCLOUD_SECRET_ID: sandboxCredentials.secretId,
        TENCENTCLOUD_SECRET_KEY: sandboxCredentials.secretKey,
        ...env,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.once('error', reject).once('close', (exitCode) => resolve({ exitCode, said }));
    child.stdin.end(sandboxRequest);
  });
}

it('it submits through the proxy and past the certificate that the environment names', async () => {
  const NODE_EXTRA_CA_CERTS = path.join(folder, 'authority.pem');
  const HTTPS_PROXY = `http://${'me:proxyCanaryPassword'}@127.0.0.1:${proxy.port}`;
  const { exitCode, said } = await submit({ HTTPS_PROXY, NODE_EXTRA_CA_CERTS });
  assert.match(said, /^JobId: +j\d+$/m);
  assert.equal(exitCode, 0);
  assert.deepEqual(proxy.seen, [`CONNECT ${HOST}:443 200`]);
  assert.deepEqual(await sandbox.received(), ['POST /jobs 200']);

  const untrusted = await submit({ HTTPS_PROXY });
  assert.equal(untrusted.exitCode, 2);
  assert.match(untrusted.said, /its certificate is not trusted .*\n.*NODE_EXTRA_CA_CERTS/);

  const wrong = await submit({
    HTTPS_PROXY: HTTPS_PROXY.replace('proxyCanary', 'wrongCanary'),
    NODE_EXTRA_CA_CERTS,
  });
  assert.equal(wrong.exitCode, 2);
  assert.match(wrong.said, /does not accept its user name and password .*\(HTTP 407\)/);
  assert.ok(!`${said}${untrusted.said}${wrong.said}`.includes('Canary'));

  const seen = proxy.seen.length;
  const without = await submit({ HTTPS_PROXY, NO_PROXY: '.test', NODE_EXTRA_CA_CERTS });
  assert.equal(without.exitCode, 2);
  assert.match(without.said, /`ci\.test` cannot be reached/);
  assert.equal(proxy.seen.length, seen);
  assert.deepEqual(await sandbox.received(), []);
});
