// Bundles the unit tests with esbuild and runs them with Node's own test runner.
//   node test/run.mjs [PART…]    only test files whose path holds one of the parts
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// These need a running editor; `test/vscode/run.mjs` drives them.
const inEditor = path.join('test', 'vscode') + path.sep;

const wanted = process.argv.slice(2);
const files = fs
  .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => path.join('test', file))
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith(inEditor) && !file.includes('node_modules'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`No unit test matches ${wanted.join(', ')}.`);
  process.exit(1);
}

// A folder per run, so that two runs side by side never see each other's bundles.
const outDir = path.join(root, 'out', 'test', String(process.pid));
fs.rmSync(outDir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: files,
  outbase: 'test',
  outdir: outDir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const bundles = files.map((file) => path.join(outDir, path.relative('test', file).replace(/\.ts$/, '.cjs')));
const reporter = pathToFileURL(path.join(root, 'test', 'reporter.mjs')).href;
const options = [
  '--enable-source-maps',
  '--test',
  `--test-concurrency=${os.availableParallelism()}`,
  `--test-reporter=${reporter}`,
  '--test-reporter-destination=stdout',
];
const run = spawnSync(process.execPath, [...options, ...bundles], {
  cwd: root,
  stdio: 'inherit',
});
fs.rmSync(outDir, { recursive: true, force: true });
process.exit(run.status ?? 1);
