/**
 * Folds as editors can show them: nested or apart, and no more of them than the editor takes.
 */
import type { FoldingRange } from 'vscode-languageserver-types';

interface NestedFold {
  readonly fold: FoldingRange;
  /** How many folds are around it. */
  readonly depth: number;
}

/** The folds by their first line. Of two that cross, the later one is left out; of too many, the deepest ones. */
export function nestFolds(folds: readonly FoldingRange[], limit: number): FoldingRange[] {
  const nested = withDepth(folds);
  if (nested.length <= limit) return nested.map(({ fold }) => fold);
  const counts: number[] = [];
  for (const { depth } of nested) counts[depth] = (counts[depth] ?? 0) + 1;
  let room = Math.max(0, Math.floor(limit));
  let whole = 0;
  while ((counts[whole] ?? 0) <= room) room -= counts[whole++] ?? 0;
  return nested
    .filter(({ depth }) => depth < whole || (depth === whole && room-- > 0))
    .map(({ fold }) => fold);
}

function withDepth(folds: readonly FoldingRange[]): NestedFold[] {
  const sorted = [...folds].sort(
    (one, other) => one.startLine - other.startLine || other.endLine - one.endLine,
  );
  const around: FoldingRange[] = [];
  const nested: NestedFold[] = [];
  for (const fold of sorted) {
    while ((around.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < fold.startLine) around.pop();
    const outer = around.at(-1);
    const crosses = outer !== undefined && fold.endLine > outer.endLine;
    if (crosses || (outer?.startLine === fold.startLine && outer.endLine === fold.endLine)) continue;
    nested.push({ fold, depth: around.length });
    around.push(fold);
  }
  return nested;
}
