/**
 * What to say about a word that should have been a code.
 */

import { t } from '../l10n/processLanguage';
import { diagnosticCodes } from '../server/service/diagnostics/diagnosticCodes';
import { closestOf } from '../server/service/util/editDistance';

/** Names the code that was most likely meant. */
export function describeUnknownCode(word: string): string {
  const closest = closestOf(word, Object.keys(diagnosticCodes));
  const hint = closest === undefined ? t('`ci-job explain` lists them') : t('did you mean `{0}`?', closest);
  return t('`{0}` is not a diagnostic code ({1})', word, hint);
}
