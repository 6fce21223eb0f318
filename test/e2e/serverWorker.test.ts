/**
 * The server as a web worker. Node's worker threads stand in for the browser's: same messages, other names.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { builtProgram } from '../support/builtProgram';

/** What a browser's worker has and a worker thread calls differently. */
const asInBrowser = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.self = {
    postMessage: (message) => parentPort.postMessage(message),
    set onmessage(listener) { parentPort.on('message', (data) => listener({ data })); },
    addEventListener: () => undefined,
  };
  require(workerData);
`;

it('out/serverWorker.js serves a request', async () => {
  const worker = new Worker(asInBrowser, { eval: true, workerData: builtProgram('serverWorker.js') });
  const call = async (id: number, method: string, params: object): Promise<unknown> => {
    const answered = once(worker, 'message');
    worker.postMessage({ jsonrpc: '2.0', id, method, params });
    return (await answered)[0];
  };
  const initialized = await call(1, 'initialize', { processId: null, rootUri: null, capabilities: {} });
  assert.deepEqual(Object.keys(Object(initialized)).sort(), ['id', 'jsonrpc', 'result']);
  const uri = 'file:///a.cijob.xml';
  const published = once(worker, 'message');
  worker.postMessage({
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: {
      textDocument: { uri, languageId: 'ci-job', version: 1, text: '<Request><Tag>MediaInfo</Tag>' },
    },
  });
  const [message]: unknown[] = await published;
  assert.match(
    JSON.stringify(message),
    /"method":"textDocument\/publishDiagnostics".*"code":"end-tag-missing"/,
  );
  const page = await call(2, 'ciJob/getReferencePage', { name: 'codes' });
  assert.match(JSON.stringify(page), /# Diagnostic codes/);
  await worker.terminate();
});
