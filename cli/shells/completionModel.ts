/**
 * The commands as a completion script sees them. All names and words are letters, digits, `-`, `.`, `_` and `=`,
 * so that no shell needs them quoted; summaries, descriptions and groups are plain sentences
 * in the language of the program.
 */
import type { CompletionWord } from '../command';

/** Everything that can be typed after `ci-job`. */
export interface CompletionModel {
  /** Options that may stand anywhere, also before the command. */
  readonly everywhere: readonly OptionModel[];
  readonly commands: readonly CommandModel[];
}

/** One command. */
export interface CommandModel {
  readonly name: string;
  readonly summary: string;
  /** Its arguments are request files. */
  readonly files: boolean;
  /** Its arguments are some of these. */
  readonly words: readonly CompletionWord[];
  /** Only the first argument is one of the words. */
  readonly firstOnly: boolean;
  readonly options: readonly OptionModel[];
}

/** One option, without its dashes. */
export interface OptionModel {
  readonly name: string;
  readonly takesValue: boolean;
  /** Its value is the name of a file. */
  readonly files: boolean;
  /** Empty where any value goes. */
  readonly values: readonly string[];
  /** What follows a value and `=`; empty where nothing does. */
  readonly levels: readonly string[];
}
