import { PlistError } from './plist-value';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Puts characters in the place of XML's five entities and of numeric references. Raises PlistError for others. */
export function decodeEntities(text: string): string {
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!unix.includes('&')) return unix;
  return unix.replace(/&([^;&]{0,12};)?/g, (whole, body?: string) => {
    const character = body === undefined ? undefined : decoded(body.slice(0, -1));
    if (character === undefined)
      throw new PlistError(`has an entity that is not known (${whole.slice(0, 12)})`);
    return character;
  });
}

function decoded(body: string): string | undefined {
  if (!body.startsWith('#')) return Object.hasOwn(named, body) ? named[body] : undefined;
  const match = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(body);
  if (match === null) return undefined;
  const point = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
