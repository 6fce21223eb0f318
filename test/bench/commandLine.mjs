// `ci-job check` beside libxml2 with our own exported schema: processor time of many small files, and of one.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './product.mjs';
import { median } from './rounds.mjs';

const FILES = 10_000;
const cli = path.join(root, 'out/cli.js');

/** User and system time of a command in milliseconds; undefined when it could not be run. */
function cpuOf(command, args, cwd) {
  const { stderr, status } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" >/dev/null 2>&1', command, ...args],
    { cwd, encoding: 'utf8' },
  );
  const times = /^(\d+\.\d+) (\d+\.\d+)$/m.exec(stderr);
  return status === 0 && times !== null ? (Number(times[1]) + Number(times[2])) * 1000 : undefined;
}

/** A folder with requests of 1 KB in all of the samples' Tags, and the schema of all Tags. */
function makeFolder() {
  const folder = path.join(root, 'out/bench/requests');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const samples = fs
    .readdirSync(path.join(root, 'samples'))
    .filter((name) => name.endsWith('.cijob.xml') && !name.startsWith('mistakes'))
    .map((name) => fs.readFileSync(path.join(root, 'samples', name), 'utf8'))
    .filter((text) => spawnSync(process.execPath, [cli, 'check', '-'], { input: text }).status === 0);
  for (let index = 0; index < FILES; index++) {
    const text = samples[index % samples.length];
    fs.writeFileSync(
      path.join(folder, `${index}.cijob.xml`),
      `${text}${' '.repeat(Math.max(0, 1024 - text.length))}`,
    );
  }
  const { stdout } = spawnSync(process.execPath, [cli, 'schema'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  fs.writeFileSync(path.join(folder, 'ci-job.rng'), stdout);
  return folder;
}

/** Medians in milliseconds of processor time; what is not installed is undefined. */
export function measureCommandLine(rounds) {
  const folder = makeFolder();
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.xml'));
  const cases = {
    'ci-job check, 10,000 files': [process.execPath, [cli, 'check', ...names]],
    'xmllint, 10,000 files': ['xmllint', ['--noout', '--relaxng', 'ci-job.rng', ...names]],
    'ci-job check, one file': [process.execPath, [cli, 'check', names[0]]],
    'node -e 0': [process.execPath, ['-e', '0']],
  };
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, [command, args]] of Object.entries(cases)) {
      const often = name.includes('10,000') ? 1 : 5;
      for (let turn = 0; turn < often; turn++) times[name].push(cpuOf(command, args, folder));
    }
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return Object.fromEntries(
    Object.entries(times).map(([name, values]) => [
      name,
      values.includes(undefined) ? undefined : median(values),
    ]),
  );
}
