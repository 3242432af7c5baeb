import {
  type CommandOutline,
  type Completion,
  groupsOf,
  lastWord,
  type OptionOutline,
  type Outline,
} from './outline';

export function zshCompletion(outline: Outline): string {
  const groups = groupsOf(outline);
  const byName = new Map(outline.commands.map((command) => [command.name, command]));
  const firsts = [...groups].map(([first, seconds]) =>
    seconds.length > 0
      ? described(first, seconds.map(lastWord).join(', '))
      : described(first, byName.get(first)?.summary ?? ''),
  );
  return `#compdef slipway
# zsh completion for slipway
_slipway() {
  local context state state_descr line
  local -a common commands
  typeset -A opt_args
  common=(
${indented(4, outline.common.map(spec))}
  )
  _arguments -C $common '(-): :->command' '(-)*:: :->rest' && return
  case $state in
    command)
      commands=(
${indented(8, firsts)}
      )
      _describe -t commands 'command' commands
      ;;
    rest)
      case $line[1] in
${[...groups].map(([first, seconds]) => (seconds.length > 0 ? group(first, seconds) : one(first))).join('\n')}
      esac
      ;;
  esac
}

${outline.commands.map(commandFunction).join('\n\n')}

if [ "$funcstack[1]" = _slipway ]; then
  _slipway "$@"
else
  compdef _slipway slipway
fi
`;

  function one(first: string): string {
    return `        ${first}) _slipway_${functionName(first)} ;;`;
  }
}

function commandFunction({ name, options, operands, completes }: CommandOutline): string {
  const specs = [
    '$common',
    ...options.map(spec),
    ...(operands === '' ? [] : [quoted(`*:${escaped(operands)}:${action(completes)}`)]),
  ];
  return `_slipway_${functionName(name)}() {
  _arguments ${specs.join(' \\\n    ')}
}`;
}

function group(first: string, seconds: Outline['commands']): string {
  return `        ${first})
          _arguments -C $common '(-): :->command' '(-)*:: :->rest' && return
          case $state in
            command)
              commands=(
${indented(
  16,
  seconds.map((command) => described(lastWord(command), command.summary)),
)}
              )
              _describe -t commands '${first} command' commands
              ;;
            rest)
              case $line[1] in
${seconds.map((command) => `                ${lastWord(command)}) _slipway_${functionName(command.name)} ;;`).join('\n')}
              esac
              ;;
          esac
          ;;`;
}

const functionName = (command: string) => command.replaceAll(/\W/g, '_');

function spec({ name, value, summary, isRepeatable, completes }: OptionOutline): string {
  const again = isRepeatable ? '*' : '';
  const text = escaped(summary);
  return value === null
    ? quoted(`${again}--${name}[${text}]`)
    : quoted(`${again}--${name}=[${text}]:${escaped(value)}:${action(completes)}`);
}

function action(completes: Completion): string {
  if (completes.kind === 'words') return `(${completes.words.join(' ')})`;
  return completes.kind === 'files' ? '_files' : ' ';
}

const described = (word: string, summary: string) => quoted(`${word}:${escaped(summary)}`);
const escaped = (text: string) => text.replaceAll(/[[\]:\\]/g, '\\$&');
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function indented(blanks: number, lines: readonly string[]): string {
  return lines.map((line) => ' '.repeat(blanks) + line).join('\n');
}
