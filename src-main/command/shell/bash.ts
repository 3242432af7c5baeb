import { groupsOf, lastWord, type OptionOutline, type Outline } from './outline';

/**
 * For bash 3.2 and later, without the bash-completion package. Files are completed by readline itself, wherever this
 * finds nothing.
 */
export function bashCompletion(outline: Outline): string {
  const groups = groupsOf(outline);
  const grouped = [...groups].filter(([, seconds]) => seconds.length > 0);
  return `# bash completion for slipway
_slipway() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous='' first='' second='' skip='' word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == '=' ]]; then skip=yes; continue; fi
    if [[ -n $skip ]]; then skip=''; previous=''; continue; fi
    previous=''
    case $word in
      ${withValues(outline).join('|')}) skip=yes; previous=$word ;;
      -*) ;;
      *) if [[ -z $first ]]; then first=$word; elif [[ -z $second ]]; then second=$word; fi ;;
    esac
  done
  # Bash splits --option=value into three words.
  if [[ $current == '=' ]]; then current=''; fi

  local command=$first
  case $first in
    ${grouped.map(([first]) => first).join('|')}) command="$first $second" ;;
  esac

  if [[ -n $previous ]]; then
    case "$command:$previous" in
${valueCases(outline).join('\n')}
    esac
    return
  fi

  local words=''
  if [[ $current == -* ]]; then
    words='${names(outline.common)}'
    case $command in
${outline.commands
  .filter(({ options }) => options.length > 0)
  .map(({ name, options }) => `      '${name}') words+=' ${names(options)}' ;;`)
  .join('\n')}
    esac
  else
    case $command in
      '') words='${[...groups.keys(), 'help'].join(' ')}' ;;
${grouped
  .map(([first, seconds]) => `      '${first} ') words='${seconds.map(lastWord).join(' ')}' ;;`)
  .join('\n')}
${outline.commands
  .flatMap(({ name, completes }) =>
    completes.kind === 'words' ? [`      '${name}') words='${completes.words.join(' ')}' ;;`] : [],
  )
  .join('\n')}
    esac
  fi
  if [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    compopt +o default 2>/dev/null
  fi
}
complete -o default -F _slipway slipway
`;
}

function withValues({ commands, common }: Outline): string[] {
  const all = [...common, ...commands.flatMap(({ options }) => options)];
  return [...new Set(all.filter(({ value }) => value !== null).map(({ name }) => `--${name}`))];
}

function names(options: readonly OptionOutline[]): string {
  return options.map(({ name }) => `--${name}`).join(' ');
}

function valueCases({ commands, common }: Outline): string[] {
  const patterns = new Map<string, string[]>();
  const add = (words: string, pattern: string) =>
    patterns.set(words, [...(patterns.get(words) ?? []), pattern]);
  for (const { name, options } of [...commands, { name: null, options: common }]) {
    for (const { name: option, completes } of options) {
      const pattern = name === null ? `*:--${option}` : `'${name}:--${option}'`;
      if (completes.kind === 'words') add(completes.words.join(' '), pattern);
      if (completes.kind === 'files') add('', pattern);
    }
  }
  return [
    ...[...patterns].map(([words, cases]) => {
      const answer = words === '' ? ';;' : `COMPREPLY=($(compgen -W '${words}' -- "$current")) ;;`;
      return `      ${cases.join('|')}) ${answer}`;
    }),
    // Nothing that files would answer.
    '      *) compopt +o default 2>/dev/null ;;',
  ];
}
