import { groupsOf, lastWord, type OptionOutline, type Outline } from './outline';

export function powershellCompletion(outline: Outline): string {
  const groups = groupsOf(outline);
  const firsts = [...groups].map(([first, seconds]): [string, string] => [
    first,
    seconds.length > 0
      ? seconds.map(lastWord).join(', ')
      : (outline.commands.find(({ name }) => name === first)?.summary ?? first),
  ]);
  const seconds = [...groups].filter(([, commands]) => commands.length > 0);
  return `# PowerShell completion for slipway
Register-ArgumentCompleter -Native -CommandName slipway, slipway.cmd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  # What follows the typed words: names of commands, and of options with their values.
  $commands = @{
    '' = ${table(4, firsts)}
${seconds
  .map(
    ([first, commands]) =>
      `    '${first}' = ${table(
        4,
        commands.map((one) => [lastWord(one), one.summary]),
      )}`,
  )
  .join('\n')}
  }
  $common = ${table(2, optionRows(outline.common))}
  $options = @{
${outline.commands
  .map(({ name, options }) => `    '${name}' = ${table(4, optionRows(options))}`)
  .join('\n')}
  }
  $values = @{
${outline.commands
  .flatMap(({ name, options }) =>
    options.flatMap(({ name: option, completes }) =>
      completes.kind === 'words' ? [`    '${name} --${option}' = ${list(completes.words)}`] : [],
    ),
  )
  .join('\n')}
${outline.commands
  .flatMap(({ name, completes }) =>
    completes.kind === 'words' ? [`    '${name}' = ${list(completes.words)}`] : [],
  )
  .join('\n')}
  }
  $takesValue = ${list(withValues(outline))}

  $typed = @()
  $option = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete -ne '') { break }
    $word = $element.Extent.Text
    if ($option -ne '') { $option = '' }
    elseif ($takesValue -ccontains $word) { $option = $word }
    elseif (-not $word.StartsWith('-')) { $typed += $word }
  }
  $path = $typed -join ' '
  $command = ''
  if ($typed.Count -gt 1 -and $options.ContainsKey("$($typed[0]) $($typed[1])")) { $command = "$($typed[0]) $($typed[1])" }
  elseif ($typed.Count -gt 0 -and $options.ContainsKey($typed[0])) { $command = $typed[0] }

  $found = [ordered]@{}
  if ($option -ne '') {
    foreach ($word in $values["$command $option"]) { $found[$word] = $word }
  } elseif ($wordToComplete.StartsWith('-')) {
    foreach ($name in $common.Keys) { $found[$name] = $common[$name] }
    if ($command -ne '') { foreach ($name in $options[$command].Keys) { $found[$name] = $options[$command][$name] } }
  } elseif ($commands.ContainsKey($path)) {
    foreach ($name in $commands[$path].Keys) { $found[$name] = $commands[$path][$name] }
  } elseif ($command -ne '') {
    foreach ($word in $values[$command]) { $found[$word] = $word }
  }
  foreach ($name in $found.Keys) {
    if ($name.StartsWith($wordToComplete, [System.StringComparison]::OrdinalIgnoreCase)) {
      [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $found[$name])
    }
  }
}
`;
}

function optionRows(options: readonly OptionOutline[]): [string, string][] {
  return options.map(({ name, summary }) => [`--${name}`, summary]);
}

function withValues({ commands, common }: Outline): string[] {
  const all = [...common, ...commands.flatMap(({ options }) => options)];
  return [...new Set(all.filter(({ value }) => value !== null).map(({ name }) => `--${name}`))];
}

function table(blanks: number, rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(
    ([name, words]) => `${' '.repeat(blanks + 2)}${quoted(name)} = ${quoted(words)}`,
  );
  return lines.length === 0 ? '@{}' : `[ordered]@{\n${lines.join('\n')}\n${' '.repeat(blanks)}}`;
}

const list = (words: readonly string[]) => `@(${words.map(quoted).join(', ')})`;

/** PowerShell takes typographic quotation marks for plain ones, so they are doubled too. */
const quoted = (text: string) => `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
