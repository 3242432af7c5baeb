import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { message } from '#shared/words/message';
import { type Command, refuseUsage } from './command';
import { buildPlatforms } from './option-values';
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
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    checkOption(token, command);
    checkRepeated(token, given);
  }
  const { operands, options: values } = readLoosely(argv);
  const own = operands.slice(command.name.split(' ').length);
  checkOperands(own, command);
  return { operands: own, options: values };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: argv.map(withoutMarks).map((word) => otherSpellings[word] ?? word),
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
}

/** What is copied from a sentence has that sentence's marks of direction around it; no name begins or ends with one. */
function withoutMarks(word: string): string {
  return word.replace(
    /^[\u061c\u200e\u200f\u2066-\u2069]+|[\u061c\u200e\u200f\u2066-\u2069]+$/gu,
    '',
  );
}

/** `-h` is the only short option; `--skip-upload` is the earlier name of its option. */
const otherSpellings: Readonly<Record<string, string>> = {
  '-h': '--help',
  '--skip-upload': '--use-existing-build',
};

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function checkOption(token: OptionToken, command: Command): void {
  const { name, rawName } = token;
  if (!isOption(name) || !isTaken(name, command))
    refuseUsage(message('usage.option-unknown', { command: command.name, option: rawName }));
  const { type, value } = describeOption(name);
  if (type === 'boolean' && token.value !== undefined)
    refuseUsage(message('usage.option-without-value', { option: rawName }));
  if (type === 'boolean') return;
  const looksLikeOption = !token.inlineValue && token.value?.startsWith('--');
  if (!token.value || looksLikeOption) {
    const example = `${rawName} ${value}`;
    refuseUsage(message('usage.option-needs-value', { option: rawName, example }));
  }
}

/** Of two values one would be ignored. */
function checkRepeated({ name, rawName, value }: OptionToken, given: Map<string, string>): void {
  if (value === undefined || !isOption(name) || describeOption(name).multiple) return;
  const first = given.get(name);
  if (first !== undefined && first !== value)
    refuseUsage(message('usage.option-repeated', { option: rawName, first, second: value }));
  given.set(name, value);
}

function isTaken(name: OptionName, command: Command): boolean {
  return command.options.includes(name) || (commonOptions as readonly OptionName[]).includes(name);
}

function checkOperands(own: readonly string[], command: Command): void {
  const { name, operands } = command;
  const { least, most } = command.takes;
  if (own.length < least)
    refuseUsage(message('usage.operands-missing', { command: name, operands }));
  const extra = own[most];
  if (extra === undefined) return;
  refuseUsage(
    most === 0
      ? message('usage.takes-nothing', { command: name, extra })
      : message('usage.takes-fewer', { command: name, operands, extra }),
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
    refuseUsage(message('usage.number-above-zero', { option: `--${name}`, value: text }));
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
    refuseUsage(message('usage.number-up-to', { option: `--${name}`, most, value: text }));
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
    refuseUsage(
      message('usage.whole-number', {
        option: `--${name}`,
        least: `${least}`,
        most: `${most}`,
        value: text,
      }),
    );
  return number;
}

export function readYesOrNo(options: OptionValues, name: TextOption): boolean | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  if (text !== 'yes' && text !== 'no')
    refuseUsage(message('usage.yes-or-no', { option: `--${name}`, value: text }));
  return text === 'yes';
}

/** The one package that the command works on, as an absolute path. */
export function packagePath([file]: readonly string[]): string {
  return resolve(file || refuseUsage(message('usage.package-name-empty')));
}

/** Apple's name of a platform as it is typed. */
export function readBuildPlatform(
  value: string,
): (typeof buildPlatforms)[keyof typeof buildPlatforms] {
  const known = Object.entries(buildPlatforms).find(([name]) => name === value);
  return known?.[1] ?? refuseUsage(message('usage.platform-of-build', { value }));
}
