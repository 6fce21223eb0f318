/**
 * What to say about a word that should have been a diagnostic code.
 */

import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import { closestOf } from '../../server/service/util/editDistance';

/** Names the code that was most likely meant. */
export function describeUnknownCode(word: string): string {
  const closest = closestOf(word, Object.keys(diagnosticCodes));
  const hint = closest === undefined ? '`ci-job explain` lists them' : `did you mean \`${closest}\`?`;
  return `\`${word}\` is not a diagnostic code (${hint})`;
}
