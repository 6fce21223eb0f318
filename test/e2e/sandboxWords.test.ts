/**
 * The built sandbox as a person starts it with `ci-job sandbox`: what it says, in their language. `npm run build` comes first.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { it, type TestContext } from 'node:test';

const LANGUAGES = { CI_JOB_LANGUAGE: undefined, LC_ALL: undefined, LC_MESSAGES: undefined, LANG: 'C.UTF-8' };

function start(
  context: TestContext,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(process.execPath, [path.resolve('out', program), ...args], {
    env: { ...process.env, ...LANGUAGES, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  context.after(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return child;
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  for await (const line of createInterface({ input: stream ?? assert.fail('no output') })) return line;
  return assert.fail('It said nothing.');
}

const withoutPort = (line: string): string => line.replace(/:\d+$/, ':PORT');

it('the sandbox says where it listens, in the language that the command line was given', async (context) => {
  const line = await firstLine(start(context, 'cli.js', ['sandbox', '--language', 'zh-cn']).stdout);
  assert.equal(withoutPort(line), '沙箱正在监听 http://127.0.0.1:PORT');
});

it('the sandbox of its own speaks the language of the terminal', async (context) => {
  const chinese = start(context, 'sandbox.js', [], { LANG: 'zh_CN.UTF-8' });
  assert.equal(withoutPort(await firstLine(chinese.stdout)), '沙箱正在监听 http://127.0.0.1:PORT');
  const english = start(context, 'sandbox.js', []);
  assert.equal(withoutPort(await firstLine(english.stdout)), 'The sandbox listens on http://127.0.0.1:PORT');
});

it('a port that is already in use is named', async (context) => {
  const server = http.createServer();
  context.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = String((server.address() as AddressInfo).port);
  for (const [language, said] of [
    ['en', `The sandbox could not start: port ${port} is already in use.`],
    ['zh-cn', `沙箱无法启动：端口 ${port} 已被占用。`],
  ] as const) {
    const child = start(context, 'cli.js', ['sandbox', '--port', port, '--language', language]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    assert.deepEqual([await firstLine(child.stderr), await ended], [said, 2]);
  }
});

it('an option that cannot be is refused in the language of the terminal', async (context) => {
  const child = start(context, 'sandbox.js', ['--speed', 'fast'], { LANG: 'zh_CN.UTF-8' });
  assert.equal(await firstLine(child.stderr), '`--speed` 不能为 `fast`。');
});
