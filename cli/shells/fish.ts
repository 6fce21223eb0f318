/**
 * Completion for fish.
 */

import { t } from '../../l10n/processLanguage';
import type { CompletionWord } from '../command';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';

const SAVE = 'ci-job completion fish > ~/.config/fish/completions/ci-job.fish';

/** The script: a file in fish's folder of completions, or text for `source`. */
export function fishScript({ commands, everywhere }: CompletionModel): string {
  const skipped = everywhere.map(({ name }) => `--${name}`).join(' ');
  return `# ${t('Completion of ci-job for fish. Save it with: {0}', SAVE)}
# The command that was typed and its arguments, without options.
function __ci_job_typed
    set -l isValue
    for word in (commandline -opc)[2..-1]
        if set -q isValue[1]
            set -e isValue
        else if contains -- $word ${skipped}
            set isValue yes
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end
function __ci_job_has_command
    set -l typed (__ci_job_typed)
    test "$typed[1]" = "$argv[1]"
end
# As its only word so far.
function __ci_job_has_only
    set -l typed (__ci_job_typed)
    test "$typed" = "$argv[1]"
end
complete -c ci-job -f
complete -c ci-job -n "__ci_job_has_only ''" -l help -s h -d '${quoted(t('Show the help'))}'
complete -c ci-job -n "__ci_job_has_only ''" -l version -s v -d '${quoted(t('Show the version'))}'
complete -c ci-job -n "__ci_job_has_only ''" -a help -d '${quoted(t('Show the help of a command'))}'
${everywhere.map((option) => `complete -c ci-job ${optionPart(option)}`).join('\n')}
${commands.flatMap(commandLines).join('\n')}
complete -c ci-job -n '__ci_job_has_only help' -a '${commands.map(({ name }) => name).join(' ')}'
`;
}

function commandLines({ name, summary, files, words, firstOnly, options }: CommandModel): string[] {
  const when = `-n '__ci_job_has_command ${name}'`;
  const whenWord = firstOnly ? `-n '__ci_job_has_only ${name}'` : when;
  return [
    `complete -c ci-job -n "__ci_job_has_only ''" -a ${name} -d '${quoted(summary)}'`,
    ...(files ? [`complete -c ci-job ${when} -F`] : []),
    ...wordLines(words, whenWord),
    ...options.map((option) => `complete -c ci-job ${when} ${optionPart(option)}`),
  ];
}

/** fish has no groups: what is said of a word begins with its group, and words keep their order. */
function wordLines(words: readonly CompletionWord[], when: string): string[] {
  const plain = words.filter(({ description }) => description === undefined).map(({ word }) => word);
  const described = words.flatMap(({ word, description, group }) =>
    description === undefined
      ? []
      : [
          `complete -c ci-job ${when} -a ${word} -d '${quoted([...(group === undefined ? [] : [group]), description].join(' · '))}'`,
        ],
  );
  return [...described, ...(plain.length > 0 ? [`complete -c ci-job ${when} -a '${plain.join(' ')}'`] : [])];
}

function optionPart({ name, takesValue, files, values, levels }: OptionModel): string {
  if (!takesValue) return `-l ${name}`;
  if (files) return `-l ${name} -r -F`;
  if (levels.length > 0) return `-l ${name} -x -a '{${values.join(',')}}={${levels.join(',')}}'`;
  return values.length === 0 ? `-l ${name} -x` : `-l ${name} -x -a '${values.join(' ')}'`;
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
