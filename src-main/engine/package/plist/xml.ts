import { message } from '#shared/words/message';
import {
  DictBuilder,
  emptyDict,
  exactInteger,
  type PlistDict,
  PlistError,
  type PlistValue,
  plistLimits,
  type RepeatedKeys,
  validDate,
} from './value';

type Open = Extract<XmlToken, { kind: 'open' }>;

/** Reads an XML property list. Throws PlistError. */
export function readXmlPlist(text: string, repeated: RepeatedKeys): PlistValue {
  return new XmlReading(text, repeated).document();
}

class XmlReading {
  private readonly tokens: XmlTokens;
  private values = 0;

  constructor(
    text: string,
    private readonly repeated: RepeatedKeys,
  ) {
    this.tokens = new XmlTokens(text);
  }

  document(): PlistValue {
    const root = this.markup();
    if (root.kind !== 'open' || root.name !== 'plist' || root.isEmpty) {
      throw new PlistError(message('unreadable.plist.no-root', { element: '<plist>' }));
    }
    const first = this.markup();
    if (first.kind !== 'open')
      throw new PlistError(message('unreadable.plist.empty-root', { element: '<plist>' }));
    const value = this.value(first, 0);
    this.expectClose('plist');
    if (this.markup().kind !== 'end')
      throw new PlistError(message('unreadable.plist.content-after-root', { element: '</plist>' }));
    return value;
  }

  private value(open: Open, depth: number): PlistValue {
    this.values += 1;
    if (this.values > plistLimits.values)
      throw new PlistError(
        message('unreadable.plist.too-many-values', { limit: plistLimits.values }),
      );
    if (depth >= plistLimits.depth)
      throw new PlistError(message('unreadable.plist.too-deep', { limit: plistLimits.depth }));
    if (open.name === 'dict') return open.isEmpty ? emptyDict() : this.dict(depth);
    if (open.name === 'array') return open.isEmpty ? [] : this.array(depth);
    return readXmlLeaf(open.name, open.isEmpty ? '' : this.textUntilClose(open.name));
  }

  private array(depth: number): PlistValue[] {
    const members: PlistValue[] = [];
    for (;;) {
      const token = this.markup();
      if (token.kind === 'open') members.push(this.value(token, depth + 1));
      else return this.closed(token, 'array', members);
    }
  }

  private dict(depth: number): PlistDict {
    const building = new DictBuilder(this.repeated);
    for (;;) {
      const token = this.markup();
      if (token.kind !== 'open') return this.closed(token, 'dict', building.dict);
      if (token.name !== 'key') throw new PlistError(message('unreadable.plist.value-without-key'));
      const key = token.isEmpty ? '' : this.textUntilClose('key');
      const value = this.markup();
      if (value.kind !== 'open')
        throw new PlistError(message('unreadable.plist.key-without-value'));
      building.set(key, this.value(value, depth + 1));
    }
  }

  private closed<T>(token: XmlToken, name: string, container: T): T {
    if (token.kind === 'close' && token.name === name) return container;
    throw new PlistError(
      token.kind === 'end'
        ? message('unreadable.truncated')
        : message('unreadable.plist.unclosed', { element: `<${name}>` }),
    );
  }

  private expectClose(name: string): void {
    this.closed(this.markup(), name, null);
  }

  private textUntilClose(name: string): string {
    const parts: string[] = [];
    for (;;) {
      const token = this.tokens.next();
      if (token.kind !== 'text') return this.closed(token, name, parts.join(''));
      parts.push(token.text);
    }
  }

  /** The next element; only white space may come between elements. */
  private markup(): Exclude<XmlToken, { kind: 'text' }> {
    for (;;) {
      const token = this.tokens.next();
      if (token.kind !== 'text') return token;
      if (token.text.trim() !== '') throw new PlistError(message('unreadable.plist.stray-text'));
    }
  }
}

/** One token of an XML property list. An empty element is `open` with `isEmpty`. */
type XmlToken =
  | { kind: 'open'; name: string; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }
  | { kind: 'end' };

const tag =
  /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z:]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const documentType = /<!DOCTYPE\s[^[\]<>]*>/y;

