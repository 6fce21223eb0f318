/**
 * As many folds as the client takes: the outer ones, all over the document.
 */
import type { FoldingRange } from 'vscode-languageserver-types';

/** Leaves the deepest ones out where there are too many. The ranges are nested, and sorted by their first line. */
export function limitFolds(folds: readonly FoldingRange[], limit: number): readonly FoldingRange[] {
  if (folds.length <= limit) return folds;
  const depths = depthsOf(folds);
  const counts: number[] = [];
  for (const depth of depths) counts[depth] = (counts[depth] ?? 0) + 1;
  let room = Math.max(0, Math.floor(limit));
  // The first depth of which not all have room: there is one, because there are too many.
  let last = 0;
  while ((counts[last] ?? Number.POSITIVE_INFINITY) <= room) room -= counts[last++] ?? 0;
  return folds.filter((_fold, index) => {
    const depth = depths[index] ?? 0;
    return depth < last || (depth === last && room-- > 0);
  });
}

/** How many folds are around each. */
function depthsOf(folds: readonly FoldingRange[]): number[] {
  const around: FoldingRange[] = [];
  return folds.map((fold) => {
    while ((around.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < fold.startLine) around.pop();
    around.push(fold);
    return around.length - 1;
  });
}
