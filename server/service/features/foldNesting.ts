/**
 * Folds as editors can show them: nested or apart, in the order of their first lines.
 */
import type { FoldingRange } from 'vscode-languageserver-types';

/** The folds by their first line, the wider one first. Of two that cross, the later one is left out. */
export function nestFolds(folds: readonly FoldingRange[]): FoldingRange[] {
  const sorted = [...folds].sort(
    (one, other) => one.startLine - other.startLine || other.endLine - one.endLine,
  );
  const around: FoldingRange[] = [];
  return sorted.filter((fold) => {
    while ((around.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < fold.startLine) around.pop();
    const outer = around.at(-1);
    const crosses = outer !== undefined && fold.endLine > outer.endLine;
    if (crosses || (outer?.startLine === fold.startLine && outer.endLine === fold.endLine)) return false;
    around.push(fold);
    return true;
  });
}
