import { message } from '#shared/words/message';
import { decodeEntities } from '../plist/xml';
import { UnreadableError } from '../unreadable';

/** An element of an installer's XML. Text between its children is joined. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
}

const most = { depth: 32, elements: 20_000, attributes: 32 } as const;
/** A tag with its attributes, which are taken apart afterwards. */
const tag =
  /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** Reads XML as installers contain it, without document types. Throws UnreadableError. */
export function readXml(text: string): XmlElement {
  return new Reading(text.replace(/^\uFEFF/, '')).document();
}

/** The first child with a name; undefined without one. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The trimmed text of a child; null without one. */
export function textIn(element: XmlElement | undefined, name: string): string | null {
  return childOf(element, name)?.text.trim() ?? null;
}

class Reading {
  private at = 0;
  private elements = 0;
  private readonly open: XmlElement[] = [];
  private root: XmlElement | null = null;

  constructor(private readonly text: string) {}

  document(): XmlElement {
    while (this.at < this.text.length) this.step();
    if (this.root === null || this.open.length > 0)
      throw new UnreadableError(message('unreadable.truncated'));
    return this.root;
  }

  private step(): void {
    const { text, at } = this;
    if (text[at] !== '<') return this.characters();
    if (text.startsWith('<!--', at)) return this.skipTo('-->');
    if (text.startsWith('<?', at)) return this.skipTo('?>');
    if (text.startsWith('<![CDATA[', at)) return this.quoted();
    // An entity of a document type could stand for any amount of text.
    if (text.startsWith('<!', at))
      throw new UnreadableError(message('unreadable.xml.document-type'));
    this.element();
  }

  private characters(): void {
    const end = this.text.indexOf('<', this.at);
    const raw = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at += raw.length;
    this.add(decodeEntities(raw));
  }

  private quoted(): void {
    const start = this.at + '<![CDATA['.length;
    this.skipTo(']]>');
    this.add(this.text.slice(start, this.at - ']]>'.length));
  }

  private add(text: string): void {
    const current = this.open.at(-1);
    if (current !== undefined) current.text += text;
    else if (text.trim() !== '') throw new UnreadableError(message('unreadable.xml.malformed'));
  }

  private skipTo(closing: string): void {
    const end = this.text.indexOf(closing, this.at);
    if (end < 0) throw new UnreadableError(message('unreadable.truncated'));
    this.at = end + closing.length;
  }

  private element(): void {
    tag.lastIndex = this.at;
    const [, closes, name = '', rest = '', isEmpty] = tag.exec(this.text) ?? [];
    if (name === '') throw new UnreadableError(message('unreadable.xml.malformed'));
    this.at = tag.lastIndex;
    if (closes === '/') {
      if (this.open.pop()?.name !== name)
        throw new UnreadableError(message('unreadable.xml.malformed'));
      return;
    }
    this.elements += 1;
    if (this.elements > most.elements || this.open.length >= most.depth)
      throw new UnreadableError(message('unreadable.xml.too-large'));
    const made: XmlElement = { name, attributes: attributesIn(rest), children: [], text: '' };
    const parent = this.open.at(-1);
    if (parent !== undefined) parent.children.push(made);
    else if (this.root === null) this.root = made;
    else throw new UnreadableError(message('unreadable.xml.malformed'));
    if (isEmpty !== '/') this.open.push(made);
  }
}

function attributesIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    if (found.has(name) || found.size >= most.attributes)
      throw new UnreadableError(message('unreadable.xml.malformed'));
    found.set(name, decodeEntities(double ?? single ?? ''));
  }
  return found;
}
