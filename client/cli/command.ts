/**
 * What a command is, and how its arguments are read.
 */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { spokenLanguage, t } from '../../l10n/processLanguage';
import { failure, type Result, success } from '../api/result';
import type { CliEnvironment, ExitCode } from './environment';

/** The options of a command, as `parseArgs` takes them. `help` is added to every command. */
export type CommandOptions = NonNullable<ParseArgsConfig['options']>;

/** What was written after the command's name. */
export interface CommandArguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** The options that may be given several times, in the order of writing. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** What a shell may offer while a command is typed. */
export interface CompletionHints {
  /** What the arguments are: request files, or one of some words. */
  readonly positionals?: 'files' | ((environment: CliEnvironment) => readonly string[]);
  /** The values of options that have a closed list. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands, an English text. */
  readonly summary: string;
  /** The whole text of `--help`. */
  readonly help: () => string;
  readonly options: CommandOptions;
  readonly completion?: CompletionHints;
  /** Answers the exit code, or a sentence that says what is wrong with the arguments. */
  readonly run: (args: CommandArguments, environment: CliEnvironment) => Promise<ExitCode | UsageError>;
}

/** The arguments make no sense; nothing was done. */
export interface UsageError {
  readonly usage: string;
}

/** Reads the arguments of a command, or says what is wrong with them. */
export function readArguments(
  options: CommandOptions,
  argv: readonly string[],
): Result<CommandArguments, UsageError> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const entries = Object.entries(values);
    return success({
      positionals,
      flags: new Set(entries.flatMap(([name, value]) => (value === true ? [name] : []))),
      values: new Map(
        entries.flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' ? [[name, value]] : [],
        ),
      ),
      lists: new Map(
        entries.flatMap(([name, value]): [string, string[]][] =>
          Array.isArray(value) ? [[name, value.filter((item) => typeof item === 'string')]] : [],
        ),
      ),
    });
  } catch (error) {
    // `parseArgs` throws for what a user can mistype; anything else is a bug.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return failure({ usage: explainArgumentError(error.message) });
    }
    throw error;
  }
}

/** Node's words in this program's form: the first sentence says it, what follows is about Node's syntax. */
function explainArgumentError(message: string): string {
  const valueless = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument (?:is ambiguous|missing)/.exec(message);
  if (valueless !== null) {
    return t('Option `{0}` needs a value.', valueless[1] ?? '');
  }
  const [sentence = message] = message.split(/\. |\n/);
  const text = `${sentence.replaceAll("'", '`').replace(/\.$/, '')}.`;
  return /secret|token|key/i.test(sentence)
    ? spokenLanguage().sentences(
        text,
        t(
          'Credentials are never given as options: set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.',
        ),
      )
    : text;
}
