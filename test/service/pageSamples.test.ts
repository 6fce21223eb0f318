/**
 * Requests with the elements and quirks of every sample on the five vendor pages (the values are our own):
 * what pages show as right must not be called wrong, beyond what their own tables forbid.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const folder = path.join('test', 'samples', 'pages');

/** Every sample with all of its diagnostics. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'concat-files.xml': [],
  'concat-parameters.xml': [],
  'concat-template.xml': [],
  'mediainfo.xml': [],
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
  'videoenhance-body.xml': [],
  'videoenhance-parameters.xml': [
    'warning invalid-characters «Two words»',
    'warning invalid-format «0xRRGGBB»',
  ],
  'videoenhance-template.xml': [],
  'videosynthesis-template.xml': [],
};

it('knows every sample file', () => {
  assert.deepEqual(fs.readdirSync(folder).sort(), Object.keys(expected));
});

for (const [file, diagnostics] of Object.entries(expected)) {
  it(`${file}: ${diagnostics.length} diagnostics`, () => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    assert.deepEqual(summarize(text, diagnosticsOf(text)), diagnostics);
  });
}
