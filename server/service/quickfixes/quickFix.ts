/**
 * What a quick fix is: a title and replacements of offsets, and what every family of fixes gets to make one.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import type { Replacement } from '../util/replacements';

/** A text for `t` and what its slots hold; rendered last, as messages are. */
export type FixTitle = readonly [text: string, ...values: string[]];

/** Makes a title. */
export function title(text: string, ...values: string[]): FixTitle {
  return [text, ...values];
}

/** One way to mend one problem. */
export interface QuickFix {
  readonly title: FixTitle;
  readonly replacements: readonly Replacement[];
  /** The obvious way, applied by "auto fix". At most one a problem. */
  readonly preferred?: boolean;
  /** Changes nothing that the job means, so it may be applied to a whole document unasked. */
  readonly safe?: boolean;
}

/** Makes the fixes of one problem, best first. */
export type FixProvider = (request: RequestDocument, problem: Problem) => readonly QuickFix[];
