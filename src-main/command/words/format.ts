import type { Text } from '#shared/words/message';
import { inWords } from '#shared/words/say';
/** A date and time in this computer's format, to the minute. */
export function asMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The beginning of a seal, as it is shown to people: too long to be matched by chance or by trial. */
export function shortSeal(seal: string): string {
  return (seal.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

/** Color if the terminal supports it. Text from outside goes through `clean` first. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

const plain = (text: string) => text;

export function paintFor(hasColour: boolean): Paint {
  if (!hasColour) return { good: plain, bad: plain, warn: plain, dim: plain, strong: plain };
  const inCode = (code: number, end: number) => (text: string) =>
    `\u001b[${code}m${text}\u001b[${end}m`;
  return {
    good: inCode(32, 39),
    bad: inCode(31, 39),
    warn: inCode(33, 39),
    dim: inCode(2, 22),
    strong: inCode(1, 22),
  };
}

/** Text from a package or a server could contain codes that move the cursor or reverse the line. */
export function clean(text: Text): string {
  const words = inWords(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return words.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}
