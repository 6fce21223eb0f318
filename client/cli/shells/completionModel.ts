/**
 * The commands as a completion script sees them. All names and words are letters, digits, `-`, `.`, `_` and `=`,
 * so that no shell needs them quoted; summaries are plain sentences
 * in the language of the program.
 */

/** Everything that can be typed after `ci-job`. */
export interface CompletionModel {
  readonly commands: readonly CommandModel[];
}

/** One command. */
export interface CommandModel {
  readonly name: string;
  readonly summary: string;
  /** Its arguments are request files. */
  readonly files: boolean;
  /** Its arguments are some of these. */
  readonly words: readonly string[];
  readonly options: readonly OptionModel[];
}

/** One option, without its dashes. */
export interface OptionModel {
  readonly name: string;
  readonly takesValue: boolean;
  /** Empty where any value goes. */
  readonly values: readonly string[];
}
