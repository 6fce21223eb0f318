// `npm run bench`: measures the product against its peers, side by side in one run.
//   node test/bench/run.mjs [--only in-process|starts|sessions|watching] [--most BYTES] [--quick]
// Prints tables and writes `out/bench.json`. The peers are installed here on the first run; they ship nowhere.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { measureInProcess } from './inProcess.mjs';
import { loadProduct, root } from './product.mjs';
import { ratiosOf, renderReport } from './report.mjs';
import { measureSessions, measureStarts } from './servers.mjs';
import { measureWatching } from './watching.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    most: { type: 'string', default: '10000000' },
    quick: { type: 'boolean', default: false },
  },
});
const mostBytes = Number(values.most);
const wants = (part) => values.only === undefined || values.only === part;

const bench = path.join(root, 'test/bench');

/** The lock file of what is installed tells whether it is what we ask for. */
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

function measureBundles() {
  const programs = ['server.js', 'serverWorker.js', 'extension.js', 'cli.js', 'sandbox.js'];
  const present = programs.filter((name) => fs.existsSync(path.join(root, 'out', name)));
  return Object.fromEntries(
    present.map((name) => {
      const bytes = fs.readFileSync(path.join(root, 'out', name));
      return [name, { kilobytes: bytes.length / 1000, gzipped: gzipSync(bytes).length / 1000 }];
    }),
  );
}

// Watching has no peers to compare with.
if (values.only !== 'watching') installPeers();
const built = spawnSync(process.execPath, [path.join(root, 'server/tools/build.mjs')], { stdio: 'ignore' });
if (built.status !== 0) throw new Error('The build failed: run `npm run build`.');
const product = await loadProduct();
const result = {
  machine: {
    node: `Node ${process.versions.node}`,
    processor: `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}`,
    date: new Date().toISOString().slice(0, 10),
  },
  inProcess: wants('in-process')
    ? await measureInProcess(product, { budget: values.quick ? 300 : 2000, mostBytes })
    : undefined,
  starts: wants('starts') ? await measureStarts(values.quick ? 5 : 15) : undefined,
  sessions: wants('sessions')
    ? await measureSessions(product, { rounds: values.quick ? 5 : 15, mostBytes })
    : undefined,
  watching: wants('watching') ? await measureWatching() : undefined,
  bundles: measureBundles(),
};
const ratios = ratiosOf(result);
fs.writeFileSync(
  path.join(root, 'out/bench.json'),
  `${JSON.stringify({ ...result, ratios }, undefined, 2)}\n`,
);
console.log(renderReport({ ...result, ratios }));
