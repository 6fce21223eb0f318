/**
 * What the record of a diagnostic code holds: all of its texts. The lean table in `diagnosticCodes.ts`,
 * `docs/diagnostics.md`, the reference and `ci-job explain` are made of the records.
 */
import type { DiagnosticCodeInfo } from '../diagnosticCodes';
import type { Render } from './messageParts';

/** One code. Words between backticks are names and values. */
export interface DiagnosticCodeRecord extends DiagnosticCodeInfo {
  /** One line for lists of codes. */
  readonly title: string;
  /** What is wrong with this very document and what is allowed, in one or two plain sentences. */
  readonly message: Render;
  /** Why it is reported: what the service does with such a request. */
  readonly meaning: string;
  /** What a person does about it. */
  readonly fix: string;
  /** A part of a request with the mistake and without it; absent where a few lines cannot show it. */
  readonly example?: { readonly wrong: string; readonly right: string };
}
