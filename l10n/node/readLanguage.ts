/**
 * The language of a program on Node: the catalogue stands in a file beside the program and is read when needed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Catalogue, english, type Language, type Locale, languageOf, localeOf } from '../language';

/** The language of a locale; English where the catalogue is missing from the folder of the programs. */
export function readLanguage(locale: Locale, programDir: string): Language {
  const file = path.join(programDir, `${locale}.json`);
  try {
    // Written by our own build.
    return languageOf(locale, () => JSON.parse(readFileSync(file, 'utf8')) as Catalogue);
  } catch {
    // Somebody who copied one file of the product still gets a working program.
    return english;
  }
}

/** The locale that the environment asks for: by our own variable, else as the terminal. */
export function localeOfEnvironment(env: Readonly<Record<string, string | undefined>>): Locale {
  const own = env.CI_JOB_LANGUAGE ?? '';
  return own === '' ? localeOfTerminal(env) : localeOf(own);
}

/** The locale of the terminal. As programs of the system do: the first of these variables that is set decides. */
export function localeOfTerminal(env: Readonly<Record<string, string | undefined>>): Locale {
  const { LC_ALL: all, LC_MESSAGES: messages, LANG: lang } = env;
  return localeOf([all, messages, lang].find((value) => value !== undefined && value !== '') ?? '');
}
