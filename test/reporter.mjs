// How the unit tests report: a line for each file, every failure in full at the end, the slowest files last.
import path from 'node:path';
import { Readable } from 'node:stream';
import { spec as Spec } from 'node:test/reporters';

const shownSlowest = 10;

/** A reporter for `node --test-reporter`. */
export default async function* report(source) {
  const files = new Map();
  // Passed tests are counted only; failed and skipped ones are written as Node's own `spec` does.
  const events = Readable.from(withoutPassed(source, files)).pipe(new Spec());
  for await (const text of events) yield text;
  const slowest = [...files].sort(([, a], [, b]) => b.milliseconds - a.milliseconds).slice(0, shownSlowest);
  if (files.size > 1) yield `\nslowest files:\n${slowest.map(describe).join('')}`;
}

async function* withoutPassed(source, files) {
  for await (const event of source) {
    if (event.type === 'test:pass' || event.type === 'test:fail') count(files, event.data);
    const isWorthALine = event.type !== 'test:pass' || event.data.skip !== undefined;
    if (isWorthALine && event.type !== 'test:start') yield event;
  }
}

/** Adds a test to its file; those at the top hold the time of the others. */
function count(files, { name, file = '', nesting, details }) {
  // Where several files share a process, each is a suite with its path as the name.
  const isFile = nesting === 0 && name.endsWith('.test.ts');
  const key = isFile ? path.resolve(name) : file;
  const entry = files.get(key) ?? { tests: 0, milliseconds: 0 };
  if (details.type !== 'suite') entry.tests++;
  if (nesting === 0) entry.milliseconds += details.duration_ms;
  files.set(key, entry);
}

function describe([file, { tests, milliseconds }]) {
  const seconds = (milliseconds / 1000).toFixed(1).padStart(7);
  return `${seconds} s  ${path.relative('', file)}, ${tests} tests\n`;
}
