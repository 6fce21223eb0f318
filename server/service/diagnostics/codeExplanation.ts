/**
 * What an explanation of a diagnostic code consists of.
 */

/** The explanation of one code. Words between backticks are names and values. */
export interface CodeExplanation {
  /** Why it is told: what the service does with such a request. */
  readonly meaning: string;
  /** What a person does about it. */
  readonly fix: string;
  /** A part of a request with the mistake and without it; absent where a few lines cannot show it. */
  readonly example?: { readonly wrong: string; readonly right: string };
}
