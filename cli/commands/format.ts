/**
 * `ci-job format`: lays requests out as the editor does.
 */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { failure, type Result, success } from '../../client/api/result';
import { text } from '../../l10n/language';
import { plural, t } from '../../l10n/processLanguage';
import type { FormatSettings } from '../../server/service/languageServiceTypes';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS, type ExitCode } from '../environment';
import { createSettingsFinder, type SettingsFinder } from '../projectSettings';
import { reportFailure } from '../reporters/errorReporter';
import { readRequestFile, rewriteRequestFile, STDIN } from '../requestFile';
import { findAllRequestFiles } from '../requestFiles';

const LARGEST_INDENT = 8;
const USUAL_INDENT = '2';

/** The command. */
export const formatCommand: Command = {
  name: 'format',
  summary: text('Format request files: one element per line, indented'),
  help: (options) =>
    t(
      `Usage: ci-job format FILE... [OPTIONS]

Formats requests like the editor: one element per line, values on the line of their element.
Only white space between tags changes; text, comments and malformed parts are unchanged.
A file keeps its byte order mark, its permissions and its links.
A file that another program saves meanwhile is not changed.
A request has at most 8 MB.
FILE is a file, a folder, a pattern in quotes (see ci-job check --help), or - for standard input,
whose formatted text goes to standard output.

Options:
{0}

Exit codes:
  0  done; with --check: nothing would change
  1  with --check: a file would change
  2  could not run: usage, a file that could not be read or written, nothing to format

Examples:
  ci-job format requests/
  ci-job format --check requests/
  ci-job format - < request.cijob.xml
`,
      options,
    ),
  options: {
    check: { type: 'boolean', help: () => t('Change nothing; list the files that would change') },
    indent: {
      type: 'string',
      offers: ['2', '4', 'tab'],
      value: 'N',
      help: () => t('Spaces per level, 0 to {0}, or tab ({1} by default)', LARGEST_INDENT, USUAL_INDENT),
    },
    'compact-leaves': {
      type: 'boolean',
      help: () =>
        t(`Remove the spaces around one-line values: <Fps> 30 </Fps> becomes <Fps>30</Fps>
(also "format.compactLeaves": true in .ci-job.json)`),
    },
    'stdin-file': {
      type: 'string',
      offers: 'files',
      value: 'FILE',
      help: () => t('The file name for standard input, to find settings'),
    },
  },
  completion: { positionals: 'files' },
  run: format,
};

/** What became of one file. */
type Outcome = Result<'formatted' | 'unchanged' | 'wouldChange', string>;

async function format(
  { positionals, values, flags }: CommandArguments,
  world: CliEnvironment,
): Promise<ExitCode | UsageError> {
  const environment = { ...world, stdinFile: values.get('stdin-file') };
  const indent = values.get('indent') ?? USUAL_INDENT;
  if (indent !== 'tab' && !(/^\d$/.test(indent) && Number(indent) <= LARGEST_INDENT)) {
    return {
      usage: t(
        '`{0}` is not an indent: it must be a number from 0 to {1}, or `tab`.',
        indent,
        LARGEST_INDENT,
      ),
    };
  }
  if (positionals.length === 0) {
    return { usage: t('No file is specified.') };
  }
  if (values.has('stdin-file') && !positionals.includes(STDIN)) {
    return { usage: t('`--stdin-file` is the name for standard input: also specify `-`.') };
  }
  const isCheck = flags.has('check');
  const settings = createSettingsFinder(environment);
  const { files, failures } = await findAllRequestFiles(positionals, environment);
  const outcomes: Outcome[] = failures.map(failure);
  for (const file of files) {
    const found = await formatSettingsOf(file, flags, settings);
    outcomes.push(
      found.ok ? await formatFile(file, { indent, isCheck, settings: found.value }, environment) : found,
    );
  }
  return printOutcomes(outcomes, environment);
}

/** The option goes before the settings of the project. */
async function formatSettingsOf(
  file: string,
  flags: CommandArguments['flags'],
  finder: SettingsFinder,
): Promise<Result<FormatSettings, string>> {
  if (flags.has('compact-leaves')) return success({ compactLeaves: true });
  const settings = await finder.settingsOf(file);
  return settings.ok ? success(settings.value.format) : settings;
}

/** How one file is laid out. */
interface Layout {
  readonly indent: string;
  readonly isCheck: boolean;
  readonly settings: FormatSettings;
}

async function formatFile(
  file: string,
  { indent, isCheck, settings }: Layout,
  environment: CliEnvironment,
): Promise<Outcome> {
  const read = await readRequestFile(file, environment);
  if (!read.ok) return read;
  const { name, document } = read.value;
  const options = { insertSpaces: indent !== 'tab', tabSize: indent === 'tab' ? 1 : Number(indent) };
  const edits = environment.getLanguageService().format(document, undefined, options, settings);
  const text = TextDocument.applyEdits(document, edits);
  const changes = text !== document.getText();
  if (isCheck) {
    if (changes) environment.stdout(`${sanitizeForTerminal(name)}\n`);
    return success(changes ? 'wouldChange' : 'unchanged');
  }
  if (file === STDIN) {
    environment.stdout(text);
    return success('unchanged');
  }
  if (!changes) return success('unchanged');
  const written = await rewriteRequestFile(file, text, read.value, environment);
  if (!written.ok) return failure(written.error);
  environment.stdout(`${sanitizeForTerminal(name)}\n`);
  return success('formatted');
}

function printOutcomes(outcomes: readonly Outcome[], environment: CliEnvironment): ExitCode {
  // Files of one folder share their settings, and what is wrong with them.
  const failures = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error])));
  for (const message of failures) {
    reportFailure(message, environment);
  }
  const count = (value: 'formatted' | 'wouldChange'): number =>
    outcomes.filter((outcome) => outcome.ok && outcome.value === value).length;
  if (count('formatted') > 0)
    environment.stderr(
      `ci-job: ${plural(count('formatted'), text('{0} file formatted.'), text('{0} files formatted.'))}\n`,
    );
  if (count('wouldChange') > 0) {
    environment.stderr(
      `ci-job: ${plural(
        count('wouldChange'),
        text('{0} file would change; run `ci-job format`.'),
        text('{0} files would change; run `ci-job format`.'),
      )}\n`,
    );
  }
  if (failures.size > 0) return EXIT_FAILED;
  return count('wouldChange') > 0 ? EXIT_PROBLEMS : EXIT_OK;
}
