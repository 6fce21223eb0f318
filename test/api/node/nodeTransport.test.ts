/**
 * Calls of the client through proxies and past certificates of a private authority, against the sandbox,
 * with the transport that the extension and the command line use.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createCiClient } from '../../../client/api/ciClient';
import { type CiError, explainError } from '../../../client/api/ciError';
import { NotSentError, PROXY_FAILURES } from '../../../client/api/networkFailure';
import { defaultNetworkSettings, type NetworkSettings } from '../../../client/api/node/networkSettings';
import { createNodeTransport } from '../../../client/api/node/nodeTransport';
import type { Transport } from '../../../client/api/transport';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../../support/inProcessSandbox';
import { makeCertificates } from '../../support/network/certificates.mjs';
import { basic, startTestProxy, startTlsFront, type TestProxy } from '../../support/network/testProxy.mjs';

// A name that only the proxy knows: what gets there went through it.
const HOST = 'ci.test';
const certificates = makeCertificates(HOST, 'proxy.test', 'localhost');
const extra = path.join(os.tmpdir(), `ci-job-authority-${process.pid}.pem`);
const trusting = { NODE_EXTRA_CA_CERTS: extra };

const withLogin = (login: string, { port }: TestProxy): string => `http://${login}@127.0.0.1:${port}`;

let sandbox: InProcessSandbox;
let front: Awaited<ReturnType<typeof startTlsFront>>;
let open: TestProxy;
let guarded: TestProxy;

before(async () => {
  fs.writeFileSync(extra, certificates.authority);
  sandbox = await startInProcessSandbox();
  front = await startTlsFront(certificates, Number(new URL(sandbox.url).port));
  open = await startTestProxy({ routes: { [HOST]: front.port } });
  guarded = await startTestProxy({ routes: { [HOST]: front.port }, signIn: 'me:proxyCanaryPassword' });
});

after(async () => {
  await Promise.all([open.close(), guarded.close(), front.close(), sandbox.close()]);
  fs.rmSync(extra);
});

/** What became of a submission: the state of its job, or what a person is reported. */
async function submit(
  settings: Partial<NetworkSettings>,
  {
    environment = trusting,
    endpoint = `https://${HOST}`,
    platform,
    timeoutMs = 10_000,
  }: {
    readonly timeoutMs?: number;
    readonly environment?: Readonly<Record<string, string>>;
    readonly endpoint?: string;
    readonly platform?: Transport;
  } = {},
): Promise<string | CiError> {
  const transport = createNodeTransport({
    settings: () => ({ ...defaultNetworkSettings, ...settings }),
    environment,
    platform,
  });
  const client = createCiClient({
    bucket: '',
    region: '',
    endpoint,
    credentials: sandboxCredentials,
    transport,
    timeoutMs,
  });
  const answer = await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' });
  return answer.ok ? (answer.value.jobs[0]?.jobId ?? 'no job') : answer.error;
}

/** An error that certainly sent nothing, and the next step that is reported. */
async function checkNotSent(
  outcome: string | CiError,
  message: string | RegExp,
  code: string,
  nextStep: RegExp,
): Promise<void> {
  assert.ok(typeof outcome !== 'string' && outcome.kind === 'network', JSON.stringify(outcome));
  const { kind, outcomeUnknown, code: found } = outcome;
  assert.deepEqual({ kind, outcomeUnknown, found }, { kind: 'network', outcomeUnknown: false, found: code });
  if (typeof message === 'string') assert.equal(outcome.message, message);
  else assert.match(outcome.message, message);
  assert.match(explainError(outcome).nextStep, nextStep);
  assert.ok(!JSON.stringify(outcome).includes('Canary'));
  assert.deepEqual(await sandbox.received(), []);
}

