/**
 * What the completion scripts of the shells need to know about the commands, and the scripts by shell.
 */

import { LOCALES } from '../../l10n/locales';
import { t } from '../../l10n/processLanguage';
import type { Command, ValueHint } from '../command';
import type { CliEnvironment } from '../environment';
import { bashScript } from './bash';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';
import { fishScript } from './fish';
import { powershellScript } from './powershell';
import { zshScript } from './zsh';

/** The scripts by the name of the shell. */
export const completionScripts: Readonly<Record<string, (model: CompletionModel) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** Everything that the commands say about their completion. */
export function completionModel(commands: readonly Command[], environment: CliEnvironment): CompletionModel {
  return {
    everywhere: [optionModel('language', true, LOCALES, environment)],
    commands: commands.map((command) => commandModel(command, environment)),
  };
}

function commandModel(
  { name, summary, options, completion }: Command,
  environment: CliEnvironment,
): CommandModel {
  return {
    name,
    summary: t(summary),
    files: completion?.positionals === 'files',
    words:
      typeof completion?.positionals === 'function'
        ? completion.positionals(environment).map((word) => (typeof word === 'string' ? { word } : word))
        : [],
    firstOnly: completion?.firstOnly === true,
    options: [
      ...Object.entries(options).map(([option, { type, offers }]) =>
        optionModel(option, type === 'string', offers, environment),
      ),
      optionModel('help', false, undefined, environment),
    ],
  };
}

function optionModel(
  name: string,
  takesValue: boolean,
  hint: ValueHint | undefined,
  environment: CliEnvironment,
): OptionModel {
  const option = { name, takesValue, files: false, values: [], levels: [] };
  if (hint === undefined) return option;
  if (hint === 'files') return { ...option, files: true };
  if (typeof hint === 'function') return { ...option, values: hint(environment) };
  return 'levels' in hint ? { ...option, ...hint } : { ...option, values: hint };
}
