import type { OptionName, OptionValues } from './options';
import { refuseUsage } from './usage-error';

/** Options that hold one word. */
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
