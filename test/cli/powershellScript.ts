/**
 * The whole script for PowerShell about the invented job of the tests: there is rarely a PowerShell to ask.
 */
import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';

const codes = Object.keys(diagnosticCodes)
  .map((code) => `'${code}'`)
  .join(', ');

/** As `ci-job completion powershell` writes it. */
export const POWERSHELL_SCRIPT = `# Completion of ci-job for PowerShell. Add this to $PROFILE: ci-job completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ci-job -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $everywhere = @('--language')
  $commands = @('check|Check request files; nothing is sent', 'format|Format request files: one element per line, indented', 'new|Print an example request', 'explain|Explain a diagnostic code, a service error, a Tag or an element', 'schema|Print the schemas for other XML editors', 'submit|Check a request and submit it; the job is billed', 'describe|Look up jobs', 'list|List the newest jobs of a Tag', 'cancel|Cancel jobs that have not started', 'sandbox|Start a local service to try requests without an account', 'completion|Print the completion script of a shell', 'help|Show the help of a command')
  $taking = @('* --language', 'check --format', 'check --severity', 'check --stdin-file', 'format --indent', 'format --stdin-file', 'schema --format', 'schema --tag', 'submit --bucket', 'submit --region', 'submit --endpoint', 'describe --bucket', 'describe --region', 'describe --endpoint', 'list --bucket', 'list --region', 'list --endpoint', 'list --size', 'list --limit', 'list --next-token', 'list --state', 'list --queue-id', 'list --queue-type', 'list --input-object', 'list --workflow-id', 'list --since', 'list --until', 'list --order', 'cancel --bucket', 'cancel --region', 'cancel --endpoint', 'sandbox --port')
  $once = @('help', 'new', 'completion')
  $values = @{
    '* --language' = @('en', 'zh-cn')
    'check --format' = @('text', 'json', 'sarif', 'junit', 'github')
    'check --severity' = @(${codes})
    'format --indent' = @('2', '4', 'tab')
    'schema --format' = @('rng', 'xsd')
    'schema --tag' = @('Demo')
    'list --size' = @('10', '100')
    'list --state' = @('Submitted', 'Running', 'Success', 'Failed', 'Pause', 'Cancel')
    'list --queue-type' = @('Transcoding', 'SpeedTranscoding', 'Speeching', 'PicProcess', 'AIProcess', 'DocProcess', 'FileProcess')
    'list --order' = @('Desc', 'Asc')
  }
  $levels = @{
    'check --severity' = @('error', 'warning', 'information', 'hint', 'off')
  }
  $options = @{
    'check' = @('--format', '--fix', '--severity', '--stdin-file', '--quiet', '--help')
    'format' = @('--check', '--indent', '--compact-leaves', '--stdin-file', '--help')
    'new' = @('--list', '--help')
    'explain' = @('--help')
    'schema' = @('--format', '--tag', '--help')
    'submit' = @('--bucket', '--region', '--endpoint', '--dry-run', '--force', '--force-duplicate', '--json', '--wait', '--help')
    'describe' = @('--bucket', '--region', '--endpoint', '--json', '--help')
    'list' = @('--bucket', '--region', '--endpoint', '--size', '--limit', '--all', '--next-token', '--state', '--queue-id', '--queue-type', '--input-object', '--workflow-id', '--since', '--until', '--order', '--json', '--help')
    'cancel' = @('--bucket', '--region', '--endpoint', '--help')
    'sandbox' = @('--port', '--cors', '--help')
    'completion' = @('--help')
  }
  $words = @{
    'check' = @()
    'format' = @()
    'new' = @('Demo|An invented job')
    'explain' = @('Demo|An invented job', ${codes}, 'TooBusy', '9', 'Elsewhere', 'Tag', 'Level', 'Codec')
    'schema' = @()
    'submit' = @()
    'describe' = @()
    'list' = @('Demo|An invented job')
    'cancel' = @()
    'sandbox' = @()
    'completion' = @('bash', 'zsh', 'fish', 'powershell')
    'help' = @('check', 'format', 'new', 'explain', 'schema', 'submit', 'describe', 'list', 'cancel', 'sandbox', 'completion')
  }
  $command = ''
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
  & $offer $words[$command]
}
`;
