// The built server with all Tags beside the same with five: what Tags cost that a document does not use.
import fs from 'node:fs';
import path from 'node:path';
import { importBundled } from '../../scripts/importBundled.mjs';
import { makeDocuments } from './documents.mjs';
import { processorTime, residentMemory, startServer } from './lspClient.mjs';
import { root } from './product.mjs';
import { median } from './rounds.mjs';

const FEW = ['Concat', 'MediaInfo', 'Transcode', 'VideoEnhance', 'VideoSynthesis'];

const now = () => Number(process.hrtime.bigint()) / 1e6;
const inOut = (...parts) => path.join(root, 'out', ...parts);

/** A folder with the programs of the server, whose index names only those Tags. */
async function folderWithFewTags() {
  const { packParts } = await importBundled('scripts/schemaTools.ts');
  const folder = inOut('bench', 'fewTags');
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ['server.js', 'service.js', 'features.js'])
    fs.copyFileSync(inOut(file), path.join(folder, file));
  const parts = JSON.parse(fs.readFileSync(inOut('schemaParts.json'), 'utf8'));
  const index = JSON.parse(parts.index);
  const few = { ...index, tags: index.tags.filter(({ tag }) => FEW.includes(tag)) };
  const isKept = (name) => !/^(?:zh-cn\/)?tags\//.test(name) || FEW.includes(name.split('/').at(-1));
  const kept = Object.entries({ ...parts, index: JSON.stringify(few) }).filter(([name]) => isKept(name));
  fs.writeFileSync(path.join(folder, 'schemas.pack'), packParts(new Map(kept)));
  return folder;
}

async function start(folder, text) {
  const spawned = now();
  const session = startServer([path.join(folder, 'server.js'), '--stdio']);
  await session.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const initialize = now() - spawned;
  const diagnostics = session.nextDiagnostics();
  session.notify('initialized', {});
  session.notify('textDocument/didOpen', {
    textDocument: { uri: 'file:///bench.cijob.xml', languageId: 'ci-job', version: 1, text },
  });
  await diagnostics;
  const toDiagnostics = now() - spawned;
  const figures = {
    initialize,
    diagnostics: toDiagnostics,
    cpu: processorTime(session.child),
    memory: residentMemory(session.child),
  };
  session.child.kill();
  return figures;
}

/** Medians for `all` Tags and for a `few`, started in turns. */
export async function measureTags(rounds) {
  const text = makeDocuments(2048).xml;
  const folders = { few: await folderWithFewTags(), all: inOut() };
  const figures = { few: [], all: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, folder] of Object.entries(folders)) figures[name].push(await start(folder, text));
  }
  const medianOf = (rows) =>
    Object.fromEntries(Object.keys(rows[0]).map((key) => [key, median(rows.map((row) => row[key]))]));
  return { few: medianOf(figures.few), all: medianOf(figures.all) };
}
