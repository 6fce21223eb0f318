/**
 * The languages of the product, one row each. All lists of languages are made of this one: the type `Locale`, what
 * `--language` and the setting `language` take, and which language a name from outside means.
 */

/** What is known of a language. */
export interface LocaleFacts {
  /** Its name in each language, for lists of languages. */
  readonly names: Readonly<Record<'en' | 'zh-cn', string>>;
  /** The names by which editors and systems ask for it: `zh-CN`, `zh_CN.UTF-8`, `zh-Hans`. */
  readonly pattern: RegExp;
  /** How words, values and sentences are put together. */
  readonly typography: 'latin' | 'han';
  /** The file of `library/` by which programs that use the npm package get it; absent where it is there anyhow. */
  readonly library?: string;
}

/** The languages; the first one is that of the source, which needs no catalogue. */
export const locales = {
  en: { names: { en: 'English', 'zh-cn': '英文' }, pattern: /^en(?:$|[-_.])/i, typography: 'latin' },
  'zh-cn': {
    names: { en: 'Simplified Chinese', 'zh-cn': '简体中文' },
    pattern: /^zh(?:$|[-_](?:cn|sg|hans))/i,
    typography: 'han',
    library: 'simplifiedChinese',
  },
} as const satisfies Readonly<Record<string, LocaleFacts>>;

/** A language of the product, as editors name it. */
export type Locale = keyof typeof locales;

/** All of them. */
export const LOCALES = Object.keys(locales) as readonly Locale[];

/** Those with a catalogue. */
export const TRANSLATED_LOCALES: readonly Locale[] = LOCALES.filter((locale) => locale !== 'en');
