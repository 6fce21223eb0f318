/**
 * The table of diagnostic codes in the READMEs, made from the registry of codes.
 */
import type { Language } from '../l10n/language';
import { diagnosticCodes } from '../server/service/diagnostics/diagnosticCodes';

const BEGIN = '<!-- codes: made by `npm run generate` -->';
const END = '<!-- end of codes -->';

/** The README of a language with the table as it should be; throws when the place for it is gone. */
export function withCodeTable(readme: string, language: Language): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin)
    throw new Error(`The README needs a line \`${BEGIN}\` and a line \`${END}\`.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${codeTable(language)}\n\n${readme.slice(end)}`;
}

/** Padded as the formatter pads it, so that the two never disagree. */
function codeTable({ t }: Language): string {
  const rows = Object.entries(diagnosticCodes).map(([code, { severity, title }]) => [
    `\`${code}\``,
    severity,
    t(title),
  ]);
  const header = [t('code'), t('severity'), t('says')];
  const widths = header.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map(columnsOf)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell))).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Chinese characters and their punctuation are as wide as two letters. */
function columnsOf(cell: string): number {
  return cell.length + (cell.match(/[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu)?.length ?? 0);
}
