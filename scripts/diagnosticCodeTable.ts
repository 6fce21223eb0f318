/**
 * The table in `diagnosticCodes.ts`, made of the records of the codes.
 */
import { codeRecords } from '../server/service/diagnostics/codes/index';
import { sourceLiteral, sourceRow } from './sourceRow';

const TABLE = /(export const diagnosticCodes = \{)[\s\S]*?(\} as const satisfies)/;

/** The text of the file with the table as it should be; throws when the place for it is gone. */
export function withDiagnosticCodeTable(source: string): string {
  if (!TABLE.test(source)) throw new Error(`diagnosticCodes.ts needs ${TABLE}.`);
  return source.replace(TABLE, (_, begin: string, end: string) => `${begin}\n${rows()}\n${end}`);
}

function rows(): string {
  return Object.entries(codeRecords)
    .map(([code, { severity, tag }]) =>
      sourceRow(code, [
        `severity: ${sourceLiteral(severity)}`,
        ...(tag === undefined ? [] : [`tag: ${sourceLiteral(tag)}`]),
      ]),
    )
    .join('\n');
}
