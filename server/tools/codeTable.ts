/**
 * The table of diagnostic codes in the README, made from the registry of codes.
 */
import { diagnosticCodes } from '../service/diagnostics/diagnosticCodes';

const BEGIN = '<!-- codes: made by `npm run generate` -->';
const END = '<!-- end of codes -->';

/** The README with the table as it should be; throws when the place for it is gone. */
export function withCodeTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin)
    throw new Error(`The README needs a line \`${BEGIN}\` and a line \`${END}\`.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${codeTable()}\n\n${readme.slice(end)}`;
}

/** Padded as the formatter pads it, so that the two never disagree. */
function codeTable(): string {
  const rows = Object.entries(diagnosticCodes).map(([code, { severity, title }]) => [
    `\`${code}\``,
    severity,
    title,
  ]);
  const header = ['code', 'severity', 'says'];
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
