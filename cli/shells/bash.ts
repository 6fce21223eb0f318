/**
 * Completion for bash, from version 3.2 (which macOS has) on; it needs no bash-completion.
 * Readline splits words at `=` too, unless somebody has changed COMP_WORDBREAKS, and wants only the part after it.
 */

import { t } from '../../l10n/processLanguage';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';

/** What the function of the program calls; these share its variables. */
const HELPERS = `_ci_job_words() {
  COMPREPLY=( $(compgen -P "$prefix" -W "$1" -- "$token") )
}
_ci_job_files() {
  # Names may hold spaces, so that they come one a line.
  local IFS=$'\\n'
  COMPREPLY=( $(compgen -P "$prefix" -f -- "$token") )
  compopt -o filenames 2>/dev/null
}
_ci_job_levels() {
  if [[ "$token" == *=* ]]; then
    token="\${token#*=}"
    _ci_job_prefix
    _ci_job_words "$2"
  else
    _ci_job_words "\${1// /= }="
    compopt -o nospace 2>/dev/null
  fi
}
_ci_job_prefix() {
  prefix=""
  [[ "$COMP_WORDBREAKS" == *=* ]] || prefix="\${current%"$token"}"
}
# The words as they were typed.
_ci_job_read() {
  local glue=""
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    if [[ $index -eq $COMP_CWORD && -z "$word" && "\${COMP_LINE:0:COMP_POINT}" == *[[:space:]] ]]; then
      typed+=("")
    elif [[ \${#typed[@]} -gt 0 && ( "$word" == "=" || -n "$glue" ) ]]; then
      typed[\${#typed[@]}-1]+="$word"
      glue=""
      [[ "$word" == "=" ]] && glue=glue
    else
      typed+=("$word")
    fi
  done
}
`;

/** The script that `eval` or a file of bash takes. */
export function bashScript({ commands, everywhere }: CompletionModel): string {
  const names = commands.map(({ name }) => name).join(' ');
  const flags = flagsOf(everywhere);
  const everyCase = everywhere.flatMap((option) => valueCase('*', option));
  return `# ${t('Completion of ci-job for bash. Add this to ~/.bashrc: {0}', 'eval "$(ci-job completion bash)"')}
${HELPERS}_ci_job() {
  COMPREPLY=()
  local -a typed=()
  local index word
  _ci_job_read
  local current="\${typed[\${#typed[@]}-1]}" token prefix="" command="" option="" arguments=0
  for ((index = 0; index < \${#typed[@]} - 1; index++)); do
    word="\${typed[index]}"
    if [ -n "$option" ]; then
      option=""
      continue
    fi
    case "$command $word" in
      ${valuePatterns(commands, everywhere)}) option="$word" ;;
      *" -"*) ;;
      *) if [ -z "$command" ]; then command="$word"; else arguments=$((arguments + 1)); fi ;;
    esac
  done
  token="$current"
  if [[ -z "$option" && "$current" == --*=* ]]; then
    option="\${current%%=*}"
    token="\${current#*=}"
    _ci_job_prefix
  fi
  case "$command $option" in
    *" ") ;;
${[...everyCase, ...commands.flatMap(({ name, options }) => options.flatMap((option) => valueCase(name, option)))].join('\n')}
    *) return ;;
  esac
  if [ -z "$command" ]; then
    case "$current" in
      -*) _ci_job_words "--help --version ${flags}" ;;
      *) _ci_job_words "${names} help" ;;
    esac
    return
  fi
  local words="" options="" files=""
  case "$command" in
${commands.map((command) => commandCase(command, flags)).join('\n')}
    help) [ "$arguments" -gt 0 ] || words="${names}" ;;
  esac
  case "$current" in
    -*) _ci_job_words "$options" ;;
    *) if [ -n "$files" ]; then _ci_job_files; else _ci_job_words "$words"; fi ;;
  esac
}
complete -F _ci_job ci-job
`;
}

/** Patterns of a command and an option whose value is the next word. */
function valuePatterns(commands: readonly CommandModel[], everywhere: readonly OptionModel[]): string {
  const takes = ({ takesValue }: OptionModel): boolean => takesValue;
  return [
    ...everywhere.filter(takes).map(({ name }) => `*" --${name}"`),
    ...commands.flatMap(({ name, options }) =>
      options.filter(takes).map((option) => `"${name} --${option.name}"`),
    ),
  ].join(' | ');
}

function valueCase(command: string, { name, files, values, levels }: OptionModel): string[] {
  const pattern = command === '*' ? `*" --${name}"` : `"${command} --${name}"`;
  const words = `"${values.join(' ')}"`;
  if (files) return [`    ${pattern}) _ci_job_files; return ;;`];
  if (levels.length > 0) return [`    ${pattern}) _ci_job_levels ${words} "${levels.join(' ')}"; return ;;`];
  return values.length > 0 ? [`    ${pattern}) _ci_job_words ${words}; return ;;`] : [];
}

function commandCase({ name, files, words, firstOnly, options }: CommandModel, flags: string): string {
  const list = `options="${flagsOf(options)} ${flags}"`;
  if (files) return `    ${name}) ${list} files=files ;;`;
  const offered = firstOnly ? `; [ "$arguments" -gt 0 ] || words=` : ' words=';
  return `    ${name}) ${list}${offered}"${words.map(({ word }) => word).join(' ')}" ;;`;
}

function flagsOf(options: readonly OptionModel[]): string {
  return options.map(({ name }) => `--${name}`).join(' ');
}
