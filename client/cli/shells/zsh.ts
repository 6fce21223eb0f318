/**
 * Completion for zsh.
 */

import { t } from '../../../l10n/processLanguage';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';

/** The script: a file `_ci-job` in `fpath`, or text for `eval` after `compinit`. */
export function zshScript({ commands }: CompletionModel): string {
  const described = commands.map(({ name, summary }) => `    '${name}:${quoted(summary)}'`).join('\n');
  return `#compdef ci-job
# ${t('Completion of ci-job for zsh. Put this into ~/.zshrc, after compinit: {0}', 'eval "$(ci-job completion zsh)"')}
_ci_job() {
  local -a commands
  commands=(
${described}
    'help:${quoted(t('Show the help of a command'))}'
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT -= 1 ))
  case "$command" in
${commands.map(commandCase).join('\n')}
    help) _arguments '1:command:(${commands.map(({ name }) => name).join(' ')})' ;;
  esac
}
if [ "$funcstack[1]" = "_ci-job" ]; then
  _ci_job "$@"
else
  compdef _ci_job ci-job
fi
`;
}

function commandCase({ name, files, words, options }: CommandModel): string {
  const specs = options.map(optionSpec);
  if (files) specs.push(`'*:request:_files'`);
  else if (words.length > 0) specs.push(`'*:word:(${words.join(' ')})'`);
  return `    ${name}) _arguments ${specs.join(' ')} ;;`;
}

function optionSpec({ name, takesValue, values }: OptionModel): string {
  if (!takesValue) return `'--${name}'`;
  const choice = values.length === 0 ? ' ' : `(${values.join(' ')})`;
  return `'*--${name}=:${name}:${choice}'`;
}

function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(':', '\\:');
}
