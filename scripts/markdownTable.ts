/**
 * Tables in Markdown, padded as the formatter pads them, so that the two never disagree.
 */

/** A table with a row of headings. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map(columnsOf)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell))).join(' | ')} |`;
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Chinese characters and their punctuation are as wide as two letters. */
function columnsOf(cell: string): number {
  return cell.length + (cell.match(/[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu)?.length ?? 0);
}
