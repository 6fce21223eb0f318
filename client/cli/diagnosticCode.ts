/**
 * Words that people write as diagnostic codes.
 */

import { type DiagnosticCode, diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import { closestOf } from '../../server/service/util/editDistance';

/** True when the word is a code. */
export function isDiagnosticCode(word: string): word is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, word);
}

/** Names the code that was most likely meant: one of the diagnostics or one of `others`. */
export function describeUnknownCode(word: string, others: Iterable<string> = []): string {
  const closest = closestOf(word, [...Object.keys(diagnosticCodes), ...others]);
  const hint = closest === undefined ? '`ci-job explain` lists them' : `did you mean \`${closest}\`?`;
  return `\`${word}\` is not a diagnostic code (${hint})`;
}
