/**
 * JUnit XML: a suite per file, a failed case per error. Files without errors are one case that passed;
 * what is no error stands in the suite's output. A file that was not checked is a skipped case. Cases have no attributes `file` and `line`: the schema that Jenkins
 * judges by refuses them there. The suite names the file; the case's name and text name the line.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { buildXml } from '../../client/api/xmlParser';
import { t } from '../../l10n/processLanguage';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { type FileReport, formatDiagnostics, hasErrors, messageOf, UNCHECKED } from './diagnosticsReporter';
import { reportPath } from './reportPath';

/** An element as the builder takes it: attributes start with `@`, `#text` is its text, the rest are its children. */
type Element = Readonly<Record<string, unknown>>;

/** A suite and what it counts. */
interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly content: Element;
}

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
  return buildXml({
    testsuites: {
      '@name': 'ci-job check',
      '@tests': sum('tests'),
      '@failures': sum('failures'),
      '@errors': sum('errors'),
      testsuite: suites.map(({ content }) => content),
    },
  });
}

function suiteOf(
  name: string,
  counts: Omit<Suite, 'content'>,
  content: Element,
  attributes: Element = {},
): Suite {
  const { tests, failures, errors } = counts;
  const counted = { '@tests': tests, '@failures': failures, '@errors': errors };
  return { ...counts, content: { '@name': clean(name), ...counted, ...attributes, ...content } };
}

function fileSuite(report: FileReport): Suite {
  const file = clean(report.file);
  if (report.isChecked === false) return skippedSuite(file);
  const errors = report.diagnostics.filter((diagnostic) => isError(report.file, diagnostic));
  const rest = report.diagnostics.filter((diagnostic) => !errors.includes(diagnostic));
  const passed = { '@name': 'has no errors', '@classname': file };
  const output = rest.length === 0 ? {} : { 'system-out': textOf({ file: report.file, diagnostics: rest }) };
  return suiteOf(
    file,
    { tests: Math.max(1, errors.length), failures: errors.length, errors: 0 },
    {
      testcase: errors.length === 0 ? passed : errors.map((error) => failedCase(report.file, error)),
      ...output,
    },
    { '@file': file },
  );
}

function skippedSuite(file: string): Suite {
  const skipped = { '@message': t(UNCHECKED) };
  return suiteOf(
    file,
    { tests: 1, failures: 0, errors: 0 },
    { testcase: { '@name': 'has no errors', '@classname': file, skipped } },
    { '@skipped': 1, '@file': file },
  );
}

function failedCase(file: string, diagnostic: Diagnostic): Element {
  const { line, character } = diagnostic.range.start;
  const code = String(diagnostic.code ?? 'error');
  const text = textOf({ file, diagnostics: [diagnostic] }).trimEnd();
  return {
    '@name': `${code} at ${line + 1}:${character + 1}`,
    '@classname': clean(file),
    failure: { '@message': clean(messageOf(diagnostic)), '@type': code, '#text': text },
  };
}

/** A file that could not be checked has no name that is sure to be one. */
function failureSuite(message: string): Suite {
  const error = { '@message': clean(message), '@type': 'could-not-run' };
  const testcase = { '@name': 'can be checked', '@classname': 'ci-job', error };
  return suiteOf('ci-job', { tests: 1, failures: 0, errors: 1 }, { testcase });
}

function isError(file: string, diagnostic: Diagnostic): boolean {
  return hasErrors({ file, diagnostics: [diagnostic] });
}

function textOf(report: FileReport): string {
  return formatDiagnostics(report).split('\n').map(clean).join('\n');
}

/** Characters that XML cannot hold are left out; quoting alone would not make them legal. */
function clean(text: string): string {
  return sanitizeForTerminal(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}
