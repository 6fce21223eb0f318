/**
 * Requests as the official SDKs send them (names and quirks are theirs, the values are our own): odd but legal.
 * No Error may be told about any of them.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const folder = path.join('test', 'samples', 'sdk');

/** Every sample with all of its diagnostics. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'concat-direct.xml': ['hint not-allowed «MP4»'],
  // Only the Python SDK says that sizes of a concatenation must be even.
  'concat-fragments.xml': ['warning narrower-limit «1281»'],
  'mediainfo-address.xml': [],
  'mediainfo-empty-operation.xml': [],
  'mediainfo-short.xml': [],
  'transcode-automatic.xml': [
    'warning narrower-limit «auto»',
    'warning narrower-limit «none»',
    // Every sample sends methods without their checks.
    'hint ignored-when «<ResoAdjMethod>1</ResoAdjMethod>»',
    'hint ignored-when «<VideoBitrateAdjMethod>0</VideoBitrateAdjMethod>»',
    'hint ignored-when «<AudioBitrateAdjMethod>0</AudioBitrateAdjMethod>»',
    'hint ignored-when «<VideoFpsAdjMethod>0</VideoFpsAdjMethod>»',
  ],
  'transcode-empty-leaves.xml': ['hint ignored-when «<HlsEncrypt>»'],
  'transcode-sound.xml': ['hint not-allowed «MP3»', 'hint not-allowed «MP3»'],
  'transcode-upper-case.xml': [
    'hint not-allowed «MP4»',
    'hint not-allowed «h.264»',
    'hint not-allowed «AAC»',
  ],
  // Two watermarks: the first has neither offset, the second lacks `Dy`.
  'transcode-watermarks.xml': [
    'warning required-when «Watermark»',
    'warning required-when «Watermark»',
    'warning required-when «Watermark»',
    'warning invalid-format «0xRRGGBB»',
    'hint not-allowed «json»',
  ],
  'videoenhance-automatic.xml': [],
  'videoenhance-parameters.xml': [],
  'videosynthesis-parameters.xml': ['hint not-allowed «AAC»', 'warning required-when «Watermark»'],
};

it('knows every sample file', () => {
  assert.deepEqual(fs.readdirSync(folder).sort(), Object.keys(expected));
});

for (const file of fs.readdirSync(folder).sort()) {
  it(file, () => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const told = summarize(text, diagnosticsOf(text));
    assert.deepEqual(
      told.filter((line) => line.startsWith('error')),
      [],
    );
    assert.deepEqual(told, expected[file] ?? []);
  });
}
