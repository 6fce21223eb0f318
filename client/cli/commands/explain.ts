/**
 * `ci-job explain`: what a code means and what to do, of our diagnostics or of the service's errors;
 * the same words as in the reference.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { codeExplanationText } from '../../../server/service/diagnostics/codeExplanations';
import { diagnosticCodes, isDiagnosticCode } from '../../../server/service/diagnostics/diagnosticCodes';
import { describeErrorCode } from '../../../server/service/schema/responseDocumentation';
import { toPlainText } from '../../../server/service/util/markup';
import type { Command, CommandArguments, UsageError } from '../command';
import { describeUnknownCode } from '../diagnosticCode';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';

/** The command. */
export const explainCommand: Command = {
  name: 'explain',
  summary: text('Explain a diagnostic code, or an error of the service'),
  help: () =>
    t(`Usage: ci-job explain [CODE...]

Tells what a code means and what to do about it. CODE is a diagnostic code, which comes with an example,
or an error of the service, by its code or by the number that stands for it.
Without a CODE it lists the diagnostic codes: code, severity and meaning.

Options:
  -h, --help  Show this

Exit codes:
  0  done
  2  could not run: there is no such code

Examples:
  ci-job explain
  ci-job explain unknown-element
  ci-job explain AccessDenied
`),
  options: {},
  completion: {
    positionals: ({ getSchemaSet }) => [
      ...Object.keys(diagnosticCodes),
      ...[...getSchemaSet().errorCodes.keys()].filter((code) => /^[\w-]+$/.test(code)),
    ],
  },
  run: explain,
};

async function explain(
  { positionals }: CommandArguments,
  { stdout, getSchemaSet }: CliEnvironment,
): Promise<ExitCode | UsageError> {
  if (positionals.length === 0) {
    stdout(listCodes());
    return EXIT_OK;
  }
  const { errorCodes, language } = getSchemaSet();
  const pages: string[] = [];
  for (const word of positionals) {
    const error = errorCodes.get(word);
    if (isDiagnosticCode(word)) {
      pages.push(`${codeExplanationText(word, language)}\n`);
    } else if (error !== undefined) {
      pages.push(`${toPlainText(describeErrorCode(error, language))}\n`);
    } else {
      return { usage: `${describeUnknownCode(word, errorCodes.keys())}.` };
    }
  }
  stdout(pages.join('\n\n'));
  return EXIT_OK;
}

function listCodes(): string {
  const rows = Object.entries(diagnosticCodes);
  const width = Math.max(...rows.map(([code]) => code.length));
  return rows
    .map(([code, { severity, title }]) => `${code.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`)
    .join('');
}
