/**
 * Requests of each Tag by template, short, and with everything that goes together (the values are our own):
 * nothing at all may be reported about any of them.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const folder = path.join('test', 'samples', 'tags');

for (const file of fs.readdirSync(folder).sort()) {
  it(file, () => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    assert.deepEqual(summarize(text, diagnosticsOf(text)), []);
  });
}
