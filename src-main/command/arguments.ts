import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, refuseUsage } from './command';
import {
  commonOptions,
  describeOption,
  isOption,
  type OptionName,
  type OptionValues,
  options,
} from './options';

export interface Arguments {
  operands: string[];
  options: OptionValues;
}

/** A lenient first parse: finds the command, `--json` and `--help` even in an invalid line. */
export function readLoosely(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  return { operands: positionals, options: values as OptionValues };
}

/** The parsed command line; fails with `UsageError` with the one line that helps. */
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

/** `-h` is the only short option. */
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

/** Options that take one word. */
type TextOption = {
  [Name in OptionName]: OptionValues[Name] extends string | undefined ? Name : never;
}[OptionName];

/** A number above zero, or undefined when the option was not given. */
export function readNumber(options: OptionValues, name: TextOption): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0)
    refuseUsage(`--${name} is a number above 0, not “${text}”.`);
  return number;
}

/** A number from 0 to `most`, or undefined when the option was not given. */
export function readSize(
  options: OptionValues,
  name: TextOption,
  most: number,
): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!(number >= 0 && number <= most))
    refuseUsage(`--${name} is a number from 0 to ${most}, not “${text}”.`);
  return number;
}

export function readWhole(
  options: OptionValues,
  name: TextOption,
  least: number,
  most: number,
): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  const isInRange = /^\d+$/.test(text) && number >= least && number <= most;
  if (!isInRange)
    refuseUsage(`--${name} is a whole number from ${least} to ${most}, not “${text}”.`);
  return number;
}

export function readYesOrNo(options: OptionValues, name: TextOption): boolean | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  if (text !== 'yes' && text !== 'no') refuseUsage(`--${name} is yes or no, not “${text}”.`);
  return text === 'yes';
}

/** The one package that the command works on, as an absolute path. */
export function packagePath([file]: readonly string[]): string {
  return resolve(file || refuseUsage('The name of the package is empty.'));
}
