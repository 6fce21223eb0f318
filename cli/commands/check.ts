/**
 * `ci-job check`: what is wrong with requests, by the same language service as in the editor.
 */

import { failure, type Result, success } from '../../client/api/result';
import { text } from '../../l10n/language';
import { currentLocale, plural, t } from '../../l10n/processLanguage';
import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import type { SeverityOverride } from '../../server/service/languageServiceTypes';
import { quoteAll } from '../../server/service/schema/words';
import { type CheckedFile, type CheckOutcome, checkFiles } from '../checkFiles';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS, type ExitCode } from '../environment';
import { checkFormats } from '../reporters/checkFormats';
import { hasErrors, uncheckedFiles } from '../reporters/diagnosticsReporter';
import { reportFailure } from '../reporters/errorReporter';
import { STDIN } from '../requestFile';
import { readSeverity, SEVERITIES } from '../settings';
import { paintFor } from '../style';

const FORMATS: readonly string[] = Object.keys(checkFormats);

/** The command. */
export const checkCommand: Command = {
  name: 'check',
  summary: text('Check request files; nothing is sent'),
  help: (options) =>
    t(
      `Usage: ci-job check FILE... [OPTIONS]

Checks requests like the editor. Nothing is sent.

FILE is a file, a folder, a pattern in quotes, or - for standard input.
A folder means all *.cijob.xml and *.ci.xml below it. Patterns support *, ?, **, [abc] and {a,b}.
Links are followed. Hidden folders and node_modules are skipped, unless a pattern names them.
A request has at most 8 MB; what is larger, or cannot be read, is reported and not checked.

Options:
{0}

Settings:
  The nearest .ci-job.json in the folder of a request or above it, with the names of the editor's settings:
  { "diagnostics.severity": { "unknown-element": "error" }, "validation.enabled": true,
    "bucket": "BucketName-APPID", "region": "REGION", "language": "zh-cn" }
  Other settings of the editor are allowed there and ignored here.

Environment:
  NO_COLOR  Any value but the empty one: no colors. Pipes and files never have any.

Exit codes:
  0  no errors (there may be warnings)
  1  errors found
  2  could not run: usage, settings, a file that could not be read or written, nothing to check

Examples:
  ci-job check request.cijob.xml
  ci-job check requests/ "more/**/*.xml"
  ci-job check --format sarif requests/ > results.sarif
  ci-job check --severity unknown-element=error --quiet requests/
  ci-job new MediaInfo | ci-job check -
  ci-job check - --stdin-file requests/film.cijob.xml < unsaved.xml
`,
      options,
    ),
  options: {
    format: {
      type: 'string',
      offers: FORMATS,
      value: 'FORMAT',
      help: () =>
        t(`The format of the results (text by default):
  text    file:line:column: severity code: message, then a summary
  json    an array with one { "file", "diagnostics" } per file; diagnostics
          as in LSP: ranges count from 0, severity 1 error, 2 warning,
          3 information, 4 hint; "checked": false if the settings
          turn off validation
  sarif   SARIF 2.1.0, for code scanning
  junit   JUnit XML, for test reports
  github  annotations of GitHub Actions`),
    },
    fix: {
      type: 'boolean',
      help: () => t('Fix what is safe to fix (like "Fix all" of the editor), then check'),
    },
    severity: {
      type: 'string',
      multiple: true,
      offers: { values: Object.keys(diagnosticCodes), levels: SEVERITIES },
      value: 'CODE=LEVEL',
      help: () =>
        t(`The severity of a diagnostic code: error, warning, information, hint or off;
may be repeated, and takes precedence over the settings file`),
    },
    'stdin-file': {
      type: 'string',
      offers: 'files',
      value: 'FILE',
      help: () => t('The file name for standard input: it is used in the results and to find settings'),
    },
    quiet: { type: 'boolean', help: () => t('Report errors only') },
  },
  completion: {
    positionals: 'files',
  },
  run: check,
};

