// The second part: servers over stdio, timed from outside as an editor feels them.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromMiddle, makeDocuments, sizes } from './documents.mjs';
import { toJsonSchema } from './jsonSchema.mjs';
import { processorTime, residentMemory, startServer } from './lspClient.mjs';
import { root } from './product.mjs';
import { median } from './rounds.mjs';

const now = () => Number(process.hrtime.bigint()) / 1e6;
const peer = (...parts) => path.join(root, 'test/bench/node_modules', ...parts);
const scratch = path.join(root, 'out', 'bench');

/** A server that takes longer than this for one answer is not waited for, */
const PATIENCE = 40_000;
/** nor one that takes longer than this for all that it is asked. */
const SESSION_PATIENCE = 90_000;
/** Something that is asked so often needs no more rounds. */
const LONG_ENOUGH = 10_000;

/** Questions are asked equally often at every size, so that none is answered by code that is still cold. */
const ASKED = 60;

const servers = [
  {
    name: 'ours',
    language: 'ci-job',
    document: 'xml',
    command: [path.join(root, 'out/server.js'), '--stdio'],
  },
  {
    name: 'vscode-json-languageserver',
    language: 'json',
    document: 'json',
    command: [peer('vscode-json-languageserver/bin/vscode-json-languageserver'), '--stdio'],
  },
  {
    name: 'yaml-language-server',
    language: 'yaml',
    document: 'yaml',
    command: [peer('yaml-language-server/bin/yaml-language-server'), '--stdio'],
  },
];

const clientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    completion: { completionItem: { snippetSupport: true } },
    hover: {},
  },
  workspace: { configuration: false, didChangeConfiguration: {} },
};

async function within(promise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  const answer = await Promise.race([promise, late]);
  clearTimeout(timer);
  if (answer === undefined) throw new Error('no answer in time');
  return answer;
}

async function timed(promise) {
  const start = now();
  await within(promise());
  return now() - start;
}

async function initialized(server) {
  const session = startServer(server.command);
  const initialize = { processId: process.pid, rootUri: null, capabilities: clientCapabilities };
  await within(session.request('initialize', initialize));
  return session;
}

/** Spawn to the answer of `initialize`; for the lower bound, spawn to exit. */
export async function measureStarts(rounds) {
  const lowerBound = () =>
    new Promise((resolve) => spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).on('exit', resolve));
  const times = new Map([['node -e 0', []], ...servers.map(({ name }) => [name, []])]);
  for (let round = 0; round < rounds; round++) {
    const start = now();
    await lowerBound();
    times.get('node -e 0').push(now() - start);
    for (const server of servers) {
      const spawned = now();
      const { child } = await initialized(server);
      times.get(server.name).push(now() - spawned);
      child.kill();
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
}

/** A place in the middle: where a digit is changed, and where completion and hover ask. */
function middleOf(text) {
  // In XML the name stands in end tags too; there completion would have little to answer.
  const startTag = text.startsWith('<') ? '<' : '';
  const found = fromMiddle(text, `${startTag}FragmentIndex`) + startTag.length;
  const lineStart = text.lastIndexOf('\n', found) + 1;
  const digits = /\d+/.exec(text.slice(found));
  const line = text.slice(0, found).split('\n').length - 1;
  const digit = found - lineStart + digits.index;
  return {
    element: { line, character: found - lineStart + 2 },
    digit: { start: { line, character: digit }, end: { line, character: digit + 1 } },
    before: { line, character: found - lineStart - 1 },
  };
}

function configure(session, schemaUri, schema) {
  session.notify('initialized', {});
  session.notify('workspace/didChangeConfiguration', {
    settings: {
      json: {
        validate: { enable: true },
        format: { enable: true },
        schemas: [{ fileMatch: ['*.json'], schema }],
      },
      yaml: {
        validate: true,
        completion: true,
        hover: true,
        format: { enable: true },
        schemas: { [schemaUri]: '*.yaml' },
      },
    },
  });
}

async function measureSession(server, text, schemaUri, schema, rounds) {
  const session = await initialized(server);
  // A killed server answers nothing more, so whoever waits for it gives up.
  const limit = setTimeout(() => session.child.kill(), SESSION_PATIENCE);
  try {
    configure(session, schemaUri, schema);
    const uri = `file:///bench/request.${server.document}`;
    const textDocument = { uri };
    const open = await timed(() => {
      const diagnostics = session.nextDiagnostics();
      session.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: server.language, version: 1, text },
      });
      return diagnostics;
    });
    const place = middleOf(text);
    let version = 1;
    const busy = processorTime(session.child);
    const change = await repeat(rounds, () => {
      const diagnostics = session.nextDiagnostics();
      const contentChanges = [{ range: place.digit, text: String(1 + (version % 2)) }];
      session.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges });
      return diagnostics;
    });
    const changeCpu = (processorTime(session.child) - busy) / rounds;
    const ask = (method, params) =>
      repeat(ASKED, () => session.request(method, { textDocument, ...params }).then(() => true));
    const completion = await ask('textDocument/completion', { position: place.before });
    const hover = await ask('textDocument/hover', { position: place.element });
    const options = { tabSize: 2, insertSpaces: true };
    const formatting = await timed(() =>
      session.request('textDocument/formatting', { textDocument, options }).then(() => true),
    );
    return { open, change, changeCpu, completion, hover, formatting, memory: residentMemory(session.child) };
  } catch (error) {
    return { failed: error.message };
  } finally {
    clearTimeout(limit);
    session.child.kill();
  }
}

async function repeat(rounds, run) {
  const times = [];
  const start = now();
  for (let round = 0; round < rounds && now() - start < LONG_ENOUGH; round++) times.push(await timed(run));
  return median(times);
}

/** By size, then by server: milliseconds (memory in MB), or why there are none. */
export async function measureSessions(product, { rounds, mostBytes }) {
  const schema = toJsonSchema(product.schemaSet.tags.get('Concat'));
  fs.mkdirSync(scratch, { recursive: true });
  const schemaFile = path.join(scratch, 'schema.json');
  fs.writeFileSync(schemaFile, JSON.stringify(schema));
  const results = {};
  for (const { name, bytes } of sizes.filter((size) => size.bytes <= mostBytes)) {
    const documents = makeDocuments(bytes, false);
    const fewer = bytes > 1_000_000 ? 5 : rounds;
    results[name] = {};
    for (const server of servers) {
      const text = documents[server.document];
      const schemaUri = pathToFileURL(schemaFile).href;
      results[name][server.name] = await measureSession(server, text, schemaUri, schema, fewer);
      process.stderr.write(`measured ${server.name} with ${name}\n`);
    }
  }
  return results;
}
