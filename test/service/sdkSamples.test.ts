/**
 * Requests as the official SDKs send them (names and quirks are theirs, the values are our own): odd but legal.
 * No Error may be reported about any of them.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const folder = path.join('test', 'samples', 'sdk');

/** The JavaScript SDK's samples leave the id to the reader. */
const sampleTemplate = ['hint invalid-format «yours»'];

/** All diagnostics of the samples that have some. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'animation-javascript.xml': sampleTemplate,
  'concat-direct.xml': ['hint not-allowed «MP4»'],
  // Only the Python SDK says that sizes of a concatenation must be even.
  'concat-fragments.xml': ['warning narrower-limit «1281»'],
  // The JavaScript SDK sends it, two other sources say that this job does not read it.
  'digitalwatermark-javascript.xml': ['hint ignored-when «<IgnoreError>true</IgnoreError>»'],
  // The newest samples encrypt an `mp4`.
  'segment-encrypted-mp4.xml': ['hint ignored-when «<HlsEncrypt>»'],
  'smartcover-javascript.xml': sampleTemplate,
  'snapshot-javascript.xml': sampleTemplate,
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
  'videomontage-javascript.xml': sampleTemplate,
  'videosynthesis-parameters.xml': ['hint not-allowed «AAC»', 'warning required-when «Watermark»'],
  'voiceseparate-go.xml': ['hint not-allowed «AAC»'],
  // Samples of the newest page have it, its table and the SDKs write `Samplerate`.
  'noisereduction-page.xml': ['hint deprecated-element «SampleRate»'],
  // The Java SDK says that this mode does not turn, and sends both.
  'qualityestimate-java.xml': ['hint ignored-when «<Rotate>90</Rotate>»'],
  // The page asks for a place for the result, the Go SDK has none.
  'segmentvideobody-go.xml': ['warning missing-element «Operation»'],
  'segmentvideobody-php.xml': ['hint ignored-when «<TemplateId>t05ee1a2b3c4d5</TemplateId>»'],
  // The page asks for the element, the JavaScript SDK has none.
  'soundhound-javascript.xml': ['warning missing-element «Request»'],
  // The tables allow two channels with `8k_zh` alone.
  'speechrecognition-channels.xml': ['warning values-when «2»'],
  // Every XML sample of the page has them there, its table and the SDKs do not.
  'streamextract-page.xml': ['hint deprecated-element «UserData»', 'hint deprecated-element «JobLevel»'],
  'tts-python.xml': ['hint ignored-when «<Input><Object>any.mp4</Object></Input>»'],
  'videotag-go.xml': ['warning narrower-limit «ShortVideo»'],
  'videotargetrec-javascript.xml': sampleTemplate,
  'vocalscore-empty.xml': ['warning missing-element «Input»', 'warning missing-element «Operation»'],
};

const files = fs.readdirSync(folder).sort();

it('has a file for all that is expected', () => {
  assert.deepEqual(
    Object.keys(expected).filter((file) => !files.includes(file)),
    [],
  );
});

for (const file of files) {
  it(file, () => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const reported = summarize(text, diagnosticsOf(text));
    assert.deepEqual(
      reported.filter((line) => line.startsWith('error')),
      [],
    );
    assert.deepEqual(reported, expected[file] ?? []);
  });
}
