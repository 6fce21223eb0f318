/**
 * How a document is called in one language: `docs/settings.md`, `docs/settings.zh-CN.md`.
 */
import type { Language } from '../l10n/language';

/** The path of a document in that language; `file` is the English one. */
export function documentIn({ locale }: Language, file: string): string {
  return locale === 'en' ? file : file.replace(/\.md$/, `.${new Intl.Locale(locale).toString()}.md`);
}
