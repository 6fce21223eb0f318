/**
 * The language of the texts of the service: English as written in the source, or a catalogue of translations
 * whose keys are the English texts. A schema set is compiled for one language and carries it.
 */

import { fillHan, joinHan, listHan } from './hanSpacing';
import { LOCALES, type Locale, type LocaleFacts, locales } from './locales';

export type { Locale } from './locales';

/** Translations by English text. `{0}` and so on are placeholders of values, in both. */
export type Catalogue = Readonly<Record<string, string>>;

/** What words in a row are: like things, facts about one thing, or statements that hold commas of their own. */
export type Between = 'items' | 'facts' | 'statements';

/** How to say something in one language. */
export interface Language {
  readonly locale: Locale;
  /** The text in this language, `{0}` and so on replaced; English where the catalogue has no such text. */
  readonly t: (text: string, ...values: readonly (string | number)[]) => string;
  /** `a`, `a or b`, `a, b or c`. */
  readonly or: (words: readonly string[]) => string;
  /** `a`, `a and b`, `a, b and c`. */
  readonly and: (words: readonly string[]) => string;
  /** Clauses that hold together: `a`, `a and b`, `a, b and c`. */
  readonly clauses: (clauses: readonly string[]) => string;
  /** Words side by side, separated by what is `between` them; what is empty or undefined is left out. */
  readonly joined: (words: readonly (string | undefined)[], between: Between) => string;
  /** Pieces of one phrase, each behind the other. */
  readonly phrase: (pieces: readonly string[]) => string;
  /** Whole sentences one behind the other; empty ones are left out. */
  readonly sentences: (...sentences: readonly string[]) => string;
  /** Phrases as one sentence; empty ones are left out. */
  readonly sentence: (phrases: readonly string[]) => string;
}

/** The language of the source. */
export const english: Language = {
  locale: 'en',
  t: fill,
  or: (words) => joinList(words, ', ', ' or '),
  and: (words) => joinList(words, ', ', ' and '),
  clauses: (clauses) => joinList(clauses, ', ', ' and '),
  joined: (words, between) => words.filter(isSaid).join(between === 'statements' ? '; ' : ', '),
  phrase: (pieces) => pieces.join(''),
  sentences: (...sentences) => sentences.filter(isSaid).join(' '),
  sentence: (phrases) => `${phrases.filter(isSaid).join(' ')}.`,
};

/** A language in Latin letters, in the words of the catalogue, in which `or` and `and` are texts too. */
export function latinLanguage(locale: Locale, catalogue: Catalogue): Language {
  const word = (text: string): string => ` ${translationOf(catalogue, text)} `;
  return {
    ...english,
    locale,
    t: (text, ...values) => fill(translationOf(catalogue, text), ...values),
    or: (words) => joinList(words, ', ', word('or')),
    and: (words) => joinList(words, ', ', word('and')),
    clauses: (clauses) => joinList(clauses, ', ', word('and')),
  };
}

const CHINESE_COMMAS: Readonly<Record<Between, string>> = { items: '、', facts: '，', statements: '；' };

/** Simplified Chinese, in the words of the catalogue. */
export function simplifiedChinese(catalogue: Catalogue): Language {
  return hanLanguage('zh-cn', catalogue);
}

/** A language in Chinese characters, in the words of the catalogue. */
function hanLanguage(locale: Locale, catalogue: Catalogue): Language {
  return {
    locale,
    t: (text, ...values) => fillHan(translationOf(catalogue, text), values),
    or: (words) => listHan(words, '、', ' 或 '),
    and: (words) => listHan(words, '、', ' 和 '),
    clauses: (clauses) => listHan(clauses, '，', '，且'),
    joined: (words, between) =>
      listHan(words.filter(isSaid), CHINESE_COMMAS[between], CHINESE_COMMAS[between]),
    phrase: (pieces) => pieces.reduce(joinHan, ''),
    sentences: (...sentences) => sentences.filter(isSaid).join(''),
    sentence: (phrases) => `${listHan(phrases.filter(isSaid), CHINESE_COMMAS.facts, CHINESE_COMMAS.facts)}。`,
  };
}

const languages: Readonly<
  Record<LocaleFacts['typography'], (locale: Locale, catalogue: Catalogue) => Language>
> = { latin: latinLanguage, han: hanLanguage };

/** The language of a locale; `catalogue` is asked for only where one is needed. */
export function languageOf(locale: Locale, catalogue: () => Catalogue): Language {
  if (locale === 'en') return english;
  return languages[locales[locale].typography](locale, catalogue());
}

/** The locale that an editor or a person names (`zh-CN`, `zh_CN.UTF-8`, `zh-Hans`, `de`): English for the unknown. */
export function localeOf(name: string): Locale {
  return LOCALES.find((locale) => locales[locale].pattern.test(name)) ?? 'en';
}

/** Marks a text that `t` is given elsewhere, so that the translations are complete. */
export function text<Text extends string>(english: Text): Text {
  return english;
}

function translationOf(catalogue: Catalogue, english: string): string {
  return Object.hasOwn(catalogue, english) ? (catalogue[english] ?? english) : english;
}

const ZERO = 0x30;

/** The template with its `{0}`, `{1}` … replaced; without values as it is. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  if (values.length === 0) return template;
  let filled = '';
  let rest = 0;
  // By hand, because a document may have hundreds of problems that are rendered again with each change.
  for (let slot = template.indexOf('{'); slot >= 0; slot = template.indexOf('{', slot + 1)) {
    if (template.charAt(slot + 2) !== '}') continue;
    const value = values[template.charCodeAt(slot + 1) - ZERO];
    if (value === undefined) continue;
    filled += template.slice(rest, slot) + value;
    rest = slot + 3;
  }
  return filled + template.slice(rest);
}

function joinList(words: readonly string[], comma: string, conjunction: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : words.slice(0, -1).join(comma) + conjunction + last;
}

function isSaid(words: string | undefined): words is string {
  return words !== undefined && words !== '';
}
