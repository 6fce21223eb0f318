/**
 * Completion for fish.
 */

import { t } from '../../../l10n/processLanguage';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';

const SAVE = 'ci-job completion fish > ~/.config/fish/completions/ci-job.fish';

/** The script: a file in fish's folder of completions, or text for `source`. */
export function fishScript({ commands }: CompletionModel): string {
  return `# ${t('Completion of ci-job for fish. Save it with: {0}', SAVE)}
complete -c ci-job -f
complete -c ci-job -n __fish_use_subcommand -l help -s h -d '${quoted(t('Show the help'))}'
complete -c ci-job -n __fish_use_subcommand -l version -s v -d '${quoted(t('Show the version'))}'
complete -c ci-job -n __fish_use_subcommand -a help -d '${quoted(t('Show the help of a command'))}'
${commands.flatMap(commandLines).join('\n')}
complete -c ci-job -n '__fish_seen_subcommand_from help' -a '${commands.map(({ name }) => name).join(' ')}'
`;
}

function commandLines({ name, summary, files, words, options }: CommandModel): string[] {
  const when = `-n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c ci-job -n __fish_use_subcommand -a ${name} -d '${quoted(summary)}'`,
    ...(files ? [`complete -c ci-job ${when} -F`] : []),
    ...(words.length > 0 ? [`complete -c ci-job ${when} -a '${words.join(' ')}'`] : []),
    ...options.map((option) => `complete -c ci-job ${when} ${optionPart(option)}`),
  ];
}

function optionPart({ name, takesValue, values }: OptionModel): string {
  if (!takesValue) return `-l ${name}`;
  return values.length === 0 ? `-l ${name} -x` : `-l ${name} -x -a '${values.join(' ')}'`;
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
