/**
 * How long ago something was, in words.
 */

import { text } from '../../l10n/language';
import { plural, t } from '../../l10n/processLanguage';

/** For example `3 minutes ago`. */
export function formatAge(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) {
    return t('a moment ago');
  }
  return minutes < 120
    ? plural(minutes, text('{0} minute ago'), text('{0} minutes ago'))
    : t('{0} hours ago', Math.round(minutes / 60));
}
