/**
 * What a command is, and how its arguments are read.
 */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { failure, type Result, success } from '../client/api/result';
import { currentLocale, t } from '../l10n/processLanguage';
import { closestOf } from '../server/service/util/editDistance';
import type { CliEnvironment, ExitCode } from './environment';

/** One option: parsing, `--help`, completion and suggestions for unknown ones are made of this. */
export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in the help, for example `FILE`. */
  readonly value?: string;
  /** What a shell may offer as the value. */
  readonly offers?: ValueHint;
  /** What it does; further lines go below the first. */
  readonly help: () => string;
}

/** The options of a command by their names. `help` is added to every command. */
export type CommandOptions = Readonly<Record<string, OptionDefinition>>;

type ParsedOption = NonNullable<ParseArgsConfig['options']>[string];

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
  readonly positionals?: 'files' | ((environment: CliEnvironment) => readonly (string | CompletionWord)[]);
  /** Only the first argument is one of the words. */
  readonly firstOnly?: boolean;
}

/** A word that a shell offers, with what it is and what it stands among, for shells that show that. */
export interface CompletionWord {
  readonly word: string;
  readonly description?: string;
  readonly group?: string;
}

/** What the value of an option is: a file, one of some words, or a word, `=` and a level. */
export type ValueHint =
  | 'files'
  | readonly string[]
  | ((environment: CliEnvironment) => readonly string[])
  | { readonly values: readonly string[]; readonly levels: readonly string[] };

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands, an English text. */
  readonly summary: string;
  /** The whole text of `--help`, around the lines about the options. */
  readonly help: (options: string) => string;
  readonly options: CommandOptions;
  readonly completion?: CompletionHints;
  /** Answers the exit code, or a sentence that says what is wrong with the arguments. */
  readonly run: (args: CommandArguments, environment: CliEnvironment) => Promise<ExitCode | UsageError>;
}

/** The arguments make no sense; nothing was done. */
export interface UsageError {
  readonly usage: string;
}

/** The text of `--help` of a command. */
export function commandHelp({ help, options }: Command): string {
  const rows = Object.entries(options).map(([name, option]): [string, string] => [
    option.value === undefined ? `--${name}` : `--${name} ${option.value}`,
    option.help(),
  ]);
  rows.push(['-h, --help', t('Show this help')]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const below = `\n${' '.repeat(width + 4)}`;
  return help(
    rows.map(([name, words]) => `  ${name.padEnd(width)}  ${words.replaceAll('\n', below)}`).join('\n'),
  );
}

/** The options as `parseArgs` takes them. */
function parsedOptions(options: CommandOptions): Readonly<Record<string, ParsedOption>> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
}

/** Arguments, with the first of each run of files for the whole run. */
interface ShortArguments {
  readonly words: string[];
  /** By the place of the first. */
  readonly runs: ReadonlyMap<number, readonly string[]>;
}

/** `parseArgs` takes time by the square of their number, and a shell may have written the names of thousands of files. */
function shorten(argv: readonly string[]): ShortArguments {
  const words: string[] = [];
  const runs = new Map<number, string[]>();
  let run: string[] | undefined;
  let areOptionsOver = false;
  for (const word of argv) {
    const isPlain = areOptionsOver || !word.startsWith('-');
    if (isPlain && run !== undefined) {
      run.push(word);
      continue;
    }
    // What follows an option may be its value, and only `parseArgs` knows.
    const isSure = areOptionsOver || words.at(-1)?.startsWith('-') !== true;
    run = isPlain && isSure ? [word] : undefined;
    if (run !== undefined) runs.set(words.length, run);
    areOptionsOver ||= word === '--';
    words.push(word);
  }
  return { words, runs };
}

/** Reads the arguments of a command, or says what is wrong with them. */
export function readArguments(
  options: CommandOptions,
  argv: readonly string[],
): Result<CommandArguments, UsageError> {
  try {
    const { words, runs } = shorten(argv);
    const { values, tokens } = parseArgs({
      args: words,
      options: { ...parsedOptions(options), help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      tokens: true,
    });
    const positionals = tokens.flatMap((token) =>
      token.kind === 'positional' ? (runs.get(token.index) ?? [token.value]) : [],
    );
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
      return failure({ usage: explainArgumentError(error.message, options) });
    }
    throw error;
  }
}

/** What Node says about a wrong argument, in this program's words and language. */
function explainArgumentError(message: string, options: CommandOptions): string {
  const [, option = ''] = /'(?:-\w, )?(--?[\w-]*)/.exec(message) ?? [];
  if (/argument (?:is ambiguous|missing)/.test(message)) return t('Option `{0}` needs a value.', option);
  if (/does not take an argument/.test(message)) return t('Option `{0}` does not have a value.', option);
  const known = [...Object.keys(options), 'help'].map((name) => `--${name}`);
  const unknown = t('Unknown option `{0}`.', option);
  return /secret|token|key/i.test(option)
    ? currentLocale().sentences(
        unknown,
        t('Credentials cannot be options: set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.'),
      )
    : currentLocale().sentences(unknown, didYouMean(option, known));
}

/** A question that names the known word that was most likely meant; empty where none is close. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const closest = closestOf(word, known);
  return closest === undefined ? '' : t('Did you mean `{0}`?', closest);
}
