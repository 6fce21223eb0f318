/**
 * `ci-job completion`: a script that completes commands, options, Tags and codes in a shell.
 */

import { text } from '../../l10n/language';
import { currentLocale, t } from '../../l10n/processLanguage';
import { quoteAll } from '../../server/service/schema/words';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';
import { completionModel, completionScripts } from '../shells/completionScript';

const SHELLS: readonly string[] = Object.keys(completionScripts);

/** The command; `allCommands` is asked for when it runs, because it is one of them. */
export function completionCommand(allCommands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: text('Print the completion script of a shell'),
    help: (options) =>
      t(
        `Usage: ci-job completion SHELL

Prints a script that completes commands, options, Tags and diagnostic codes in SHELL: bash, zsh, fish
or powershell.

Options:
{0}

Exit codes:
  0  done
  2  could not run: there is no script for this shell

Examples:
  eval "$(ci-job completion bash)"   (in ~/.bashrc)
  eval "$(ci-job completion zsh)"    (in ~/.zshrc, after compinit)
  ci-job completion fish > ~/.config/fish/completions/ci-job.fish
  ci-job completion powershell | Out-String | Invoke-Expression   (in $PROFILE)
`,
        options,
      ),
    options: {},
    completion: { positionals: () => SHELLS, firstOnly: true },
    run: async (args, environment) => writeScript(args, allCommands(), environment),
  };
}

function writeScript(
  { positionals }: CommandArguments,
  commands: readonly Command[],
  environment: CliEnvironment,
): ExitCode | UsageError {
  const [shell, ...others] = positionals;
  if (shell === undefined || others.length > 0) {
    return {
      usage: t('Specify one shell, not {0}: {1}.', positionals.length, currentLocale().or(quoteAll(SHELLS))),
    };
  }
  const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined;
  if (script === undefined) {
    return {
      usage: t(
        'There is no script for `{0}`; scripts are available for {1}.',
        shell,
        currentLocale().and(quoteAll(SHELLS)),
      ),
    };
  }
  environment.stdout(script(completionModel(commands, environment)));
  return EXIT_OK;
}
