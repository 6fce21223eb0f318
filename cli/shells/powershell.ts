/**
 * Completion for PowerShell, from Windows PowerShell 5.1 on. Where a script offers nothing, PowerShell offers files.
 */

import { t } from '../../l10n/processLanguage';
import type { CompletionWord } from '../command';
import type { CommandModel, CompletionModel, OptionModel } from './completionModel';

const LOAD = 'ci-job completion powershell | Out-String | Invoke-Expression';

/** What the tables of the script are asked; the last expression of a block is what it answers. */
const COMPLETER = `  $command = ''
  $option = ''
  $arguments = 0
  # What is typed ends at the cursor.
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $cursorPosition) { continue }
    $word = $element.Extent.Text
    if ($option) { $option = '' }
    elseif ($word.StartsWith('-')) {
      if ($taking -ccontains "$command $word" -or $taking -ccontains "* $word") { $option = $word }
    }
    elseif ($command) { $arguments++ }
    else { $command = $word }
  }
  $token = "$wordToComplete"
  $prefix = ''
  if (-not $option -and $token -match '^(--[^=]+)=(.*)$') {
    $option = $Matches[1]
    $prefix = "$option="
    $token = $Matches[2]
  }
  # A word and what is said of it, with a bar between them.
  $offer = {
    param($entries)
    foreach ($entry in $entries) {
      $word, $said = $entry -split '\\|', 2
      if (-not $word.StartsWith($token, [StringComparison]::Ordinal)) { continue }
      if (-not $said) { $said = $word }
      [System.Management.Automation.CompletionResult]::new("$prefix$word", $word, 'ParameterValue', $said)
    }
  }
  if ($option) {
    foreach ($place in "$command $option", "* $option") {
      if ($levels.ContainsKey($place)) {
        $code = if ($token.Contains('=')) { $token.Substring(0, $token.IndexOf('=')) }
        if ($code) { return & $offer ($levels[$place] | ForEach-Object { "$code=$_" }) }
        return & $offer ($values[$place] | ForEach-Object { "$_=" })
      }
      if ($values.ContainsKey($place)) { return & $offer $values[$place] }
    }
    return
  }
  $isFlag = $token.StartsWith('-')
  if (-not $command) {
    if ($isFlag) { return & $offer (@('--help', '--version') + $everywhere) }
    return & $offer $commands
  }
  if ($isFlag) { return & $offer ($options[$command] + $everywhere) }
  if ($arguments -gt 0 -and $once -ccontains $command) { return }
  & $offer $words[$command]`;

/** The script: text for `Invoke-Expression`, or for the profile. */
export function powershellScript({ commands, everywhere }: CompletionModel): string {
  const all = [
    ...everywhere.map((option) => ({ place: `* --${option.name}`, option })),
    ...commands.flatMap(({ name, options }) =>
      options.map((option) => ({ place: `${name} --${option.name}`, option })),
    ),
  ];
  const taking = all.filter(({ option }) => option.takesValue).map(({ place }) => place);
  const withValues = all.filter(({ option }) => option.values.length > 0);
  const withLevels = all.filter(({ option }) => option.levels.length > 0);
  const names = commands.map(({ name }) => name);
  const once = ['help', ...commands.filter(({ firstOnly }) => firstOnly).map(({ name }) => name)];
  return `# ${t('Completion of ci-job for PowerShell. Add this to $PROFILE: {0}', LOAD)}
Register-ArgumentCompleter -Native -CommandName ci-job -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $everywhere = ${list(flagsOf(everywhere))}
  $commands = ${list(commandEntries(commands))}
  $taking = ${list(taking)}
  $once = ${list(once)}
  $values = ${table(withValues.map(({ place, option }) => [place, option.values]))}
  $levels = ${table(withLevels.map(({ place, option }) => [place, option.levels]))}
  $options = ${table(commands.map(({ name, options }) => [name, flagsOf(options)]))}
  $words = ${table([...commands.map(({ name, words }): Row => [name, words.map(wordEntry)]), ['help', names]])}
${COMPLETER}
}
`;
}

type Row = readonly [key: string, values: readonly string[]];

function commandEntries(commands: readonly CommandModel[]): readonly string[] {
  const described = commands.map(({ name, summary }) => `${name}|${summary}`);
  return [...described, `help|${t('Show the help of a command')}`];
}

function wordEntry({ word, description, group }: CompletionWord): string {
  if (description === undefined) return word;
  return `${word}|${[...(group === undefined ? [] : [group]), description].join(' · ')}`;
}

function flagsOf(options: readonly OptionModel[]): readonly string[] {
  return options.map(({ name }) => `--${name}`);
}

/** Names of commands and options differ by more than letter case, which keys of a table do not have. */
function table(rows: readonly Row[]): string {
  return `@{\n${rows.map(([key, values]) => `    ${quoted(key)} = ${list(values)}\n`).join('')}  }`;
}

function list(values: readonly string[]): string {
  return `@(${values.map(quoted).join(', ')})`;
}

/** PowerShell takes typographic quotation marks for its own. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
