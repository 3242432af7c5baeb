import { parseArgs } from 'node:util';
import type { Command } from './command';
import {
  commonOptions,
  describeOption,
  isOption,
  type OptionName,
  type OptionValues,
  options,
} from './options';
import { refuseUsage } from './usage-error';

export interface Arguments {
  operands: string[];
  options: OptionValues;
}

/** What was typed, read loosely: enough to tell the command, `--json` and `--help` even in a wrong line. */
export function readLoosely(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  return { operands: positionals, options: values as OptionValues };
}

/** What was typed for this command; raises `UsageError` with the one line that helps. */
export function readStrictly(argv: readonly string[], command: Command): Arguments {
  const { tokens } = parse(argv);
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token, command);
  }
  const { operands, options: values } = readLoosely(argv);
  const own = operands.slice(command.name.split(' ').length);
  checkOperands(own, command);
  return { operands: own, options: values };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: short(argv),
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
}

/** `-h` is the one short form. */
function short(argv: readonly string[]): string[] {
  return argv.map((word) => (word === '-h' ? '--help' : word));
}

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function checkOption(token: OptionToken, command: Command): void {
  const { name, rawName } = token;
  if (!isOption(name) || !isTaken(name, command))
    refuseUsage(`“${command.name}” takes no ${rawName}.`);
  const { type, value } = describeOption(name);
  if (type === 'boolean' && token.value !== undefined) refuseUsage(`${rawName} takes no value.`);
  if (type === 'boolean') return;
  const looksLikeOption = !token.inlineValue && token.value?.startsWith('--');
  if (!token.value || looksLikeOption) refuseUsage(`${rawName} needs a value: ${rawName} ${value}`);
}

function isTaken(name: OptionName, command: Command): boolean {
  return command.options.includes(name) || (commonOptions as readonly OptionName[]).includes(name);
}

function checkOperands(own: readonly string[], command: Command): void {
  const { least, most } = command.takes;
  if (own.length < least) refuseUsage(`“${command.name}” needs ${command.operands}.`);
  const tooMany = own[most];
  if (tooMany === undefined) return;
  refuseUsage(
    most === 0
      ? `“${command.name}” takes nothing more, but got “${tooMany}”.`
      : `“${command.name}” takes one ${command.operands}, but got “${tooMany}” too.`,
  );
}
