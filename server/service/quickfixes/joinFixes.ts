/**
 * The fixes of many problems as one change: the chosen one of each, as far as they do not get in each other's way.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import { fixProviders } from './index';
import type { QuickFix, Replacement } from './quickFix';

/** Fixes that can be applied together. */
export interface JoinedFixes {
  readonly replacements: readonly Replacement[];
  /** The problems that they mend. */
  readonly mended: readonly Problem[];
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
  const replacements: Replacement[] = [];
  const mended: Problem[] = [];
  for (const problem of problems) {
    const fix = fixesOf(request, problem).find(choose);
    if (
      fix === undefined ||
      fix.replacements.some((own) => replacements.some((other) => overlap(own, other)))
    )
      continue;
    replacements.push(...fix.replacements);
    mended.push(problem);
  }
  return { replacements, mended };
}

function overlap(left: Replacement, right: Replacement): boolean {
  return left.start < right.end && right.start < left.end;
}
