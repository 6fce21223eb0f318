/**
 * What a job has found, in lines for people: values one below the other, tables in columns.
 * All of it comes from the service and may hold anything.
 */

import type { JobsDetail } from '../../client/api/jobsDetail';
import { t } from '../../l10n/processLanguage';
import type { ResultSection } from '../../server/service/languageServiceTypes';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { displayWidth, padEndShown } from '../displayWidth';
import type { CliEnvironment } from '../environment';

/** No limit: what was looked up by its id is wanted. */
export const ALL_ROWS = Number.POSITIVE_INFINITY;
/** A wider column is not waited for by the others. */
const WIDEST_COLUMN = 32;

/** The results of a job; empty where its answer has none that are known. Ends with a line break. */
export function formatResults(
  { tag, operation }: JobsDetail,
  { getLanguageService }: Pick<CliEnvironment, 'getLanguageService'>,
  mostRows: number,
): string {
  return tag === undefined || typeof operation === 'string'
    ? ''
    : getLanguageService()
        .getResults(tag, operation, mostRows)
        .map((section) => formatSection(section, mostRows))
        .join('');
}

function formatSection(section: ResultSection, mostLines: number): string {
  const { title, values, rows, rowCount } = section;
  const hidden = rowCount - rows.length;
  return [
    rowCount === 0 ? t('{0}:', title) : t('{0} ({1}):', title, rowCount),
    ...values.flatMap(({ label, value }) => valueLines(label, value, mostLines).map((line) => `  ${line}`)),
    ...tableLines(section).map((line) => `  ${line}`),
    ...(hidden === 0 ? [] : [`  ${t('… and {0} more', hidden)}`]),
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** A value of several lines stands below its name. */
function valueLines(label: string, value: string, mostLines: number): readonly string[] {
  const lines = value.split(LINE_BREAK).map(sanitizeForTerminal);
  const [only = ''] = lines;
  if (lines.length === 1) return [t('{0}: {1}', label, only)];
  const hidden = Math.max(0, lines.length - mostLines);
  return [
    t('{0}:', label),
    ...lines.slice(0, lines.length - hidden).map((line) => `  ${line}`),
    ...(hidden === 0 ? [] : [`  ${t('… and {0} more', hidden)}`]),
  ];
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;

function tableLines({ columns, rows }: ResultSection): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [columns, ...rows].map((cells) => cells.map(sanitizeForTerminal));
  const widths = columns.map((_column, index) =>
    lines.reduce(
      (most, cells) => Math.max(most, Math.min(WIDEST_COLUMN, displayWidth(cells[index] ?? ''))),
      0,
    ),
  );
  // The last column is as wide as it is.
  return lines.map((cells) =>
    cells
      .map((cell, index) => (index === cells.length - 1 ? cell : padEndShown(cell, widths[index] ?? 0)))
      .join('  '),
  );
}
