/**
 * SARIF 2.1.0 (OASIS): what code scanning services read. Positions count from 1 in UTF-16 units.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import { cleanLine } from './cleanText';
import { type FileReport, messageOf, type SeverityName, severityName } from './diagnosticsReporter';
import { reportUri } from './reportPath';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

type Level = 'error' | 'warning' | 'note';

const levels: Readonly<Record<SeverityName, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The report as one run of the tool. */
export function formatSarif(
  reports: readonly FileReport[],
  failures: readonly string[],
  { version, cwd }: { readonly version: string; readonly cwd: string },
): string {
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ci-job', version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map((message) => ({
              level: 'error',
              message: { text: cleanLine(message) },
            })),
          },
        ],
        artifacts: reports.map(({ file }) => ({ location: { uri: reportUri(file, cwd) } })),
        results: reports.flatMap(({ file, diagnostics }, index) =>
          diagnostics.map((diagnostic) => result(diagnostic, { uri: reportUri(file, cwd), index })),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const rules = Object.entries(diagnosticCodes).map(([id, { severity, title }]) => ({
  id,
  shortDescription: { text: title },
  defaultConfiguration: { level: levels[severity] },
}));

const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));

function result(diagnostic: Diagnostic, artifactLocation: { uri: string; index: number }): unknown {
  const { start, end } = diagnostic.range;
  const ruleId = String(diagnostic.code);
  const ruleIndex = ruleIndexes.get(ruleId);
  const page = diagnostic.codeDescription?.href;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severityName(diagnostic)],
    message: { text: messageOf(diagnostic) },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
    // The page that states the fact differs from result to result, so it cannot stand with the rule.
    ...(page === undefined ? {} : { properties: { vendorPage: page } }),
  };
}
