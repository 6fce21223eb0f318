/**
 * SARIF 2.1.0 (OASIS): what code scanning services read. Positions count from 1 in UTF-16 units.
 */

import type { Diagnostic } from 'vscode-languageserver-types';
import { currentLocale, t } from '../../l10n/processLanguage';
import {
  codeExplanationMarkdown,
  codeExplanationText,
} from '../../server/service/diagnostics/codeExplanations';
import { codeRecords } from '../../server/service/diagnostics/codes/index';
import { isDiagnosticCode } from '../../server/service/diagnostics/diagnosticCodes';
import { sanitizeForTerminal, toSafeJson } from '../../server/service/util/sanitizeForTerminal';
import {
  type FileReport,
  messageOf,
  type SeverityName,
  severityName,
  UNCHECKED,
} from './diagnosticsReporter';
import { reportUri } from './reportPath';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

type Level = 'error' | 'warning' | 'note';

const levels: Readonly<Record<SeverityName, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** In a message `{0}` is a place for an argument; a value of the document that looks like one stands for itself. */
function literalText(message: string): string {
  return message.replace(/\{(\d+)\}/g, '{{$1}}');
}

/** What SARIF says about a code. */
interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: Level };
}

/** The report as one run of the tool. */
export function formatSarif(
  reports: readonly FileReport[],
  failures: readonly string[],
  { version, cwd }: { readonly version: string; readonly cwd: string },
): string {
  const rules = rulesOf(reports);
  const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
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
            toolExecutionNotifications: [
              ...failures.map((message) => ({
                level: 'error',
                message: { text: literalText(sanitizeForTerminal(message)) },
              })),
              ...reports.flatMap(({ file, isChecked }, index) =>
                isChecked === false ? [uncheckedNotification({ uri: reportUri(file, cwd), index })] : [],
              ),
            ],
          },
        ],
        artifacts: reports.map(({ file }) => ({ location: { uri: reportUri(file, cwd) } })),
        results: reports.flatMap(({ file, diagnostics }, index) =>
          diagnostics.map((diagnostic) =>
            result(
              diagnostic,
              { uri: reportUri(file, cwd), index },
              ruleIndexes.get(String(diagnostic.code)),
            ),
          ),
        ),
      },
    ],
  };
  return `${toSafeJson(log)}\n`;
}

/** The place of a file: its URI, and its number among the artifacts. */
interface ArtifactLocation {
  readonly uri: string;
  readonly index: number;
}

function uncheckedNotification(artifactLocation: ArtifactLocation): unknown {
  return {
    level: 'warning',
    message: { text: literalText(t(UNCHECKED)) },
    locations: [{ physicalLocation: { artifactLocation } }],
  };
}

/** The codes that occur, with what code scanning shows about them. */
function rulesOf(reports: readonly FileReport[]): readonly Rule[] {
  const language = currentLocale();
  const found = new Set(reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  return Object.keys(codeRecords)
    .filter(isDiagnosticCode)
    .filter((code) => found.has(code))
    .map((id) => ({
      id,
      shortDescription: { text: language.t(codeRecords[id].title) },
      fullDescription: { text: language.t(codeRecords[id].meaning) },
      help: { text: codeExplanationText(id, language), markdown: codeExplanationMarkdown(id, 2, language) },
      defaultConfiguration: { level: levels[codeRecords[id].severity] },
    }));
}

function result(
  diagnostic: Diagnostic,
  artifactLocation: ArtifactLocation,
  ruleIndex: number | undefined,
): unknown {
  const { start, end } = diagnostic.range;
  const ruleId = String(diagnostic.code);
  const page = diagnostic.codeDescription?.href;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severityName(diagnostic)],
    message: { text: literalText(messageOf(diagnostic)) },
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
