import { inWords } from '#shared/words/say';
import type { Command } from '../command';
import { shells, valuesOf } from '../option-values';
import { commonOptions, describeOption, type OptionName } from '../options';

/** What a shell completes for a value: one of a few words, a path, or nothing that it could know. */
export type Completion =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'files' }
  | { kind: 'nothing' };

export interface OptionOutline {
  name: string;
  /** The value's name, such as `FILE`; null for a switch. */
  value: string | null;
  isRepeatable: boolean;
  summary: string;
  completes: Completion;
}

export interface CommandOutline {
  /** `keys add`, or one word. */
  name: string;
  operands: string;
  summary: string;
  completes: Completion;
  options: readonly OptionOutline[];
}

/** The command as completions and the man page describe it, from the tables that it is parsed by. */
export interface Outline {
  commands: readonly CommandOutline[];
  common: readonly OptionOutline[];
}

export async function readOutline(all: readonly Command[]): Promise<Outline> {
  const outlineAll = (command: string, names: readonly OptionName[]) =>
    Promise.all(names.map((name) => outlineOption(command, name)));
  return {
    common: await outlineAll('', commonOptions),
    commands: await Promise.all(
      all.map(async ({ name, operands, summary, options }) => ({
        name,
        operands,
        summary: inWords(summary),
        completes: completionOfOperands(name, operands),
        options: await outlineAll(name, options),
      })),
    ),
  };
}

async function outlineOption(command: string, name: OptionName): Promise<OptionOutline> {
  const { value = null, multiple = false, summary } = describeOption(name);
  const words = await valuesOf(command, name);
  return {
    name,
    value,
    isRepeatable: multiple,
    summary: inWords(summary),
    completes: words.length > 0 ? { kind: 'words', words } : completionOf(value ?? ''),
  };
}

function completionOfOperands(command: string, operands: string): Completion {
  return command === 'completion' ? { kind: 'words', words: shells } : completionOf(operands);
}

/** By the name that help gives the value: `FILE.ipa`, `[FILE]`, `FROM TO`. */
function completionOf(words: string): Completion {
  return /\b(FILE|PATH|DIR|FOLDER|FROM|TO|RECEIPT)\b|\.json\b/.test(words)
    ? { kind: 'files' }
    : { kind: 'nothing' };
}

/** The first words of commands, each with its second words: none for a command of one word. */
export function groupsOf({ commands }: Outline): Map<string, CommandOutline[]> {
  const groups = new Map<string, CommandOutline[]>();
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    groups.set(first, [...(groups.get(first) ?? []), ...(second === undefined ? [] : [command])]);
  }
  return groups;
}

/** The second word of `keys add`. */
export function lastWord({ name }: CommandOutline): string {
  return name.split(' ').at(-1) ?? name;
}