const PROXY_STEP = /^Check the address of the proxy \(the setting `http\.proxy`/;
const SIGN_IN_STEP = /^Set the proxy’s user name and password/;

describe('a job is submitted', () => {
  const rows: readonly [string, () => Promise<string | CiError>, () => readonly string[]][] = [
    [
      'through a proxy of the settings',
      () => submit({ proxy: `http://127.0.0.1:${open.port}` }),
      () => open.seen,
    ],
    [
      'through a proxy of the environment',
      () => submit({}, { environment: { ...trusting, HTTPS_PROXY: `127.0.0.1:${open.port}` } }),
      () => open.seen,
    ],
    [
      'with user name and password in the address of the proxy',
      () => submit({ proxy: withLogin('me:proxyCanaryPassword', guarded) }),
      () => guarded.seen,
    ],
    [
      'with the sign-in of the setting',
      () =>
        submit({
          proxy: `http://127.0.0.1:${guarded.port}`,
          proxyAuthorization: basic('me:proxyCanaryPassword'),
        }),
      () => guarded.seen,
    ],
    [
      'when certificates are not verified, whoever issued them',
      () =>
        submit({ proxy: `http://127.0.0.1:${open.port}`, verifiesCertificates: false }, { environment: {} }),
      () => open.seen,
    ],
  ];
  for (const [title, act, seen] of rows) {
    it(title, async () => {
      const from = seen().length;
      assert.match(String(await act()), /^j\d+$/);
      assert.deepEqual(seen().slice(from), [`CONNECT ${HOST}:443 200`]);
      assert.deepEqual(await sandbox.received(), ['POST /jobs 200']);
    });
  }

  it('through a proxy that is reached over an encrypted connection', async (context) => {
    const { key, certificate: cert } = certificates;
    const secure = await startTestProxy({ routes: { [HOST]: front.port }, secure: { key, cert } });
    context.after(() => secure.close());
    assert.match(String(await submit({ proxy: `https://localhost:${secure.port}` })), /^j\d+$/);
    assert.deepEqual(secure.seen, [`CONNECT ${HOST}:443 200`]);
    assert.deepEqual(await sandbox.received(), ['POST /jobs 200']);
  });

  it('to an address without a name, with a certificate for that address', async (context) => {
    const own = makeCertificates('127.0.0.1');
    const authority = path.join(os.tmpdir(), `ci-job-address-${process.pid}.pem`);
    fs.writeFileSync(authority, own.authority);
    const address = await startTlsFront(own, Number(new URL(sandbox.url).port));
    context.after(() => Promise.all([address.close(), fs.promises.rm(authority)]));
    const endpoint = `https://127.0.0.1:${address.port}`;
    const environment = { NODE_EXTRA_CA_CERTS: authority };
    assert.match(String(await submit({}, { endpoint, environment })), /^j\d+$/);
    assert.deepEqual(await sandbox.received(), ['POST /jobs 200']);
  });

  it('past a proxy, to this machine and to hosts that go without one', async () => {
    const proxy = `http://127.0.0.1:${open.port}`;
    const from = open.seen.length;
    const near = { endpoint: `https://localhost:${front.port}` };
    assert.match(String(await submit({ proxy }, near)), /^j\d+$/);
    assert.match(String(await submit({ proxy }, { endpoint: sandbox.url })), /^j\d+$/);
    const outcome = await submit({ proxy, noProxy: [HOST] });
    assert.ok(typeof outcome !== 'string' && outcome.kind === 'network');
    assert.deepEqual(open.seen.slice(from), []);
    assert.deepEqual(await sandbox.received(), ['POST /jobs 200', 'POST /jobs 200']);
  });
});

describe('nothing is sent, and a person is told why,', () => {
  it('when the certificate is for `localhost` and the service is asked by its address', async () => {
    await checkNotSent(
      await submit({}, { endpoint: `https://127.0.0.1:${front.port}` }),
      `\`127.0.0.1:${front.port}\` cannot be reached: its certificate is not trusted (ERR_TLS_CERT_ALTNAME_INVALID).`,
      'ERR_TLS_CERT_ALTNAME_INVALID',
      /certificate/,
    );
  });

  it('when `https` is asked of a server that does not speak it', async () => {
    const { host } = new URL(sandbox.url);
    await checkNotSent(
      await submit({}, { endpoint: `https://${host}` }),
      `\`${host}\` cannot be reached: it does not use TLS, which \`https\` requires (ERR_SSL_WRONG_VERSION_NUMBER).`,
      'ERR_SSL_WRONG_VERSION_NUMBER',
      /./,
    );
  });

  it('when the server is silent from the beginning', async (context) => {
    const silent = net.createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    context.after(() => void silent.close());
    const host = `localhost:${(silent.address() as net.AddressInfo).port}`;
    assert.deepEqual(await submit({}, { endpoint: `https://${host}`, timeoutMs: 300 }), {
      kind: 'timeout',
      message: `\`${host}\` did not respond within 0.3 seconds.`,
      outcomeUnknown: false,
    });
  });

  it('when nobody listens at the proxy', async () => {
    const proxy = await startTestProxy({ routes: {} });
    await proxy.close();
    await checkNotSent(
      await submit({ proxy: withLogin('me:proxyCanaryPassword', proxy) }),
      `The proxy \`127.0.0.1:${proxy.port}\` cannot be reached: connections are refused (ECONNREFUSED).`,
      PROXY_FAILURES.unreachable,
      PROXY_STEP,
    );
  });

  const foreignServers: readonly [string, (socket: net.Socket) => void, RegExp][] = [
    [
      'is no proxy but says something else',
      (socket) => void socket.write('SSH-2.0-OpenSSH_9.6\r\n'),
      /^The proxy `127\.0\.0\.1:\d+` cannot be reached: Parse Error: Expected HTTP\/.* \(HPE_INVALID_CONSTANT\)\.$/,
    ],
    [
      'never ends its answer',
      (socket) => {
        const more = (): void => {
          while (!socket.destroyed && socket.write('x'.repeat(65_536)));
        };
        socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
        socket.on('drain', more);
        more();
      },
      /^The proxy `127\.0\.0\.1:\d+` cannot be reached: .*\(HPE_HEADER_OVERFLOW\)\.$/,
    ],
    [
      'answers with what is no header',
      (socket) => void socket.write('HTTP/1.1 200 OK\r\nCanary of another server\r\n\r\n'),
      /^The proxy `127\.0\.0\.1:\d+` cannot be reached: Parse Error: Invalid header token \(HPE_INVALID_HEADER_TOKEN\)\.$/,
    ],
  ];
  for (const [title, answer, message] of foreignServers) {
    it(`when the proxy ${title}, long before the time is over`, async (context) => {
      const server = net.createServer((socket) => {
        socket.on('error', () => undefined).once('data', () => answer(socket));
      });
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      context.after(() => void server.close());
      const { port } = server.address() as net.AddressInfo;
      await checkNotSent(
        await submit({ proxy: `http://127.0.0.1:${port}` }),
        message,
        PROXY_FAILURES.unreachable,
        PROXY_STEP,
      );
    });
  }

  it('when the address of the proxy is none', async () => {
    await checkNotSent(
      await submit({ proxy: withLogin('me:proxyCanaryPassword', open).replace('http', 'ftp') }),
      'The address of the proxy in the setting `http.proxy` cannot be used: it must look like `http://host:port`.',
      PROXY_FAILURES.unreachable,
      PROXY_STEP,
    );
  });

  it('when the proxy asks for a sign-in', async () => {
    await checkNotSent(
      await submit({ proxy: `http://127.0.0.1:${guarded.port}` }),
      `The proxy \`127.0.0.1:${guarded.port}\` requires authentication (HTTP 407).`,
      PROXY_FAILURES.signIn,
      SIGN_IN_STEP,
    );
  });

  it('when the password for the proxy is wrong', async () => {
    await checkNotSent(
      await submit({ proxy: withLogin('me:wrongCanary', guarded) }),
      `The proxy \`127.0.0.1:${guarded.port}\` does not accept its user name and password (HTTP 407).`,
      PROXY_FAILURES.wrongSignIn,
      SIGN_IN_STEP,
    );
  });

  it('when the proxy does not let the request through', async () => {
    await checkNotSent(
      await submit({ proxy: `http://127.0.0.1:${open.port}` }, { endpoint: 'https://elsewhere.test:8443' }),
      `The proxy \`127.0.0.1:${open.port}\` does not allow requests to \`elsewhere.test:8443\` (HTTP 403).`,
      PROXY_FAILURES.refused,
      PROXY_STEP,
    );
  });

  it('when the certificate comes from an authority that is not trusted', async () => {
    await checkNotSent(
      await submit({ proxy: `http://127.0.0.1:${open.port}` }, { environment: {} }),
      `\`${HOST}\` cannot be reached: its certificate is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE).`,
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      /NODE_EXTRA_CA_CERTS/,
    );
  });

  it('when the certificate is for another host', async () => {
    const routes = { 'other.test': front.port };
    const proxy = await startTestProxy({ routes });
    const outcome = await submit(
      { proxy: `http://127.0.0.1:${proxy.port}` },
      { endpoint: 'https://other.test' },
    );
    await proxy.close();
    await checkNotSent(
      outcome,
      '`other.test` cannot be reached: its certificate is not trusted (ERR_TLS_CERT_ALTNAME_INVALID).',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      /Check the endpoint/,
    );
  });

  it('when it is not verified through proxies, but no proxy is used', async () => {
    await checkNotSent(
      await submit(
        { verifiesCertificates: false },
        { environment: {}, endpoint: `https://localhost:${front.port}` },
      ),
      /its certificate is not trusted/,
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      /NODE_EXTRA_CA_CERTS/,
    );
  });
});

describe('the platform’s own way', () => {
  const platform: Transport = async ({ url }) => ({ status: 500, headers: {}, body: `platform ${url}` });
  const wasAsked = (outcome: string | CiError): boolean =>
    typeof outcome !== 'string' && outcome.kind === 'http' && outcome.status === 500;

  it('is taken where nothing is said about proxies', async () => {
    assert.ok(wasAsked(await submit({}, { environment: {}, platform })));
  });

  it('is taken where a proxy asks for a sign-in that is not set, because a person may be asked', async () => {
    const proxy = `http://127.0.0.1:${guarded.port}`;
    assert.ok(wasAsked(await submit({ proxy }, { platform })));
    const wrong = await submit({ proxy: withLogin('me:wrong', guarded) }, { platform });
    assert.ok(typeof wrong !== 'string' && wrong.kind === 'network');
    assert.deepEqual(await sandbox.received(), []);
  });

  it('is not taken for a proxy that is set, nor when proxies are switched off', async () => {
    assert.match(String(await submit({ proxy: `http://127.0.0.1:${open.port}` }, { platform })), /^j\d+$/);
    const near = { platform, endpoint: sandbox.url };
    assert.match(String(await submit({ usesProxies: false }, near)), /^j\d+$/);
    assert.equal((await sandbox.received()).length, 2);
  });

  it('says of a proxy that asks for a sign-in what we say', async () => {
    const refuse: Transport = async () => {
      const cause = new Error('Proxy response (407) ?.== 200 when HTTP Tunneling');
      throw new TypeError('fetch failed', { cause });
    };
    await checkNotSent(
      await submit({}, { environment: {}, platform: refuse }),
      'The proxy requires authentication (HTTP 407).',
      PROXY_FAILURES.signIn,
      SIGN_IN_STEP,
    );
  });
});

describe('stopping', () => {
  it('ends a connection that is being made', async () => {
    const silent = await startTestProxy({ routes: { [HOST]: front.port } });
    const controller = new AbortController();
    const transport = createNodeTransport({
      settings: () => ({ ...defaultNetworkSettings, proxy: `http://127.0.0.1:${silent.port}` }),
      environment: {},
    });
    controller.abort();
    await assert.rejects(
      transport({ method: 'GET', url: `https://${HOST}/`, headers: {}, signal: controller.signal }),
      NotSentError,
    );
    assert.deepEqual(silent.seen, []);
    await silent.close();
  });
});
