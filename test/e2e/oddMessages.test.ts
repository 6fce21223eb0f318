/**
 * Messages that are framed well and make no sense, of every shape: none of them ends the server, however it is
 * reached, and the request after each one is answered.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { after, describe, it } from 'node:test';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import { builtProgram } from '../support/builtProgram';

/** As deep as the platform itself still writes it. */
function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

const values: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  1.5,
  '',
  'text',
  true,
  [],
  [null],
  [1, [2]],
  {},
  { id: null },
  { id: {} },
  { id: [] },
  { id: true },
  { id: 'none' },
  { value: null },
  { value: 'verbose' },
  { value: 5 },
  { token: null },
  { token: {} },
  { token: 1, value: null },
  { textDocument: [] },
  nested(1000, (inner) => [inner]),
  nested(1000, (inner) => ({ inner })),
];
const methods: readonly string[] = [
  '$/cancelRequest',
  '$/setTrace',
  '$/progress',
  '$/logTrace',
  '$/unknown',
  'initialize',
  'initialized',
  'window/workDoneProgress/cancel',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWorkspaceFolders',
  'textDocument/didSave',
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/hover',
  '',
  '__proto__',
  'constructor',
];
const ids: readonly unknown[] = [undefined, null, 5, {}, '__proto__'];
const answers: readonly object[] = [
  { result: 1 },
  { result: null },
  { error: null },
  { error: 5 },
  { error: {} },
  { error: { code: 'x', message: 5 } },
  { result: 1, error: { code: 1, message: '' } },
  {},
];

const messages: readonly unknown[] = [
  ...values,
  ...methods.flatMap((method) =>
    values.flatMap((params) => ids.map((id) => ({ jsonrpc: '2.0', id, method, params }))),
  ),
  ...values.flatMap((id) => answers.map((answer) => ({ jsonrpc: '2.0', id, ...answer }))),
  ...values.flatMap((method) => [
    { jsonrpc: '2.0', method },
    { jsonrpc: '2.0', id: 1, method },
  ]),
  { jsonrpc: '1.0', method: '$/cancelRequest' },
  { method: '$/cancelRequest' },
  [{ jsonrpc: '2.0', method: '$/cancelRequest' }],
];

/** A server, whatever it is reached over. */
interface Reached {
  readonly send: (message: unknown) => void;
  /** Only over streams: a text that the platform cannot write of a value. */
  readonly sendText?: (body: string) => void;
  readonly onMessage: (take: (message: unknown) => void) => void;
  readonly onEnd: (take: (reason: string) => void) => void;
}

const started: ChildProcess[] = [];
const workers: Worker[] = [];
after(async () => {
  for (const server of started) server.kill();
  for (const worker of workers) await worker.terminate();
});

function overStreams(): Reached {
  const server = spawn(process.execPath, [builtProgram('server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(server);
  // The end is reported by `exit`.
  server.stdin.on('error', () => undefined);
  const sendText = (body: string): void => {
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  return {
    sendText,
    // `undefined` has no JSON, so it is a body without any.
    send: (message) => sendText(JSON.stringify(message) ?? ''),
    onMessage: (take) => {
      let text = '';
      server.stdout.setEncoding('latin1').on('data', (chunk: string) => {
        text += chunk;
        for (;;) {
          const head = /^Content-Length: (\d+)\r\n\r\n/.exec(text);
          const end = head === null ? Number.POSITIVE_INFINITY : head[0].length + Number(head[1]);
          if (head === null || text.length < end) return;
          take(JSON.parse(text.slice(head[0].length, end)));
          text = text.slice(end);
        }
      });
    },
    onEnd: (take) => server.once('exit', (code) => take(`ended with ${code}`)),
  };
}

function overNodeIpc(): Reached {
  const server = fork(builtProgram('server.js'), ['--node-ipc'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.push(server);
  return {
    send: (message) => {
      // Node sends no `undefined`, and the end is reported by `exit`.
      server.send(JSON.parse(JSON.stringify(message ?? null)), () => undefined);
    },
    onMessage: (take) => server.on('message', take),
    onEnd: (take) => server.once('exit', (code) => take(`ended with ${code}`)),
  };
}

/** What a browser's worker has and a worker thread calls differently. */
const asInBrowser = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.self = globalThis;
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  globalThis.addEventListener = () => undefined;
  parentPort.on('message', (data) => globalThis.onmessage({ data }));
  require(workerData);
`;

function inWorker(): Reached {
  const worker = new Worker(asInBrowser, { eval: true, workerData: builtProgram('serverWorker.js') });
  workers.push(worker);
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (take) => worker.on('message', take),
    onEnd: (take) => {
      worker.once('error', (error) => take(`failed: ${error}`));
      worker.once('exit', (code) => take(`ended with ${code}`));
    },
  };
}

function isAnswerTo(id: string, message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    message.id === id &&
    'result' in message
  );
}

/** Sends each message and a question after it; the message that the first question without an answer came after. */
async function firstThatEnds(server: Reached, odd: readonly unknown[]): Promise<unknown> {
  const ended = new Promise<string>((resolve) => server.onEnd(resolve));
  let asked = '';
  let answered = (): void => undefined;
  server.onMessage((message) => {
    if (isAnswerTo(asked, message)) answered();
  });
  const ask = (id: string, method: string, params?: object): Promise<string> => {
    asked = id;
    const isAnswered = new Promise<string>((resolve) => {
      answered = () => resolve('answered');
    });
    server.send({ jsonrpc: '2.0', id, method, params });
    return Promise.race([isAnswered, ended]);
  };
  await ask('first', 'initialize', { processId: null, capabilities: {} });
  for (const [index, message] of odd.entries()) {
    server.send(message);
    const outcome = await ask(`question-${index}`, 'ciJob/getTags');
    if (outcome !== 'answered') return { message: inspect(message).slice(0, 300), outcome };
  }
  return undefined;
}

describe('no message that is framed well ends the server', { timeout: 120_000 }, () => {
  const ways: Readonly<Record<string, () => Reached>> = {
    'over standard input': overStreams,
    'over the IPC of Node': overNodeIpc,
    'as the worker of a page': inWorker,
  };
  for (const [way, reach] of Object.entries(ways)) {
    it(way, async () => assert.deepEqual(await firstThatEnds(reach(), messages), undefined));
  }

  it('nested so deeply that whoever recurses over it runs out of stack', async () => {
    const { sendText = () => undefined, ...server } = overStreams();
    const deep = ['[', '{"a":'].flatMap((open) => {
      const params = `${open.repeat(100_000)}1${(open === '[' ? ']' : '}').repeat(100_000)}`;
      return [
        '$/cancelRequest',
        '$/setTrace',
        'initialize',
        'textDocument/hover',
        'workspace/didChangeConfiguration',
      ].map((method) => `{"jsonrpc":"2.0","method":"${method}","id":7,"params":${params}}`);
    });
    const notifications = deep.map((text) => text.replace('"id":7,', ''));
    const texts = {
      ...server,
      send: (message: unknown) => (typeof message === 'string' ? sendText(message) : server.send(message)),
    };
    assert.deepEqual(await firstThatEnds(texts, [...deep, ...notifications, '['.repeat(100_000)]), undefined);
  });
});
