/**
 * Paths in the results of a job: from a row of a table to its values.
 */

/** The path of a column from the operation, for rows at a path of their own. */
export function resultPath(rows: string, column: string): readonly string[] {
  const path = rows.split('/');
  for (const step of column.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path;
}
