import type { Text } from '#shared/words/message';
import { inWords } from '#shared/words/say';

/** A command line to copy, alike in every language. */
export function typed(...words: string[]): string {
  return ['slipway', ...words].join(' ');
}

/** A name as one word of a command line. */
export function inQuotes(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${clean(name)}"`;
}

/** Chinese, Japanese and Korean characters fill two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** Columns of a terminal that the text fills. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/** With blanks up to this width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** As much of the text as fits into this many columns. */
export function fitted(text: string, width: number): string {
  let kept = '';
  let columns = 0;
  for (const sign of text) {
    columns += widthOf(sign);
    if (columns > width) break;
    kept += sign;
  }
  return kept;
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

export function paintFor(hasColor: boolean): Paint {
  if (!hasColor) return { good: plain, bad: plain, warn: plain, dim: plain, strong: plain };
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;
const directions = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text from a package or a server could contain codes that move the cursor or reverse the line. */
export function clean(text: Text): string {
  return inWords(text).replace(controls, ' ').replace(directions, '');
}
