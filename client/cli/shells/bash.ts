/**
 * Completion for bash, from version 3.2 (which macOS has) on; it needs no bash-completion.
 */

import { t } from '../../../l10n/processLanguage';
import type { CommandModel, CompletionModel } from './completionModel';

/** The script that `eval` or a file of bash takes. */
export function bashScript({ commands }: CompletionModel): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# ${t('Completion of ci-job for bash. Put this into ~/.bashrc: {0}', 'eval "$(ci-job completion bash)"')}
_ci_job() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=( $(compgen -W "${names} help --help --version" -- "$current") )
    return
  fi
  case "\${COMP_WORDS[1]} $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  local words="" options="" files=""
  case "\${COMP_WORDS[1]}" in
${commands.map(commandCase).join('\n')}
    help) words="${names}" ;;
  esac
  case "$current" in
    -*) COMPREPLY=( $(compgen -W "$options" -- "$current") ); return ;;
  esac
  COMPREPLY=( $(compgen -W "$words" -- "$current") )
  if [ -n "$files" ]; then
    # Names may hold spaces, so that they come one a line.
    local IFS=$'\\n'
    COMPREPLY+=( $(compgen -f -- "$current") )
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _ci_job ci-job
`;
}

function valueCases({ name, options }: CommandModel): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ name: option, values }) =>
      values.length === 0
        ? `    "${name} --${option}") return ;;`
        : `    "${name} --${option}") COMPREPLY=( $(compgen -W "${values.join(' ')}" -- "$current") ); return ;;`,
    );
}

function commandCase({ name, files, words, options }: CommandModel): string {
  const flags = options.map((option) => `--${option.name}`).join(' ');
  const args = files ? 'files=files' : `words="${words.join(' ')}"`;
  return `    ${name}) options="${flags}" ${args} ;;`;
}
