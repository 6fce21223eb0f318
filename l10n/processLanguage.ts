/**
 * The language of a program: set when it starts, English until then. For everything outside of the core libraries
 * that people read; the language service is pure and has the language of its schema set instead.
 */
import { type Between, english, type Language } from './language';

const program: { language: Language } = { language: english };

/** Sets the language of the program. */
export function setLocale(language: Language): void {
  program.language = language;
}

/** The current language of the program. */
export function currentLocale(): Language {
  return program.language;
}

/** The words for a number of things: `one` and `many` are texts with `{0}` for the number. */
export function plural(count: number, one: string, many: string): string {
  return t(count === 1 ? one : many, count);
}

/** Words side by side in the program's language; what is empty or undefined is left out. */
export function joined(words: readonly (string | undefined)[], between: Between): string {
  return program.language.joined(words, between);
}

/** The text in the program's language, `{0}` and so on replaced. To be called when it is shown, not before. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return program.language.t(text, ...values);
}
