/** Colour where the screen has it. Foreign text goes through `clean` before it is painted. */
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

/** Text from a package or a server could carry codes that move the cursor or turn the line around. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}
