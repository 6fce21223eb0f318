/**
 * Checks many requests: finds the files and their settings, fixes them if asked to, and gathers what is wrong.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { failure, type Result, success } from '../client/api/result';
import type { SeverityOverride, ValidationSettings } from '../server/service/languageServiceTypes';
import type { CliEnvironment } from './environment';
import { countFixable, fixRequest } from './fixRequest';
import { startProgress } from './progress';
import { createSettingsFinder, type SettingsFinder } from './projectSettings';
import type { FileReport } from './reporters/diagnosticsReporter';
import { type RequestFile, readRequestFile, rewriteRequestFile } from './requestFile';
import { findAllRequestFiles } from './requestFiles';

/** How files are checked. */
export interface CheckOptions {
  readonly fix: boolean;
  /** Counts what autofix would fix, which costs time. */
  readonly countsFixable: boolean;
  readonly quiet: boolean;
  /** Goes before the settings of the project. */
  readonly severity: Readonly<Record<string, SeverityOverride>>;
}

/** A file with what is wrong with it. */
export interface CheckedFile extends FileReport {
  readonly isFixed: boolean;
  /** How many problems are safe to fix; 0 where nobody asked. */
  readonly fixable: number;
  readonly isChecked: boolean;
}

/** What came out of a check. */
export interface CheckOutcome {
  readonly files: readonly CheckedFile[];
  /** Sentences about what could not be found, read or written. */
  readonly failures: readonly string[];
}

/** Checks all files that the arguments name; one that cannot be read does not keep the others from it. */
export async function checkFiles(
  args: readonly string[],
  options: CheckOptions,
  environment: CliEnvironment,
): Promise<CheckOutcome> {
  const { files: names, failures } = await findAllRequestFiles(args, environment);
  const results: Result<CheckedFile, string>[] = [];
  const settings = createSettingsFinder(environment);
  const progress = startProgress(names.length, !options.quiet, environment);
  for (const name of names) {
    progress.step(name);
    results.push(await checkFile(name, options, settings, environment));
  }
  progress.end();
  return {
    files: results.flatMap((result) => (result.ok ? [result.value] : [])),
    // Files of one folder share their settings, and what is wrong with them.
    failures: [...failures, ...new Set(results.flatMap((result) => (result.ok ? [] : [result.error])))],
  };
}

async function checkFile(
  name: string,
  options: CheckOptions,
  finder: SettingsFinder,
  environment: CliEnvironment,
): Promise<Result<CheckedFile, string>> {
  const read = await readRequestFile(name, environment);
  if (!read.ok) return read;
  const settings = await finder.settingsOf(name);
  if (!settings.ok) return settings;
  const { validation } = settings.value;
  const fixed = options.fix ? await fix(name, read.value, environment) : success(undefined);
  if (!fixed.ok) return fixed;
  const severity = { ...validation.severity, ...options.severity };
  const file = fixed.value ?? read.value;
  const report = checkRequestFile(file, environment, { ...validation, severity });
  const counts = options.countsFixable && report.diagnostics.length > 0;
  return success({
    ...report,
    fixable: counts ? countFixable(file.document, environment.getLanguageService()) : 0,
    isFixed: fixed.value !== undefined,
    isChecked: validation.enabled !== false,
  });
}

/** The file as it is after autofix; undefined where nothing was to be fixed. */
async function fix(
  path: string,
  file: RequestFile,
  environment: CliEnvironment,
): Promise<Result<RequestFile | undefined, string>> {
  const text = fixRequest(file.document, environment.getLanguageService());
  if (text === file.document.getText()) return success(undefined);
  const written = await rewriteRequestFile(path, text, file, environment);
  const { uri, languageId } = file.document;
  return written.ok
    ? success({ ...file, document: TextDocument.create(uri, languageId, 2, text), bytes: written.value })
    : failure(written.error);
}

/** The diagnostics of one file. */
export function checkRequestFile(
  { name, document }: RequestFile,
  environment: CliEnvironment,
  settings: ValidationSettings = {},
): FileReport {
  const service = environment.getLanguageService();
  return {
    file: name,
    diagnostics: service.doValidation(document, service.parseRequestDocument(document), settings),
  };
}
