/**
 * The two forms in which `check` prints its diagnostics: lines for people and editors, JSON for programs.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { text } from '../../l10n/language';
import { currentLocale, joined, plural, t } from '../../l10n/processLanguage';
import { sanitizeForTerminal, toSafeJson } from '../../server/service/util/sanitizeForTerminal';
import { type Paint, plain } from '../style';

/** The diagnostics of one file. */
export interface FileReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** False where the settings switch checking off, so that no diagnostics mean nothing. */
  readonly isChecked?: boolean;
}

/** What to say about a file that the settings keep from being checked. */
export const UNCHECKED = text('Not checked, because the settings have `"validation.enabled": false`.');

/** The files that were not checked. */
export function uncheckedFiles<Report extends FileReport>(reports: readonly Report[]): readonly Report[] {
  return reports.filter(({ isChecked }) => isChecked === false);
}

/** A severity by its name. */
export type SeverityName = 'error' | 'warning' | 'information' | 'hint';

/** Whether a report holds an error, which is what the exit code is about. */
export function hasErrors({ diagnostics }: FileReport): boolean {
  return diagnostics.some((diagnostic) => severityName(diagnostic) === 'error');
}

/** One line per diagnostic, as compilers write them: `file:line:column: severity code: message`. */
export function formatDiagnostics({ file, diagnostics }: FileReport, paint: Paint = plain): string {
  return diagnostics
    .map((diagnostic) => {
      const { line, character } = diagnostic.range.start;
      const place = paint('place', `${sanitizeForTerminal(file)}:${line + 1}:${character + 1}`);
      const severity = severityName(diagnostic);
      const code = diagnostic.code === undefined ? '' : ` ${diagnostic.code}`;
      return `${place}: ${paint(severity, severity)}${code}: ${sanitizeForTerminal(messageOf(diagnostic))}\n`;
    })
    .join('');
}

/** The last line of a check: how many files, how many diagnostics of which severity, and what was not checked. */
export function formatSummary(reports: readonly FileReport[]): string {
  const unchecked = uncheckedFiles(reports).length;
  const checked = reports.length - unchecked;
  const sentences = [
    ...(checked > 0 || unchecked === 0 ? [summarizeChecked(reports, checked)] : []),
    ...(unchecked > 0
      ? [plural(unchecked, text('{0} file not checked.'), text('{0} files not checked.'))]
      : []),
  ];
  return `${currentLocale().sentences(...sentences)}\n`;
}

function summarizeChecked(reports: readonly FileReport[], count: number): string {
  const names = reports.flatMap(({ diagnostics }) => diagnostics.map(severityName));
  const counts = (['error', 'warning', 'information', 'hint'] as const)
    .map((name) => ({ name, count: names.filter((other) => other === name).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => plural(count, ...severityTexts[name]));
  const found = counts.length === 0 ? t('no problems') : joined(counts, 'items');
  const checked = plural(count, text('{0} file checked'), text('{0} files checked'));
  return currentLocale().sentence([t('{0}: {1}', checked, found)]);
}

/** An array of `{ file, diagnostics }`, with diagnostics as LSP defines them; `checked` is there where it is false. */
export function formatJson(reports: readonly FileReport[]): string {
  const shown = reports.map(({ file, diagnostics, isChecked }) => ({
    file,
    ...(isChecked === false ? { checked: false } : {}),
    diagnostics: diagnostics.map(publicFields),
  }));
  return `${toSafeJson(shown)}\n`;
}

/** For one and for several. */
const severityTexts: Readonly<Record<SeverityName, readonly [one: string, many: string]>> = {
  error: [text('{0} error'), text('{0} errors')],
  warning: [text('{0} warning'), text('{0} warnings')],
  information: [text('{0} information'), text('{0} information')],
  hint: [text('{0} hint'), text('{0} hints')],
};

/** "1 error", "2 errors". */
export function countErrors(count: number): string {
  return plural(count, ...severityTexts.error);
}

/** The fields that programs may rely on; whatever else a diagnostic holds may change. */
function publicFields(diagnostic: Diagnostic): Record<string, unknown> {
  const { range, severity, code, codeDescription, source, tags } = diagnostic;
  return { range, severity, code, codeDescription, source, message: messageOf(diagnostic), tags };
}

/** The message as plain text. */
export function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

/** LSP leaves the meaning of an absent severity to the client; here it is an error. */
export function severityName({ severity }: Diagnostic): SeverityName {
  switch (severity) {
    case 2:
      return 'warning';
    case 3:
      return 'information';
    case 4:
      return 'hint';
    default:
      return 'error';
  }
}
