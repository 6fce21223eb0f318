/**
 * Codes about the checking itself.
 */
import type { CodeExplanation } from './codeExplanation';

/** By code. */
export const checkExplanations = {
  'unused-suppression': {
    severity: 'hint',
    title: 'A comment suppresses a code that does not occur there.',
    tag: 'unnecessary',
    meaning:
      'A comment suppresses a diagnostic code that does not occur there, or a word that is not a code. It would hide the next real problem of that kind.',
    fix: 'Remove the code from the comment, or the comment. The quick fix does this.',
    example: {
      wrong: '<!-- ci-job-disable-next-line out-of-range -->\n<CallBackFormat>JSON</CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'too-many-problems': {
    severity: 'information',
    title: 'The document has more problems than are shown.',
    meaning: 'More than 1000 problems were found. The rest are counted, but not listed.',
    fix: 'Fix some of the listed problems. Often one malformed tag near the beginning causes many.',
  },
} as const satisfies Record<string, CodeExplanation>;
