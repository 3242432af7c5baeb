import { emptyDict, type PlistDict, PlistError, type PlistValue, plistLimits } from './plist-value';
import { readXmlLeaf } from './xml-leaf';
import { type XmlToken, XmlTokens } from './xml-tokens';

type Open = Extract<XmlToken, { kind: 'open' }>;

/** Reads an XML property list. Raises PlistError. */
export function readXmlPlist(text: string): PlistValue {
  return new XmlReading(text).document();
}

class XmlReading {
  private readonly tokens: XmlTokens;
  private values = 0;

  constructor(text: string) {
    this.tokens = new XmlTokens(text);
  }

  document(): PlistValue {
    const root = this.markup();
    if (root.kind !== 'open' || root.name !== 'plist' || root.isEmpty) {
      throw new PlistError('has no <plist>');
    }
    const first = this.markup();
    if (first.kind !== 'open') throw new PlistError('holds nothing');
    const value = this.value(first, 0);
    this.expectClose('plist');
    if (this.markup().kind !== 'end') throw new PlistError('goes on after </plist>');
    return value;
  }

  private value(open: Open, depth: number): PlistValue {
    this.values += 1;
    if (this.values > plistLimits.values)
      throw new PlistError(`has more than ${plistLimits.values} values`);
    if (depth >= plistLimits.depth)
      throw new PlistError(`is nested deeper than ${plistLimits.depth} levels`);
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

  /** A key that comes twice takes its last value, as in Apple's own reader. */
  private dict(depth: number): PlistDict {
    const dict = emptyDict();
    for (;;) {
      const token = this.markup();
      if (token.kind !== 'open') return this.closed(token, 'dict', dict);
      if (token.name !== 'key') throw new PlistError('has a value without a key');
      const key = token.isEmpty ? '' : this.textUntilClose('key');
      const value = this.markup();
      if (value.kind !== 'open') throw new PlistError('has a key without a value');
      dict[key] = this.value(value, depth + 1);
    }
  }

  private closed<T>(token: XmlToken, name: string, container: T): T {
    if (token.kind === 'close' && token.name === name) return container;
    throw new PlistError(
      token.kind === 'end' ? 'is cut short' : `has a <${name}> that is not closed`,
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

  /** The next element; only white space may stand between elements. */
  private markup(): Exclude<XmlToken, { kind: 'text' }> {
    for (;;) {
      const token = this.tokens.next();
      if (token.kind !== 'text') return token;
      if (token.text.trim() !== '') throw new PlistError('has text outside a value');
    }
  }
}
