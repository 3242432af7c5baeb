import { PlistError } from './plist-value';
import { decodeEntities } from './xml-entities';

/** One piece of an XML property list. An empty element comes as `open` with `isEmpty`. */
export type XmlToken =
  | { kind: 'open'; name: string; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }
  | { kind: 'end' };

const tag =
  /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z:]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const documentType = /<!DOCTYPE\s[^[\]<>]*>/y;

/**
 * Cuts an XML property list into tokens, left to right, without recursion. Comments and processing
 * instructions are passed over. Raises PlistError, above all for a document type with declarations
 * of its own: entity bombs and references to other files are made of those.
 */
export class XmlTokens {
  private at = 0;

  constructor(private readonly text: string) {}

  next(): XmlToken {
    for (;;) {
      if (this.at >= this.text.length) return { kind: 'end' };
      if (this.text[this.at] !== '<') return this.characters();
      if (this.starts('<!--')) this.skipTo('-->');
      else if (this.starts('<?')) this.skipTo('?>');
      else if (this.starts('<![CDATA[')) return this.quoted();
      else if (this.starts('<!')) this.skipDocumentType();
      else return this.element();
    }
  }

  private starts(prefix: string): boolean {
    return this.text.startsWith(prefix, this.at);
  }

  private skipTo(closing: string): void {
    const end = this.text.indexOf(closing, this.at);
    if (end < 0) throw new PlistError('is cut short');
    this.at = end + closing.length;
  }

  private skipDocumentType(): void {
    documentType.lastIndex = this.at;
    if (!documentType.test(this.text)) {
      throw new PlistError('declares a document type of its own, which is not read');
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
    if (match === null) throw new PlistError('is not well-formed XML');
    this.at = tag.lastIndex;
    const name = match[2] ?? '';
    if (match[1] === '/') return { kind: 'close', name };
    return { kind: 'open', name, isEmpty: match[4] === '/' };
  }
}
