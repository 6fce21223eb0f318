/**
 * What the completion scripts of the shells need to know about the commands, and the scripts by shell.
 */

import { t } from '../../../l10n/processLanguage';
import type { Command } from '../command';
import type { CliEnvironment } from '../environment';
import { bashScript } from './bash';
import type { CompletionModel } from './completionModel';
import { fishScript } from './fish';
import { zshScript } from './zsh';

/** The scripts by the name of the shell. */
export const completionScripts: Readonly<Record<string, (model: CompletionModel) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Everything that the commands say about their completion. */
export function completionModel(commands: readonly Command[], environment: CliEnvironment): CompletionModel {
  return {
    commands: commands.map(({ name, summary, options, completion }) => ({
      name,
      summary: t(summary),
      files: completion?.positionals === 'files',
      words: typeof completion?.positionals === 'function' ? completion.positionals(environment) : [],
      options: [
        ...Object.entries(options).map(([option, { type }]) => ({
          name: option,
          takesValue: type === 'string',
          values: completion?.values?.[option] ?? [],
        })),
        { name: 'help', takesValue: false, values: [] },
      ],
    })),
  };
}
