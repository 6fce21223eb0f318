/**
 * JUnit XML: a suite per file, a failed case per error. Files without errors are one case that passed;
 * what is no error stands in the suite's output. A file that was not checked is a skipped case. Cases have no attributes `file` and `line`: the schema that Jenkins
 * judges by refuses them there. The suite names the file; the case's name and text name the line.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { t } from '../../l10n/processLanguage';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { type FileReport, formatDiagnostics, hasErrors, messageOf, UNCHECKED } from './diagnosticsReporter';
import { reportPath } from './reportPath';

type Attributes = Readonly<Record<string, string | number>>;

/** The report as a document. */
export function formatJunit(
  reports: readonly FileReport[],
  failures: readonly string[],
  cwd: string,
): string {
  const suites = [
    ...reports.map((report) => fileSuite({ ...report, file: reportPath(report.file, cwd) })),
    ...failures.map(failureSuite),
  ];
  const sum = (name: 'tests' | 'failures' | 'errors'): number =>
    suites.reduce((total, suite) => total + suite[name], 0);
  const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
  const content = suites.map(({ xml }) => xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'ci-job check', ...totals }, content, '')}`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly xml: string;
}

function fileSuite(report: FileReport): Suite {
  const { file } = report;
  if (report.isChecked === false) return skippedSuite(file);
  const errors = report.diagnostics.filter((diagnostic) => isError(file, diagnostic));
  const rest = report.diagnostics.filter((diagnostic) => !errors.includes(diagnostic));
  const passed = element('testcase', { name: 'has no errors', classname: file }, '', '    ');
  const cases = errors.length === 0 ? passed : errors.map((error) => failedCase(file, error)).join('');
  const output =
    rest.length === 0
      ? ''
      : `    <system-out>${escapeXml(formatDiagnostics({ file, diagnostics: rest }), true)}</system-out>\n`;
  const counts = { tests: Math.max(1, errors.length), failures: errors.length, errors: 0 };
  return { ...counts, xml: element('testsuite', { name: file, ...counts, file }, `${cases}${output}`, '  ') };
}

function skippedSuite(file: string): Suite {
  const counts = { tests: 1, failures: 0, errors: 0 };
  const skipped = `      <skipped${formatAttributes({ message: t(UNCHECKED) })}/>\n`;
  const testCase = element('testcase', { name: 'has no errors', classname: file }, skipped, '    ');
  return {
    ...counts,
    xml: element('testsuite', { name: file, ...counts, skipped: 1, file }, testCase, '  '),
  };
}

function failedCase(file: string, diagnostic: Diagnostic): string {
  const { line, character } = diagnostic.range.start;
  const code = String(diagnostic.code ?? 'error');
  const name = `${code} at ${line + 1}:${character + 1}`;
  const text = escapeXml(formatDiagnostics({ file, diagnostics: [diagnostic] }).trimEnd());
  const attributes = formatAttributes({ message: messageOf(diagnostic), type: code });
  const failed = `      <failure${attributes}>${text}</failure>\n`;
  return element('testcase', { name, classname: file }, failed, '    ');
}

/** A file that could not be checked has no name that is sure to be one. */
function failureSuite(message: string): Suite {
  const counts = { tests: 1, failures: 0, errors: 1 };
  const error = `      <error${formatAttributes({ message, type: 'could-not-run' })}/>\n`;
  const testCase = element('testcase', { name: 'can be checked', classname: 'ci-job' }, error, '    ');
  return { ...counts, xml: element('testsuite', { name: 'ci-job', ...counts }, testCase, '  ') };
}

function isError(file: string, diagnostic: Diagnostic): boolean {
  return hasErrors({ file, diagnostics: [diagnostic] });
}

function element(name: string, attributes: Attributes, content: string, indent: string): string {
  const start = `${indent}<${name}${formatAttributes(attributes)}`;
  return content === '' ? `${start}/>\n` : `${start}>\n${content}${indent}</${name}>\n`;
}

function formatAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

/** Characters that XML cannot hold are left out; quoting alone would not make them legal. */
function escapeXml(text: string, keepLines = false): string {
  const clean = keepLines ? text.split('\n').map(sanitizeForTerminal).join('\n') : sanitizeForTerminal(text);
  return clean
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
