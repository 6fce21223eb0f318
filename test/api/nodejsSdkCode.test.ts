/**
 * The program that sends a request with the official SDK: it is run, with the SDK, against a sandbox.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { formatNodejsSdkCode, type SdkCall } from '../../client/api/nodejsSdkCode';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../support/inProcessSandbox';

let sandbox: InProcessSandbox;
beforeEach(async () => {
  sandbox = await startInProcessSandbox();
});
afterEach(() => sandbox.close());

function codeOf(own: Partial<SdkCall> = {}): string {
  return formatNodejsSdkCode({
    name: 'a.cijob.xml',
    bucket: 'films-1250000000',
    region: 'ap-chongqing',
    method: 'POST',
    url: `${sandbox.url}/jobs`,
    body: sandboxRequest,
    ...own,
  });
}

/** Runs a program with the credentials of the sandbox in its environment. */
async function run(code: string): Promise<{ exitCode: number; out: string; err: string }> {
  const child = spawn(process.execPath, ['--input-type=commonjs', '-'], {
    env: {
      PATH: process.env.PATH,
      TENCENTCLOUD_SECRET_ID: sandboxCredentials.secretId,
      TENCENTCLOUD_SECRET_KEY: sandboxCredentials.secretKey,
    },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  child.stdin.end(code);
  const [exitCode] = await once(child, 'close');
  return { exitCode: Number(exitCode), out, err };
}

describe('the program for the official SDK', () => {
  it('creates the job and shows it', async () => {
    const { exitCode, out, err } = await run(codeOf());
    assert.deepEqual([exitCode, err], [0, '']);
    assert.match(out, /Tag: 'MediaInfo'/);
    assert.deepEqual(await sandbox.received(), ['POST /jobs 200']);
  });

  for (const [fault, said, received] of [
    ['internal-error', /^InternalError: /, 'POST /jobs 500'],
    ['cut-after', /^ECONNRESET: socket hang up\n$/, 'POST /jobs 200'],
  ] as const) {
    it(`sends nothing twice after a failure: ${fault}`, async () => {
      sandbox.provoke(fault);
      const { exitCode, out, err } = await run(codeOf());
      assert.deepEqual([exitCode, out], [1, '']);
      assert.match(err, said);
      assert.deepEqual(await sandbox.received(), [received]);
    });
  }

  it('holds no credentials', () => {
    const code = codeOf();
    for (const secret of Object.values(sandboxCredentials)) assert.ok(!code.includes(secret));
  });

  for (const [name, body] of [
    ['wildcards, which templates know too', '<Object>a.${ext}</Object>'],
    ['quotes and backslashes', '<Text>`a` \\n \'b\' "c" \\u0041 $ {x}</Text>'],
    ['line ends of Windows', '<a>\r\n</a>\r\n'],
    ['separators that end a line in JavaScript', '<a>\u2028\u2029</a>'],
    ['Chinese', '<a>码率</a>'],
  ] as const) {
    it(`carries the body unchanged: ${name}`, () => {
      assert.deepEqual(sentBy(codeOf({ body, name: 'b\u2028x' })), [body]);
    });
  }

  it('names places as they are', () => {
    const code = codeOf({ bucket: "o'neill-1250000000", url: 'https://example.com/jobs' });
    assert.match(code, /Bucket: 'o\\'neill-1250000000',/);
    assert.match(code, /Url: 'https:\/\/example\.com\/jobs',\n {4}Key: 'jobs',/);
  });
});

/** What a program gives an SDK that sends nothing. */
function sentBy(code: string): readonly string[] {
  const sent: string[] = [];
  class NoSdk {
    request({ Body }: { readonly Body: readonly string[] }): Promise<object> {
      sent.push(...Body);
      return Promise.resolve({ Response: {} });
    }
  }
  const load = (name: string): unknown =>
    name === 'node:stream' ? { Readable: { from: (chunks: readonly string[]) => chunks } } : NoSdk;
  new Function('require', 'process', 'console', code)(load, { env: {} }, { log: () => undefined });
  return sent;
}