/**
 * Splits an XML property list into tokens, left to right, without recursion. Comments and processing
 * instructions are skipped. Throws PlistError, above all for a document type with its own
 * declarations: entity bombs and references to other files are made of those.
 */
class XmlTokens {
  private at = 0;

  constructor(private readonly text: string) {}

  next(): XmlToken {
    for (;;) {
      if (this.at >= this.text.length) return { kind: 'end' };
      if (this.text[this.at] !== '<') return this.characters();
      if (this.starts('<!--')) this.skipComment();
      else if (this.starts('<?')) this.skipTo('?>');
      else if (this.starts('<![CDATA[')) return this.quoted();
      else if (this.starts('<!')) this.skipDocumentType();
      else return this.element();
    }
  }

  private starts(prefix: string): boolean {
    return this.text.startsWith(prefix, this.at);
  }

  /** Some readers treat `<!-->` as a whole comment, and others as the start of one. */
  private skipComment(): void {
    if (this.starts('<!-->') || this.starts('<!--->'))
      throw new PlistError(message('unreadable.plist.comment'));
    this.skipTo('-->');
  }

  private skipTo(closing: string): void {
    const end = this.text.indexOf(closing, this.at);
    if (end < 0) throw new PlistError(message('unreadable.truncated'));
    this.at = end + closing.length;
  }

  private skipDocumentType(): void {
    documentType.lastIndex = this.at;
    if (!documentType.test(this.text)) {
      throw new PlistError(message('unreadable.plist.document-type'));
    }
    this.at = documentType.lastIndex;
  }

  private quoted(): XmlToken {
    const start = this.at + '<![CDATA['.length;
    this.skipTo(']]>');
    return { kind: 'text', text: this.text.slice(start, this.at - 3) };
  }

  private characters(): XmlToken {
    const end = this.text.indexOf('<', this.at);
    const raw = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at += raw.length;
    return { kind: 'text', text: decodeEntities(raw) };
  }

  private element(): XmlToken {
    tag.lastIndex = this.at;
    const match = tag.exec(this.text);
    if (match === null) throw new PlistError(message('unreadable.plist.not-well-formed'));
    this.at = tag.lastIndex;
    const name = match[2] ?? '';
    if (match[1] === '/') return { kind: 'close', name };
    return { kind: 'open', name, isEmpty: match[4] === '/' };
  }
}

/** Reads the text of an element that contains no other. Throws PlistError. */
function readXmlLeaf(element: string, text: string): PlistValue {
  switch (element) {
    case 'string':
      return text;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return readInteger(text.trim());
    case 'real':
      return readReal(text.trim());
    case 'date':
      return readDate(text.trim());
    case 'data':
      return readBase64(text.replace(/\s+/g, ''));
    default:
      throw new PlistError(
        message('unreadable.plist.unknown-element', { element: `<${element}>` }),
      );
  }
}

function readInteger(text: string): number | bigint {
  const match = /^([+-]?)(0x[0-9a-f]{1,32}|[0-9]{1,40})$/i.exec(text);
  if (match === null) throw new PlistError(message('unreadable.plist.integer'));
  const magnitude = BigInt(match[2] ?? '0');
  return exactInteger(match[1] === '-' ? -magnitude : magnitude);
}

const namedReals: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '+infinity': Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

function readReal(text: string): number {
  const lower = text.toLowerCase();
  if (Object.hasOwn(namedReals, lower)) return namedReals[lower] ?? Number.NaN;
  if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/.test(lower)) {
    throw new PlistError(message('unreadable.plist.real'));
  }
  return Number(lower);
}

function readDate(text: string): Date {
  if (!/^-?\d{1,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text))
    throw new PlistError(message('unreadable.plist.date'));
  return validDate(Date.parse(text));
}

function readBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new PlistError(message('unreadable.plist.data'));
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Replaces XML's five entities and numeric references. Throws PlistError for others. */
export function decodeEntities(text: string): string {
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!unix.includes('&')) return unix;
  return unix.replace(/&([^;&]{0,12};)?/g, (whole, body?: string) => {
    const character = body === undefined ? undefined : decoded(body.slice(0, -1));
    if (character === undefined)
      throw new PlistError(
        message('unreadable.plist.unknown-entity', { entity: whole.slice(0, 12) }),
      );
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
