/**
 * Completion for zsh.
 */

import { t } from '../../l10n/processLanguage';
import type { CompletionWord } from '../command';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';

/** The script: a file `_ci-job` in `fpath`, or text for `eval` after `compinit`. */
export function zshScript({ commands, everywhere }: CompletionModel): string {
  const described = commands.map(({ name, summary }) => `    '${name}:${quoted(summary)}'`).join('\n');
  const names = commands.map(({ name }) => name).join(' ');
  const anywhere = everywhere.map(optionSpec).join(' ');
  return `#compdef ci-job
# ${t('Completion of ci-job for zsh. Add this to ~/.zshrc, after compinit: {0}', 'eval "$(ci-job completion zsh)"')}
# _ci_job_levels 'WORD...' 'LEVEL...': WORD=LEVEL
_ci_job_levels() {
  if compset -P '*='; then
    compadd -- \${=2}
  else
    compadd -S = -- \${=1}
  fi
}
${commands.flatMap(wordFunction).concat('_ci_job() {').join('\n')}
  local curcontext="$curcontext" state
  local -a commands line
  commands=(
${described}
    'help:${quoted(t('Show the help of a command'))}'
  )
  _arguments -C -A '-*' '--help' '--version' ${anywhere} '1: :->command' '*:: :->arguments' && return
  if [[ "$state" == command ]]; then
    _describe 'command' commands
    return
  fi
  case "$line[1]" in
${commands.map((command) => commandCase(command, anywhere)).join('\n')}
    help) _arguments '1:command:(${names})' ;;
  esac
}
if [ "$funcstack[1]" = "_ci-job" ]; then
  _ci_job "$@"
else
  compdef _ci_job ci-job
fi
`;
}

function commandCase({ name, files, words, firstOnly, options }: CommandModel, anywhere: string): string {
  const specs = options.map(optionSpec);
  if (files) specs.push(`'*:request:_files'`);
  else if (words.length > 0) {
    const action = isGrouped(words) ? groupFunction(name) : `(${words.map(({ word }) => word).join(' ')})`;
    specs.push(`'${firstOnly ? '1' : '*'}:word:${action}'`);
  }
  return `    ${name}) _arguments ${specs.join(' ')} ${anywhere} ;;`;
}

function isGrouped(words: readonly CompletionWord[]): boolean {
  return words.some(({ group }) => group !== undefined);
}

function groupFunction(command: string): string {
  return `_ci_job_words_${command}`;
}

/** The function that offers the words of a command group by group, each word with what is said of it. */
function wordFunction({ name, words }: CommandModel): string[] {
  if (!isGrouped(words)) return [];
  const groups = [...new Set(words.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const others = words.filter(({ group }) => group === undefined).map(({ word }) => word);
  return [
    `${groupFunction(name)}() {`,
    '  local -a words',
    '  local none=1',
    ...groups.flatMap((group, index) => [
      '  words=(',
      ...words
        .filter((each) => each.group === group)
        .map(({ word, description = '' }) => `  '${word}:${quoted(description)}'`),
      '  )',
      `  _describe -t group-${index + 1} '${quoted(group)}' words && none=0`,
    ]),
    ...(others.length === 0 ? [] : [`  compadd -- ${others.join(' ')} && none=0`]),
    '  return none',
    '}',
  ];
}

function optionSpec({ name, takesValue, files, values, levels }: OptionModel): string {
  if (!takesValue) return `'--${name}'`;
  if (files) return `'--${name}=:${name}:_files'`;
  if (levels.length > 0) {
    return `'*--${name}=:${name}:{_ci_job_levels "${values.join(' ')}" "${levels.join(' ')}"}'`;
  }
  const choice = values.length === 0 ? ' ' : `(${values.join(' ')})`;
  return `'*--${name}=:${name}:${choice}'`;
}

function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(':', '\\:');
}
