// Bundles the tests that need no editor with esbuild and runs them with Node's own test runner.
//   node test/run.mjs [--kind KIND] [PART…]    only test files of this kind, and whose path holds one of the parts
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// These need a running editor; `test/vscode/run.mjs` drives them.
const inEditor = 'test/vscode/';
/** The kinds of test files, those first that take longest; what fits nothing else is a unit test. */
const kinds = {
  exhaustive: /\.exhaustive\.test\.ts$/,
  repo: /^test\/repo\//,
  e2e: /^test\/(?:e2e|npm|nvim)\//,
  unit: /^/,
};
/** So many quick files share a process: starting one and reading the schemas takes longer than most of their tests. */
const filesInProcess = 16;

const { values: options, positionals: parts } = parseArgs({
  options: { kind: { type: 'string' } },
  allowPositionals: true,
});
if (options.kind !== undefined && !Object.hasOwn(kinds, options.kind)) {
  console.error(`${options.kind} is no kind of test; these are: ${Object.keys(kinds).join(', ')}.`);
  process.exit(1);
}
const files = fs
  .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith(inEditor) && !file.includes('node_modules'))
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .filter((file) => options.kind === undefined || kindOf(file) === options.kind)
  .sort();
if (files.length === 0) {
  console.error(`No test matches ${[options.kind, ...parts].join(' ').trim()}.`);
  process.exit(1);
}

// A folder per run, so that two runs side by side never see each other's bundles.
const outDir = path.join(root, 'out', 'test', String(process.pid));
fs.rmSync(outDir, { recursive: true, force: true });
fs.mkdirSync(outDir, { recursive: true });
const bundles = await bundle(groupsOf(files));
const reporter = pathToFileURL(path.join(root, 'test', 'reporter.mjs')).href;
const nodeOptions = [
  '--enable-source-maps',
  '--test',
  `--test-concurrency=${os.availableParallelism()}`,
  `--test-reporter=${reporter}`,
  '--test-reporter-destination=stdout',
];
const run = spawnSync(process.execPath, [...nodeOptions, ...bundles], { cwd: root, stdio: 'inherit' });
fs.rmSync(outDir, { recursive: true, force: true });
process.exit(run.status ?? 1);

function kindOf(file) {
  return Object.keys(kinds).find((kind) => kinds[kind].test(file));
}

/** The files of each process, in the order in which they start. */
function groupsOf(all) {
  const alone = all.filter(runsAlone);
  const byKind = Object.keys(kinds).flatMap((kind) => alone.filter((file) => kindOf(file) === kind));
  const shared = all.filter((file) => !alone.includes(file));
  // Neighbours need the same modules.
  const together = Array.from({ length: Math.ceil(shared.length / filesInProcess) }, (_, index) =>
    shared.slice(index * filesInProcess, (index + 1) * filesInProcess),
  );
  return [...byKind.map((file) => [file]), ...together];
}

/** What is not quick has a process for itself, and so has a test that starts itself as a second program. */
function runsAlone(file) {
  return kindOf(file) !== 'unit' || /\b__filename\b/.test(fs.readFileSync(path.join(root, file), 'utf8'));
}

/** Makes a program of each group. Node sorts what it runs by name. */
async function bundle(groups) {
  const names = groups.map((_group, index) => String(index).padStart(3, '0'));
  const entries = groups.map((group, index) => {
    if (group.length === 1) return path.join(root, group[0]);
    const entry = path.join(outDir, `${names[index]}.js`);
    fs.writeFileSync(entry, programOf(group));
    return entry;
  });
  await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry, index) => ({ in: entry, out: names[index] })),
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
  return names.map((name) => path.join(outDir, `${name}.cjs`));
}

/** A suite for each file, so that the hooks of a file are for its own tests only. */
function programOf(group) {
  const suites = group.map((file) => {
    const module = JSON.stringify(path.join(root, file));
    return `describe(${JSON.stringify(file)}, () => void require(${module}));\n`;
  });
  return `const { describe } = require('node:test');\n${suites.join('')}`;
}
