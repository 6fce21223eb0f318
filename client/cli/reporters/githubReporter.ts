/**
 * Annotations of GitHub Actions: one workflow command per diagnostic, which shows beside the line in a pull request.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { cleanLine } from './cleanText';
import { type FileReport, messageOf, type SeverityName, severityName } from './diagnosticsReporter';
import { reportPath } from './reportPath';

const commands: Readonly<Record<SeverityName, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** One line per diagnostic and per failure. */
export function formatGithub(
  reports: readonly FileReport[],
  failures: readonly string[],
  cwd: string,
): string {
  const found = reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map((diagnostic) => annotation(reportPath(file, cwd), diagnostic)),
  );
  return [...found, ...failures.map((message) => `::error::${escapeData(cleanLine(message))}`)]
    .map((line) => `${line}\n`)
    .join('');
}

function annotation(file: string, diagnostic: Diagnostic): string {
  const { start, end } = diagnostic.range;
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['file', file],
    ['line', start.line + 1],
    // GitHub takes columns only where an annotation is on one line.
    ['col', start.line === end.line ? start.character + 1 : undefined],
    ['endLine', end.line + 1],
    ['endColumn', start.line === end.line ? end.character + 1 : undefined],
    ['title', diagnostic.code],
  ];
  const written = properties
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  const message = escapeData(cleanLine(messageOf(diagnostic)));
  return `::${commands[severityName(diagnostic)]} ${written}::${message}`;
}

/** What ends a message or starts another command is written as the runner expects it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
