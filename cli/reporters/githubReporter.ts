/**
 * Annotations of GitHub Actions: one workflow command per diagnostic, which shows beside the line in a pull request.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { t } from '../../l10n/processLanguage';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import {
  type FileReport,
  messageOf,
  type SeverityName,
  severityName,
  UNCHECKED,
  uncheckedFiles,
} from './diagnosticsReporter';
import { reportPath } from './reportPath';

const commands: Readonly<Record<SeverityName, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** One line per diagnostic, per file that was not checked and per failure. */
export function formatGithub(
  reports: readonly FileReport[],
  failures: readonly string[],
  cwd: string,
): string {
  const found = reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map((diagnostic) => annotation(reportPath(file, cwd), diagnostic)),
  );
  const unchecked = uncheckedFiles(reports).map(({ file }) =>
    command('warning', [['file', reportPath(file, cwd)]], t(UNCHECKED)),
  );
  return [
    ...found,
    ...unchecked,
    ...failures.map((message) => `::error::${escapeData(sanitizeForTerminal(message))}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotation(file: string, diagnostic: Diagnostic): string {
  const { start, end } = diagnostic.range;
  const place: readonly Property[] = [
    ['file', file],
    ['line', start.line + 1],
    // GitHub takes columns only where an annotation is on one line.
    ['col', start.line === end.line ? start.character + 1 : undefined],
    ['endLine', end.line + 1],
    ['endColumn', start.line === end.line ? end.character + 1 : undefined],
    ['title', diagnostic.code],
  ];
  return command(commands[severityName(diagnostic)], place, messageOf(diagnostic));
}

/** What is undefined is left out. */
type Property = readonly [name: string, value: string | number | undefined];

function command(name: string, properties: readonly Property[], message: string): string {
  const written = properties
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(sanitizeForTerminal(String(value)))}`)
    .join(',');
  return `::${name} ${written}::${escapeData(sanitizeForTerminal(message))}`;
}

/** What ends a message or starts another command is written as the runner expects it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
