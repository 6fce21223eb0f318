/**
 * What a job has found, in a few lines for the head of its document. The rest stands in the answer below.
 */

import { joined, t } from '../../../l10n/processLanguage';
import type { ResultSection } from '../../../server/src/protocol';

/** So many rows of a table, and lines of a value, are shown. */
export const HEAD_ROWS = 20;

/** One line for the heading, and one for each value and row. */
export function resultLines({ title, values, columns, rows, rowCount }: ResultSection): readonly string[] {
  const shown = rows.slice(0, HEAD_ROWS);
  const heading = rowCount === 0 ? title : t('{0} ({1})', title, rowCount);
  return [
    columns.length === 0 ? t('{0}:', heading) : t('{0}: {1}', heading, joined(columns, 'facts')),
    ...values.slice(0, HEAD_ROWS).flatMap(({ label, value }) => valueLines(label, value)),
    // What is missing keeps its place.
    ...shown.map(
      (cells) =>
        `  ${joined(
          cells.map((cell) => cell || '–'),
          'facts',
        )}`,
    ),
    ...more(rowCount - shown.length),
  ];
}

/** A value of several lines stands below its name. */
function valueLines(label: string, value: string): readonly string[] {
  const lines = value.split(LINE_BREAK);
  if (lines.length === 1) {
    return [`  ${t('{0}: {1}', label, value)}`];
  }
  const shown = lines.slice(0, HEAD_ROWS).map((line) => `  ${line}`);
  return [t('{0}:', label), ...shown, ...more(lines.length - shown.length)].map((line) => `  ${line}`);
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;

function more(count: number): readonly string[] {
  return count === 0 ? [] : [`  ${t('… and {0} more', count)}`];
}
