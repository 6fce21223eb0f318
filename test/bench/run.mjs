// `npm run bench`: measures the product against its peers, side by side in one run.
//   node test/bench/run.mjs [--only PART] [--skip PART]… [--most BYTES] [--quick]
// Services: starts, command-line, in-process, sessions, watching, activation (which needs a VS Code and a browser).
// Prints tables and writes `out/bench.json`. The peers are installed here on the first run; they ship nowhere.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { measureCommandLine } from './commandLine.mjs';
import { goalsOf } from './goals.mjs';
import { measureInProcess } from './inProcess.mjs';
import { measureTags } from './manyTags.mjs';
import { loadProduct, root } from './product.mjs';
import { renderReport } from './report.mjs';
import { measureSessions, measureStarts } from './servers.mjs';
import { measureWatching } from './watching.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    skip: { type: 'string', multiple: true, default: [] },
    most: { type: 'string', default: '10000000' },
    quick: { type: 'boolean', default: false },
  },
});
const mostBytes = Number(values.most);
const wants = (part) => !values.skip.includes(part) && (values.only ?? part) === part;

const bench = path.join(root, 'test/bench');

/** The lock file of what is installed says whether it is what we ask for. */
function installPeers() {
  const wanted = fs.statSync(path.join(bench, 'package-lock.json')).mtimeMs;
  const marker = path.join(bench, 'node_modules/.package-lock.json');
  if (fs.existsSync(marker) && fs.statSync(marker).mtimeMs >= wanted) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const installed = spawnSync(npm, ['ci', '--prefix', bench, '--no-audit', '--no-fund', '--ignore-scripts'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
}

const outFile = (...names) => names.map((name) => path.join(root, 'out', name));
const kilobytesOf = (files, size) => files.reduce((sum, file) => sum + size(file), 0) / 1000;
const sizeOf = (file) => fs.statSync(file).size;
const zippedSizeOf = (file) => gzipSync(fs.readFileSync(file)).length;

/** What is read before something is done, all files together. */
const filesRead = {
  'server, to the first diagnostics': ['server.js', 'service.js'],
  'server, with the first other feature': ['features.js'],
  'extension, to be active': ['extension.js'],
  'extension, with the first request': ['languageClient.js'],
  'extension and tools, with the first answer': ['xml.js'],
  'tools, besides those of the server': ['tools.js'],
  'schemas, in both languages': ['schemas.pack'],
  'Chinese texts of the programs': ['zh-cn.json'],
  'extension in the browser': ['browserExtension.js'],
  'server in the browser': ['serverWorker.js'],
};

function measureFiles() {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const read = Object.entries(filesRead).map(([what, names]) => {
    const files = outFile(...names);
    return [what, { kilobytes: kilobytesOf(files, sizeOf), gzipped: kilobytesOf(files, zippedSizeOf) }];
  });
  const packed = (file) => ({ kilobytes: kilobytesOf(outFile(file), sizeOf) });
  return {
    ...Object.fromEntries(read),
    VSIX: packed(`${name}-${version}.vsix`),
    'VSIX for the browser': packed(`${name}-web-${version}.vsix`),
  };
}

/** What was measured against, as the lock file has it. */
function peerVersions() {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(bench, 'package.json'), 'utf8'));
  return dependencies;
}

/** The one part that needs more than Node: a VS Code and a browser. */
async function activationOrReason(rounds) {
  try {
    // Loaded late, because it needs the tests' own dependencies.
    const { measureActivation } = await import('./activation.mjs');
    return await measureActivation(rounds);
  } catch (error) {
    return { failed: `not measured, ${error.message.split('\n')[0]}` };
  }
}

// Watching has no peers to compare with.
if (values.only !== 'watching') installPeers();
const packed = spawnSync(process.execPath, [path.join(root, 'scripts/package.mjs')], {
  encoding: 'utf8',
});
if (packed.status !== 0) throw new Error(`The product could not be packed:\n${packed.stderr}`);
const product = await loadProduct();
const result = {
  machine: {
    node: `Node ${process.versions.node}`,
    processor: `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}`,
    date: new Date().toISOString().slice(0, 10),
    // On a busy machine ratios hold better than times, but not well.
    load: os.loadavg().map((load) => Number(load.toFixed(1))),
  },
  peers: peerVersions(),
  starts: wants('starts') ? await measureStarts(values.quick ? 5 : 15) : undefined,
  tags: wants('starts') ? await measureTags(values.quick ? 7 : 21) : undefined,
  commandLine: wants('command-line') ? measureCommandLine(values.quick ? 1 : 3) : undefined,
  inProcess: wants('in-process')
    ? await measureInProcess(product, { budget: values.quick ? 300 : 1500, mostBytes })
    : undefined,
  sessions: wants('sessions')
    ? await measureSessions(product, { rounds: values.quick ? 5 : 15, mostBytes })
    : undefined,
  watching: wants('watching') ? await measureWatching() : undefined,
  activation: wants('activation') ? await activationOrReason(values.quick ? 1 : 5) : undefined,
  bundles: measureFiles(),
};
const ratios = goalsOf(result).filter(({ value }) => values.only === undefined || Number.isFinite(value));
fs.writeFileSync(
  path.join(root, 'out/bench.json'),
  `${JSON.stringify({ ...result, ratios }, undefined, 2)}\n`,
);
console.log(renderReport({ ...result, ratios }));
process.exit(0);
