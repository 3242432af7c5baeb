/** An address through the parser, never through the start of its text; null when it is none. */
export function readAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
