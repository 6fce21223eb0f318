/**
 * From the arguments to a command: the list of commands, help, version and usage errors.
 */

import type { Locale } from '../l10n/language';
import { LOCALES } from '../l10n/locales';
import { localeOfTerminal } from '../l10n/node/readLanguage';
import { currentLocale, setLocale, t } from '../l10n/processLanguage';
import { quoteAll } from '../server/service/schema/words';
import { sanitizeForTerminal } from '../server/service/util/sanitizeForTerminal';
import { chooseLanguage } from './cliLanguage';
import type { Command } from './command';
import { commandHelp, didYouMean, readArguments } from './command';
import { cancelCommand } from './commands/cancel';
import { checkCommand } from './commands/check';
import { completionCommand } from './commands/completion';
import { describeCommand } from './commands/describe';
import { explainCommand } from './commands/explain';
import { formatCommand } from './commands/format';
import { listCommand } from './commands/list';
import { newCommand } from './commands/new';
import { sandboxCommand } from './commands/sandbox';
import { schemaCommand } from './commands/schema';
import { submitCommand } from './commands/submit';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, type ExitCode } from './environment';
import { createSettingsFinder } from './projectSettings';
import { STDIN } from './requestFile';

const COMMANDS: readonly Command[] = [
  checkCommand,
  formatCommand,
  newCommand,
  explainCommand,
  schemaCommand,
  submitCommand,
  describeCommand,
  listCommand,
  cancelCommand,
  sandboxCommand,
  completionCommand(() => COMMANDS),
];

/** Runs the program once. Expected failures end with a message and an exit code, never with a rejection. */
export async function runCli(environment: CliEnvironment): Promise<ExitCode> {
  const choice = chooseLanguage(environment.argv, environment.env);
  if (!choice.ok) {
    const languages = currentLocale().or(quoteAll(LOCALES));
    const usage = t('`{0}` is not a language: it must be {1}.', choice.error, languages);
    return usageError(environment, usage, 'ci-job --help');
  }
  const locale =
    choice.value.locale ?? (await localeOfProject(environment)) ?? localeOfTerminal(environment.env);
  setLocale(environment.readLanguage(locale));
  return runArguments(choice.value.argv, environment);
}

/** What is wrong with the settings is reported by the commands that use them, in the language that is found then. */
async function localeOfProject(environment: CliEnvironment): Promise<Locale | undefined> {
  const settings = await createSettingsFinder({ ...environment, stderr: () => undefined }).settingsOf(STDIN);
  const language = settings.ok ? settings.value.language : undefined;
  return language === 'auto' ? undefined : language;
}

async function runArguments(argv: readonly string[], environment: CliEnvironment): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    environment.stderr(programHelp());
    return EXIT_FAILED;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    return showHelp(environment, first === 'help' ? rest[0] : undefined);
  }
  if (first === '--version' || first === '-v') {
    environment.stdout(`${environment.version}\n`);
    return EXIT_OK;
  }
  const command = findCommand(first);
  return command === undefined ? unknownCommand(environment, first) : runCommand(command, rest, environment);
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  environment: CliEnvironment,
): Promise<ExitCode> {
  const hint = `ci-job ${command.name} --help`;
  const args = readArguments(command.options, argv);
  if (!args.ok) {
    return usageError(environment, args.error.usage, hint);
  }
  if (args.value.flags.has('help')) {
    environment.stdout(commandHelp(command));
    return EXIT_OK;
  }
  const outcome = await command.run(args.value, environment);
  return typeof outcome === 'object' ? usageError(environment, outcome.usage, hint) : outcome;
}

function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

function showHelp(environment: CliEnvironment, name: string | undefined): ExitCode {
  const command = name === undefined ? undefined : findCommand(name);
  if (name !== undefined && command === undefined) {
    return unknownCommand(environment, name);
  }
  environment.stdout(command === undefined ? programHelp() : commandHelp(command));
  return EXIT_OK;
}

function unknownCommand(environment: CliEnvironment, name: string): ExitCode {
  const words = [
    t('`{0}` is not a command.', name),
    didYouMean(
      name,
      COMMANDS.map((command) => command.name),
    ),
  ];
  return usageError(environment, currentLocale().sentences(...words), 'ci-job --help');
}

function usageError({ stderr }: CliEnvironment, message: string, hint: string): ExitCode {
  stderr(`ci-job: ${sanitizeForTerminal(message)}\n${t('See `{0}`.', hint)}\n`);
  return EXIT_FAILED;
}

function programHelp(): string {
  return t(
    `Usage: ci-job COMMAND [OPTIONS]

Check, submit and watch Tencent Cloud CI jobs written as <Request> XML.

Commands:
{0}

Options:
  -h, --help           Show this help, or that of a command: ci-job COMMAND --help
  -v, --version        Show the version
  --language LANGUAGE  {1}, for all commands; else CI_JOB_LANGUAGE, else
                       "language" in .ci-job.json, else the terminal's language

Exit codes:
  0  clean, or done
  1  errors found in a request, or a job failed
  2  could not run: usage, file, network, credentials

Settings of a project are in .ci-job.json: see ci-job check --help.
Shell completion of commands and options: see ci-job completion --help.

Credentials come from the environment, never from options:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY,
  and TENCENTCLOUD_SESSION_TOKEN (or TENCENTCLOUD_SECURITY_TOKEN) for temporary credentials
`,
    COMMANDS.map(({ name, summary }) => `  ${name.padEnd(12)}${t(summary)}`).join('\n'),
    currentLocale().or(LOCALES),
  );
}
