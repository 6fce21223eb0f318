/**
 * The formats of `ci-job check` by name.
 */

import type { Paint } from '../style';
import { type FileReport, formatDiagnostics, formatJson, formatSummary } from './diagnosticsReporter';
import { formatGithub } from './githubReporter';
import { formatJunit } from './junitReporter';
import { formatSarif } from './sarifReporter';

/** What is reported. */
export interface CheckReport {
  readonly reports: readonly FileReport[];
  /** Sentences about files that could not be checked. They stand on standard error too. */
  readonly failures: readonly string[];
}

/** What a format may need to know besides. */
export interface ReportContext {
  readonly version: string;
  /** The folder that paths in a report are relative to. */
  readonly cwd: string;
  /** No summary. */
  readonly quiet: boolean;
  readonly paint: Paint;
}

/** Writes a report. */
export type FormatReport = (report: CheckReport, context: ReportContext) => string;

/** All formats, the usual one first. */
export const checkFormats: Readonly<Record<string, FormatReport>> = {
  text: (report, { quiet, paint }) =>
    `${report.reports.map((each) => formatDiagnostics(each, paint)).join('')}${quiet ? '' : summary(report)}`,
  json: ({ reports }) => formatJson(reports),
  sarif: ({ reports, failures }, { version, cwd }) => formatSarif(reports, failures, { version, cwd }),
  junit: ({ reports, failures }, { cwd }) => formatJunit(reports, failures, cwd),
  github: ({ reports, failures }, { quiet, cwd }) =>
    `${formatGithub(reports, failures, cwd)}${quiet ? '' : summary({ reports, failures })}`,
};

/** "No problems" would be a lie where nothing could be read. */
function summary({ reports, failures }: CheckReport): string {
  return reports.length === 0 && failures.length > 0 ? '' : formatSummary(reports);
}
