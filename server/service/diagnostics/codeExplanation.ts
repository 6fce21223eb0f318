/**
 * What the record of a diagnostic code holds. The lean table in `diagnosticCodes.ts` is made of the records.
 */
import type { RuleSeverity } from '../schema/rawSchemaTypes';

/** What is known of one code. Words between backticks are names and values. */
export interface CodeExplanation {
  /** Where nobody has set another one. */
  readonly severity: RuleSeverity;
  /** One line for lists of codes. */
  readonly title: string;
  /** How an editor may show it: dimmed or struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Why it is reported: what the service does with such a request. */
  readonly meaning: string;
  /** What a person does about it. */
  readonly fix: string;
  /** A part of a request with the mistake and without it; absent where a few lines cannot show it. */
  readonly example?: { readonly wrong: string; readonly right: string };
}
