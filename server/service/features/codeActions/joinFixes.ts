/**
 * The fixes of many problems as one change: the chosen one of each, as far as they do not get in each other's way.
 */
import type { RequestDocument } from '../../binding/requestDocument';
import { MOST_PROBLEMS, type Problem } from '../../diagnostics/problem';
import type { Replacement } from '../../util/replacements';
import { fixProviders } from './index';
import type { FixEdit, QuickFix } from './quickFix';

/** Rows that all fixes of one answer may read together. */
const MOST_ROWS_READ = 20_000_000;
const FEWEST_FIXED = 20;

/** Fixes that can be applied together. */
export interface JoinedFixes {
  readonly replacements: readonly Replacement[];
  /** The problems that they fix. */
  readonly fixed: readonly Problem[];
}

/** The fixes of a problem, best first. */
export function fixesOf(request: RequestDocument, problem: Problem): readonly QuickFix[] {
  return fixProviders[problem.code]?.(request, problem) ?? [];
}

/** The chosen fix of each problem; one that overlaps an earlier one is left out. */
export function joinFixes(
  request: RequestDocument,
  problems: readonly Problem[],
  choose: (fix: QuickFix) => boolean,
): JoinedFixes {
  const replacements: FixEdit[] = [];
  const fixed: Problem[] = [];
  for (const problem of problems.slice(0, mostFixed(request))) {
    const fix = fixesOf(request, problem).find(choose);
    if (
      fix === undefined ||
      fix.replacements.some((own) => replacements.some((other) => overlap(own, other)))
    )
      continue;
    replacements.push(...fix.replacements);
    fixed.push(problem);
  }
  return { replacements: inTextOrder(replacements), fixed };
}

/**
 * In the order of the text, which is that of LSP too: at one offset insertions come before what replaces something,
 * and among them the inner ones first.
 */
export function inTextOrder(edits: readonly FixEdit[]): readonly Replacement[] {
  return [...edits]
    .sort(
      (left, right) =>
        left.start - right.start ||
        left.end - right.end ||
        (right.place?.depth ?? 0) - (left.place?.depth ?? 0) ||
        byOrder(left.place?.order ?? 0, right.place?.order ?? 0),
    )
    .map(({ start, end, newText }) => ({ start, end, newText }));
}

/** End tags are infinitely far behind, and infinity minus infinity is no number. */
function byOrder(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

/**
 * How many problems are fixed at once; the others wait for the next run. A fix may look at the whole document,
 * so in a large one there are fewer, and all together take a blink.
 */
export function mostFixed({ xml }: RequestDocument): number {
  return Math.min(MOST_PROBLEMS, Math.max(MOST_ROWS_READ / xml.nodeCount, FEWEST_FIXED));
}

function overlap(left: Replacement, right: Replacement): boolean {
  return left.start < right.end && right.start < left.end;
}
