/**
 * Explanations of the diagnostic codes: each example really shows its code, and the fixed one does not.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../../../l10n/language';
import {
  codeExplanationMarkdown,
  codeExplanationText,
} from '../../../server/service/diagnostics/codeExplanations';
import { codeRecords } from '../../../server/service/diagnostics/codes/index';
import { type DiagnosticCode, diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import { diagnosticsOf } from '../../support/checkDiagnostics';

const INPUT = '<Input><Object>media/movie.mp4</Object></Input>';

/** The rest of the request around the parts that the examples show. */
const whole = (part: string): string => part;
const mediaInfo = (part: string): string => `<Request><Tag>MediaInfo</Tag>${part}</Request>`;
const operation =
  (tag: string) =>
  (part: string): string =>
    `<Request><Tag>${tag}</Tag>${INPUT}<Operation>${part}</Operation></Request>`;
const transcode = (part: string): string => operation('Transcode')(`<Transcode>${part}</Transcode>`);
const video = (part: string): string => transcode(`<Video>${part}</Video>`);

type Frame = (part: string) => string;
const frames: Readonly<Partial<Record<DiagnosticCode, Frame>>> = {
  'syntax-processing-instruction': whole,
  'syntax-doctype': whole,
  'syntax-outside-root': whole,
  'wrong-encoding': whole,
  'not-a-job': whole,
  'unknown-tag': whole,
  'missing-tag': whole,
  'unsupported-tag': whole,
  'invalid-type': video,
  'out-of-range': video,
  'not-multiple': video,
  'not-allowed': video,
  'too-long': operation('Transcode'),
  'unknown-placeholder': (part) => operation('Transcode')(`<Output>${part}</Output>`),
  'narrower-limit': video,
  'deprecated-element': video,
  'required-or': operation('Transcode'),
  'dependent-required': (part) => transcode(`<TransConfig>${part}</TransConfig>`),
  'dependent-excluded': video,
  'excluded-when': operation('Transcode'),
  'ignored-when': video,
  'values-when': operation('Transcode'),
  'same-match': operation('VideoSynthesis'),
  'not-all': operation('Transcode'),
  compare: operation('Concat'),
};

function codesOf(text: string): unknown[] {
  return diagnosticsOf(text).map(({ code }) => code);
}

const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];

describe('the explanation of', () => {
  for (const code of codes) {
    const { example } = codeRecords[code];
    if (example === undefined) continue;
    it(`${code} has an example that shows it, and one that does not`, () => {
      const frame = frames[code] ?? mediaInfo;
      assert.ok(codesOf(frame(example.wrong)).includes(code), JSON.stringify(codesOf(frame(example.wrong))));
      assert.ok(!codesOf(frame(example.right)).includes(code), 'still there after autofix');
    });
  }

  it('a code is the same words for the reference and for a terminal', () => {
    assert.equal(
      codeExplanationMarkdown('out-of-range', 2, english),
      [
        '## out-of-range',
        '**The number is outside its limits.** Severity: error.',
        'The number is less than the minimum or greater than the maximum of the service.',
        '```xml\n<Fps>75</Fps>\n```',
        'Right:',
        '```xml\n<Fps>60</Fps>\n```',
        '**What to do:** Use a number within the limits in the message. The quick fix uses the nearest one.',
      ].join('\n\n'),
    );
    assert.equal(
      codeExplanationText('out-of-range', english),
      [
        'out-of-range (error)',
        'The number is outside its limits.',
        'The number is less than the minimum or greater than the maximum of the service.',
        'Wrong:',
        '    <Fps>75</Fps>',
        'Right:',
        '    <Fps>60</Fps>',
        'What to do: Use a number within the limits in the message. The quick fix uses the nearest one.',
      ].join('\n\n'),
    );
  });

  it('only these codes has no example', () => {
    assert.deepEqual(
      codes.filter((code) => codeRecords[code].example === undefined),
      [
        'required-xor',
        'missing-placeholder',
        'wrong-extension',
        'repeated-value',
        'irreversible',
        'too-many-problems',
      ],
    );
  });
});
