/**
 * Codes about the checking itself.
 */
import type { DiagnosticCodeRecord } from './codeRecord';
import { plain, quoted, template, where, withGuess } from './messageParts';

/** By code. */
export const checkCodes = {
  'unused-suppression': {
    severity: 'hint',
    title: 'A comment suppresses a code that does not occur there.',
    tag: 'unnecessary',
    message: where(
      'code',
      where(
        'unsuppressible',
        template('{0} cannot be suppressed: fix it instead.', quoted('code')),
        where(
          'unknown',
          withGuess(template('{0} is not a diagnostic code.', quoted('code'))),
          template('{0} does not occur here: nothing is suppressed.', quoted('code')),
        ),
      ),
      template('This comment has no diagnostic code, so it suppresses nothing.'),
    ),
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
    message: template('{0} more problems are not shown. Fix some of those above first.', plain('count')),
    meaning: 'More than 1000 problems were found. The rest are counted, but not listed.',
    fix: 'Fix some of the listed problems. Often one malformed tag near the beginning causes many.',
  },
} as const satisfies Readonly<Record<string, DiagnosticCodeRecord>>;
