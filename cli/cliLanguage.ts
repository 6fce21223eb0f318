/**
 * The language of the command line: `--language`, else `CI_JOB_LANGUAGE`, else the setting of the project,
 * else that of the terminal.
 */

import { failure, type Result, success } from '../client/api/result';
import { type Locale, localeOf } from '../l10n/language';
import { LOCALES } from '../l10n/locales';

/** The arguments without `--language`, and the locale that they ask for. */
export interface LanguageChoice {
  /** Undefined where nobody asks for one at this very start. */
  readonly locale: Locale | undefined;
  readonly argv: readonly string[];
}

/** Takes the option out of the arguments, wherever it stands; the failure is what was given instead of a language. */
export function chooseLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<LanguageChoice, string> {
  const end = argv.indexOf('--');
  const index = argv.findIndex((argument, at) => isOption(argument) && (end < 0 || at < end));
  const option = argv[index];
  if (option === undefined) {
    const own = env.CI_JOB_LANGUAGE ?? '';
    return success({ locale: own === '' ? undefined : localeOf(own), argv });
  }
  const inOne = option.includes('=');
  const name = inOne ? option.slice(option.indexOf('=') + 1) : (argv[index + 1] ?? '');
  const locale = LOCALES.find((known) => known === name.toLowerCase().replace('_', '-'));
  if (locale === undefined) return failure(name);
  return success({ locale, argv: [...argv.slice(0, index), ...argv.slice(index + (inOne ? 1 : 2))] });
}

function isOption(argument: string): boolean {
  return argument === '--language' || argument.startsWith('--language=');
}
