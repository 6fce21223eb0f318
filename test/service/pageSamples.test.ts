/**
 * Requests with the elements and quirks of the samples on the vendor's pages, and of each Tag by template, short and
 * with everything (the values are our own): what pages show as right must not be called wrong, beyond what their own
 * tables forbid.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const folder = path.join('test', 'samples', 'pages');

/** All diagnostics of the samples that have some. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'transcode-parameters.xml': [
    // The idle-time page asks for 1 or 2 channels, the general page allows 4.
    'warning narrower-limit «4»',
    // A method without its check has no effect.
    'hint ignored-when «<ResoAdjMethod>1</ResoAdjMethod>»',
    // The pages say letters and digits, their samples have a space.
    'warning invalid-characters «Two words»',
    'warning invalid-format «0xRRGGBB»',
    'error end-tag-without-slash «<CallBackFormat>»',
  ],
  'transcode-template.xml': ['error end-tag-without-slash «<CallBackFormat>»'],
  'videoenhance-parameters.xml': [
    'warning invalid-characters «Two words»',
    'warning invalid-format «0xRRGGBB»',
  ],
};

const files = fs.readdirSync(folder).sort();

it('has a file for all that is expected', () => {
  assert.deepEqual(
    Object.keys(expected).filter((file) => !files.includes(file)),
    [],
  );
});

for (const file of files) {
  const diagnostics = expected[file] ?? [];
  it(`${file}: ${diagnostics.length} diagnostics`, () => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    assert.deepEqual(summarize(text, diagnosticsOf(text)), diagnostics);
  });
}
