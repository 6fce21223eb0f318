/**
 * `ci-job check`: what is wrong with requests, by the same language service as in the editor.
 */

import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS, type ExitCode } from '../environment';
import {
  type FileReport,
  formatDiagnostics,
  formatJson,
  formatSummary,
  hasErrors,
} from '../reporters/diagnosticsReporter';
import { reportFailure } from '../reporters/errorReporter';
import { type RequestFile, readRequestFile } from '../requestFile';

const FORMATS: readonly string[] = ['text', 'json'];

/** The command. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Check request files; nothing is sent',
  help: `Usage: ci-job check FILE... [--format text|json]

Checks requests as the editor does. FILE may be - for standard input. Nothing is sent.

Options:
  --format text  One line per problem, then a summary (default):
                 file:line:column: severity code: message
  --format json  An array with one { "file", "diagnostics" } per file; diagnostics as in LSP:
                 ranges count from 0, severity 1 error, 2 warning, 3 information, 4 hint
  -h, --help     Show this

Exit codes: 0 no errors (there may be warnings), 1 errors found, 2 a file could not be read
`,
  options: { format: { type: 'string' } },
  run: check,
};

async function check(
  { positionals, values }: CommandArguments,
  environment: CliEnvironment,
): Promise<ExitCode | UsageError> {
  const format = values.get('format') ?? 'text';
  if (!FORMATS.includes(format)) {
    return { usage: `\`${format}\` is not a format: it must be \`text\` or \`json\`.` };
  }
  if (positionals.length === 0) {
    return { usage: 'No file is given.' };
  }
  const reports: FileReport[] = [];
  let unreadable = false;
  for (const file of positionals) {
    const read = await readRequestFile(file, environment);
    if (read.ok) {
      reports.push(checkRequestFile(read.value, environment));
    } else {
      unreadable = true;
      reportFailure(read.error, environment);
    }
  }
  environment.stdout(
    format === 'json'
      ? formatJson(reports)
      : `${reports.map(formatDiagnostics).join('')}${formatSummary(reports)}`,
  );
  if (unreadable) {
    return EXIT_FAILED;
  }
  return reports.some(hasErrors) ? EXIT_PROBLEMS : EXIT_OK;
}

/** The diagnostics of one file. */
export function checkRequestFile({ name, document }: RequestFile, environment: CliEnvironment): FileReport {
  const service = environment.getLanguageService();
  return {
    file: name,
    diagnostics: service.doValidation(document, service.parseRequestDocument(document)),
  };
}