async function check(args: CommandArguments, world: CliEnvironment): Promise<ExitCode | UsageError> {
  const { positionals, values, flags, lists } = args;
  const environment = { ...world, stdinFile: values.get('stdin-file') };
  const format = values.get('format') ?? 'text';
  const formatter = Object.hasOwn(checkFormats, format) ? checkFormats[format] : undefined;
  if (formatter === undefined) {
    return {
      usage: t('`{0}` is not a format: it must be {1}.', format, currentLocale().or(quoteAll(FORMATS))),
    };
  }
  if (positionals.length === 0) {
    return { usage: t('No file is specified.') };
  }
  if (values.has('stdin-file') && !positionals.includes(STDIN)) {
    return { usage: t('`--stdin-file` is the name for standard input: also specify `-`.') };
  }
  if (flags.has('fix') && positionals.includes(STDIN)) {
    return { usage: t('`--fix` writes files, so it cannot fix standard input.') };
  }
  const severity = readSeverityOptions(lists.get('severity') ?? []);
  if (!severity.ok) {
    return { usage: severity.error };
  }
  const quiet = flags.has('quiet');
  const fix = flags.has('fix');
  const countsFixable = format === 'text' && !fix && !quiet;
  const options = { fix, countsFixable, quiet, severity: severity.value };
  const outcome = await checkFiles(positionals, options, environment);
  printNotes(outcome, quiet, environment);
  const reports = quiet ? outcome.files.map(onlyErrors) : outcome.files;
  const context = {
    version: environment.version,
    cwd: environment.cwd,
    quiet,
    paint: paintFor('stdout', environment),
  };
  environment.stdout(formatter({ reports, failures: outcome.failures }, context));
  offerFixes(outcome, environment);
  if (outcome.failures.length > 0) {
    return EXIT_FAILED;
  }
  return reports.some(hasErrors) ? EXIT_PROBLEMS : EXIT_OK;
}

/** Notes beside the results, on standard error. */
function printNotes({ files, failures }: CheckOutcome, quiet: boolean, environment: CliEnvironment): void {
  for (const message of failures) {
    reportFailure(message, environment);
  }
  const fixed = files.filter(({ isFixed }) => isFixed).length;
  if (fixed > 0 && !quiet) {
    environment.stderr(`ci-job: ${plural(fixed, text('{0} file fixed.'), text('{0} files fixed.'))}\n`);
  }
  const unchecked = uncheckedFiles(files).length;
  if (unchecked > 0) {
    environment.stderr(
      `ci-job: ${plural(
        unchecked,
        text('{0} file not checked, because the settings have `"validation.enabled": false`.'),
        text('{0} files not checked, because the settings have `"validation.enabled": false`.'),
      )}\n`,
    );
  }
}

function offerFixes({ files }: CheckOutcome, { stderr }: CliEnvironment): void {
  const count = files.reduce((sum, { fixable }) => sum + fixable, 0);
  if (count === 0) return;
  const words = plural(
    count,
    text('{0} problem can be fixed with `--fix`.'),
    text('{0} problems can be fixed with `--fix`.'),
  );
  stderr(`ci-job: ${words}\n`);
}

function onlyErrors(file: CheckedFile): CheckedFile {
  return { ...file, diagnostics: file.diagnostics.filter((diagnostic) => isError(file, diagnostic)) };
}

function isError({ file }: CheckedFile, diagnostic: CheckedFile['diagnostics'][number]): boolean {
  return hasErrors({ file, diagnostics: [diagnostic] });
}

function readSeverityOptions(
  options: readonly string[],
): Result<Readonly<Record<string, SeverityOverride>>, string> {
  const read: Record<string, SeverityOverride> = {};
  for (const option of options) {
    const [, code, level] = /^([^=]*)=(.*)$/.exec(option) ?? [];
    if (code === undefined) {
      return failure(
        t('`--severity` needs `CODE=LEVEL`, where LEVEL is {0}.', currentLocale().or(quoteAll(SEVERITIES))),
      );
    }
    const severity = readSeverity(code, level);
    if (!severity.ok)
      return failure(currentLocale().sentence([t('{0}: {1}', '`--severity`', severity.error)]));
    read[code] = severity.value;
  }
  return success(read);
}
