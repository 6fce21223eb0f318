/**
 * Texts of generated files in one language.
 */
import type { Language } from '../l10n/language';
import type { Texts } from '../settings/settingRecord';

/** The text in its own words for that language, else as the catalogue translates it. */
export function textIn({ locale, t }: Language, texts: Texts): string {
  const byLocale: Readonly<Record<string, string>> = texts;
  return byLocale[locale] ?? t(texts.en);
}
