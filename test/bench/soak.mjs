// Random edits and requests over many documents at once, through stdio, and what they do to the server's memory.
//   node test/bench/soak.mjs [--operations N] [--seed N] [--documents N]
// Exit code 0: every request was answered, the documents ended as a fresh server sees them, the memory stayed flat.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { residentMemory, startServer } from './lspClient.mjs';
import { randomEdit, randomGenerator, randomQuestion } from './soakOperations.mjs';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    documents: { type: 'string', default: '20' },
  },
});
const operations = Number(values.operations);
const random = randomGenerator(Number(values.seed));

/** Requests that may be under way at once: an editor asks for much after each key, but not without end. */
const MOST_UNDER_WAY = 24;
const SAMPLES = 20;

const texts = fs
  .readdirSync('samples')
  .filter((file) => file.endsWith('.xml'))
  .map((file) => fs.readFileSync(path.join('samples', file), 'utf8'));
const documents = Array.from({ length: Number(values.documents) }, (_, index) => {
  const original = texts[index % texts.length];
  return { uri: `file:///soak/${index}.cijob.xml`, original, text: original, version: 0, isOpen: false };
});

const server = startServer([path.resolve('out', 'server.js'), '--stdio']);
const failures = [];
let hasEnded = false;
const ended = new Promise((resolve) => {
  server.child.once('exit', (code, signal) => {
    hasEnded = true;
    resolve(`the server ended: ${signal ?? code}`);
  });
});
const gone = ended.then((reason) => {
  throw new Error(reason);
});
gone.catch(() => undefined);

function open(document) {
  document.version += 1;
  document.isOpen = true;
  const { uri, version, text } = document;
  server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'ci-job', version, text },
  });
}

function close(document) {
  document.isOpen = false;
  server.notify('textDocument/didClose', { textDocument: { uri: document.uri } });
}

function edit(document) {
  const { text, change } = randomEdit(document, random);
  document.text = text;
  document.version += 1;
  server.notify('textDocument/didChange', {
    textDocument: { uri: document.uri, version: document.version },
    contentChanges: [change],
  });
}

/** Editors take a refusal as an answer: of a name that no element can have, or when the question was taken back. */
const allowedErrors = new Set([-32803, -32800]);

async function ask(document) {
  const { method, params } = randomQuestion(document, random);
  const { error } = await server.request(method, params);
  if (error !== undefined && !allowedErrors.has(error.code)) {
    failures.push(`${method}: ${error.code} ${error.message}`);
  }
}

async function step(document, underWay) {
  const dice = random();
  if (!document.isOpen) {
    // A closed document is asked about, too.
    if (dice < 0.5) open(document);
    else underWay.add(ask(document));
  } else if (dice < 0.45) edit(document);
  else if (dice < 0.46) close(document);
  else underWay.add(ask(document));
  if (underWay.size < MOST_UNDER_WAY) return;
  await Promise.race([Promise.all(underWay), gone]);
  underWay.clear();
}

async function run() {
  const capabilities = { textDocument: { diagnostic: {}, documentSymbol: {} } };
  await server.request('initialize', { processId: process.pid, rootUri: null, capabilities });
  server.notify('initialized', {});
  for (const document of documents) open(document);
  const memory = [];
  const underWay = new Set();
  for (let count = 1; count <= operations; count++) {
    await step(documents[Math.floor(random() * documents.length)], underWay);
    if (count % Math.ceil(operations / SAMPLES) !== 0) continue;
    await Promise.race([Promise.all(underWay), gone]);
    underWay.clear();
    memory.push(residentMemory(server.child));
    console.log(`${String(count).padStart(7)} operations  ${memory.at(-1).toFixed(0).padStart(4)} MB`);
  }
  await compareWithFresh();
  checkMemory(memory);
}

/** What thousands of small changes have made of a document is what its text says to somebody who never saw them. */
async function compareWithFresh() {
  for (const document of documents) {
    const { uri } = document;
    if (!document.isOpen) open(document);
    const question = { textDocument: { uri } };
    const changed = await Promise.race([server.request('textDocument/diagnostic', question), gone]);
    close(document);
    open(document);
    const fresh = await Promise.race([server.request('textDocument/diagnostic', question), gone]);
    if (JSON.stringify(changed.result) !== JSON.stringify(fresh.result)) {
      failures.push(`${uri}: other diagnostics than for the same text in a new document`);
    }
  }
}

/** After a first fifth, in which code is compiled and caches fill, nothing may pile up. */
function checkMemory(memory) {
  const settled = memory.slice(Math.ceil(SAMPLES / 5));
  const half = Math.floor(settled.length / 2);
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [before, after] = [mean(settled.slice(0, half)), mean(settled.slice(half))];
  if (Number.isNaN(before)) return;
  console.log(`memory: ${before.toFixed(0)} MB in the first half, ${after.toFixed(0)} MB in the second`);
  if (after > 1.25 * before + 16) failures.push('the memory grows');
}

try {
  await run();
} catch (error) {
  failures.push(String(error));
}
if (!hasEnded) server.child.kill();
for (const failure of failures.slice(0, 20)) console.error(failure);
console.log(`${operations} operations on ${documents.length} documents, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
