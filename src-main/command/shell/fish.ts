import { type Completion, groupsOf, lastWord, type OptionOutline, type Outline } from './outline';

export function fishCompletion(outline: Outline): string {
  const groups = groupsOf(outline);
  const all = [...outline.common, ...outline.commands.flatMap(({ options }) => options)];
  const withValues = new Set(
    all.filter(({ value }) => value !== null).map(({ name }) => `--${name}`),
  );
  const firsts = [...groups].map(([first, seconds]) =>
    word(
      '',
      first,
      seconds.length > 0 ? seconds.map(lastWord).join(', ') : summaryOf(outline, first),
    ),
  );
  const seconds = [...groups].flatMap(([first, commands]) =>
    commands.map((command) => word(first, lastWord(command), command.summary)),
  );
  return `# fish completion for slipway

# Whether the command that was typed so far, without options and their values, is this one.
function __slipway_at
    set -l typed
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $word ${[...withValues].join(' ')}
            set skip yes
        else if not string match -q -- '-*' $word
            set -a typed $word
        end
    end
    switch "$argv"
        case ''
            test (count $typed) -eq 0
        case ${[...groups]
          .filter(([, all]) => all.length > 0)
          .map(([first]) => first)
          .join(' ')}
            test "$typed" = "$argv"
        case '*'
            test "$typed[1..$(count $argv)]" = "$argv"
    end
end

complete -c slipway -f
${outline.common.map((option) => complete(null, option)).join('\n')}

${[...firsts, ...seconds].join('\n')}
${outline.commands
  .flatMap((command) => [
    ...command.options.map((option) => complete(command.name, option)),
    ...operandLine(command.name, command.completes),
  ])
  .join('\n')}
`;
}

function summaryOf({ commands }: Outline, name: string): string {
  return commands.find((command) => command.name === name)?.summary ?? '';
}

const at = (command: string) => `-n ${quoted(`__slipway_at ${command}`.trimEnd())}`;

function word(before: string, name: string, summary: string): string {
  return `complete -c slipway ${at(before)} -a ${name} -d ${quoted(summary)}`;
}

function complete(command: string | null, option: OptionOutline): string {
  const { name, value, summary, completes } = option;
  const start = `complete -c slipway ${command === null ? '' : `${at(command)} `}-l ${name}`;
  const takes = value === null ? '' : ` ${completes.kind === 'files' ? '-r -F' : '-x'}`;
  const line = `${start}${takes} -d ${quoted(summary)}`;
  // A line of their own: the summary is the option's, and would be shown beside each word.
  return completes.kind === 'words'
    ? `${line}\n${start} -x -a ${quoted(completes.words.join(' '))}`
    : line;
}

function operandLine(command: string, completes: Completion): string[] {
  if (completes.kind === 'nothing') return [];
  return [
    completes.kind === 'files'
      ? `complete -c slipway ${at(command)} -F`
      : `complete -c slipway ${at(command)} -a ${quoted(completes.words.join(' '))}`,
  ];
}

const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
