/**
 * `ci-job explain`: what a diagnostic code means and what to do; the same words as in the reference.
 */

import { codeExplanationText } from '../../../server/service/diagnostics/codeExplanations';
import { diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import type { Command, CommandArguments, UsageError } from '../command';
import { describeUnknownCode, isDiagnosticCode } from '../diagnosticCode';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';

/** The command. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'Explain a diagnostic code',
  help: `Usage: ci-job explain [CODE...]

Tells what a diagnostic code means, with an example and what to do about it.
Without a CODE it lists all of them: code, severity and meaning.

Options:
  -h, --help  Show this

Exit codes:
  0  done
  2  could not run: there is no such code

Examples:
  ci-job explain
  ci-job explain unknown-element
`,
  options: {},
  completion: { positionals: () => Object.keys(diagnosticCodes) },
  run: explain,
};

async function explain(
  { positionals }: CommandArguments,
  { stdout }: CliEnvironment,
): Promise<ExitCode | UsageError> {
  const unknown = positionals.find((word) => !isDiagnosticCode(word));
  if (unknown !== undefined) {
    return { usage: `${describeUnknownCode(unknown)}.` };
  }
  const pages = positionals.filter(isDiagnosticCode).map((code) => `${codeExplanationText(code)}\n`);
  stdout(pages.length === 0 ? listCodes() : pages.join('\n\n'));
  return EXIT_OK;
}

function listCodes(): string {
  const rows = Object.entries(diagnosticCodes);
  const width = Math.max(...rows.map(([code]) => code.length));
  return rows
    .map(([code, { severity, title }]) => `${code.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`)
    .join('');
}
