import { message } from '#shared/words/message';
import { limits } from '../limits';
import { printable } from '../refusal';
import { UnreadableError } from '../unreadable';

/** One file, folder or link of an installer's payload. */
export interface CpioEntry {
  /** Path from the payload's root, NFC, without `./`; empty for the root itself. */
  path: string;
  /** Unix mode with the file type. */
  mode: number;
  /** Bytes. */
  size: number;
  isFolder: boolean;
  isLink: boolean;
}

/** Gets every entry; what it returns gets the entry's bytes as they arrive, and is called with null behind the last. */
export type TakeEntry = (entry: CpioEntry) => ((bytes: Buffer | null) => void) | null;

/** Both forms of cpio that pkgbuild and other tools write, by their magic numbers. */
const forms = {
  '070707': { header: 76, read: odcHeader, padding: 1 },
  '070701': { header: 110, read: newHeader, padding: 4 },
  '070702': { header: 110, read: newHeader, padding: 4 },
} as const;
type Form = (typeof forms)[keyof typeof forms];

interface Header {
  mode: number;
  size: number;
  nameSize: number;
}

const magicBytes = 6;
const longestName = 4096;
const trailer = 'TRAILER!!!';

/** Reads a cpio archive that is streamed, holding a header at most. Throws UnreadableError. */
export class CpioReading {
  private held: Buffer = Buffer.alloc(0);
  private form: Form | null = null;
  private header: Header | null = null;
  private consume: ((bytes: Buffer | null) => void) | null = null;
  /** Bytes of the current file's content, and of the padding behind it, that are still to come. */
  private content = 0;
  private padding = 0;
  private hasEnded = false;
  private readonly seen = new Set<string>();
  private total = 0;

  constructor(private readonly takeEntry: TakeEntry) {}

  take(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.hasEnded) return refuseAfterEnd(rest);
      if (this.content > 0) rest = this.pass(rest);
      else if (this.padding > 0) rest = this.skip(rest);
      else rest = this.gather(rest);
    }
  }

  /** Call after the last byte: an archive that just stops is not complete. */
  finish(): void {
    if (!this.hasEnded) throw new UnreadableError(message('unreadable.truncated'));
  }

  private pass(bytes: Buffer): Buffer {
    const part = bytes.subarray(0, this.content);
    this.consume?.(part);
    this.content -= part.length;
    if (this.content === 0) this.endEntry();
    return bytes.subarray(part.length);
  }

  private endEntry(): void {
    this.consume?.(null);
    this.consume = null;
  }

  private skip(bytes: Buffer): Buffer {
    const part = Math.min(this.padding, bytes.length);
    this.padding -= part;
    return bytes.subarray(part);
  }

  /** Collects the next header or name, and acts on it once it is complete. */
  private gather(bytes: Buffer): Buffer {
    const wanted = this.wanted();
    const part = bytes.subarray(0, wanted - this.held.length);
    this.held = this.held.length === 0 ? part : Buffer.concat([this.held, part]);
    if (this.held.length === wanted) {
      const { held } = this;
      if (this.form === null) this.form = formOf(held);
      else if (this.header === null) this.setHeader(this.form.read(held));
      else this.begin(held, this.header, this.form);
    }
    return bytes.subarray(part.length);
  }

  private wanted(): number {
    if (this.form === null) return magicBytes;
    return this.header === null ? this.form.header : this.form.header + this.nameRoom(this.header);
  }

  private nameRoom({ nameSize }: Header): number {
    const { header, padding } = this.form ?? forms['070707'];
    return roundedUp(header + nameSize, padding) - header;
  }

  private setHeader(header: Header): void {
    if (header.nameSize < 1 || header.nameSize > longestName) throw damaged();
    this.header = header;
  }

  private begin(held: Buffer, { mode, size, nameSize }: Header, form: Form): void {
    const name = held.subarray(form.header, form.header + nameSize);
    this.held = Buffer.alloc(0);
    this.header = null;
    this.form = null;
    const path = pathIn(name);
    if (path === trailer) {
      this.hasEnded = true;
      return;
    }
    this.count(path, size);
    const type = mode & 0o170000;
    const entry = { path, mode, size, isFolder: type === 0o040000, isLink: type === 0o120000 };
    if (entry.isFolder && size > 0) throw damaged();
    this.consume = this.takeEntry(entry);
    this.content = size;
    this.padding = roundedUp(size, form.padding) - size;
    if (size === 0) this.endEntry();
  }

  /** macOS doesn't tell upper and lower case apart: what two readers could take for different files is refused. */
  private count(path: string, size: number): void {
    const folded = path.toLowerCase();
    if (this.seen.has(folded))
      throw new UnreadableError(message('unreadable.xar.duplicate', { entry: printable(path) }));
    this.seen.add(folded);
    this.total += size;
    if (this.seen.size > limits.entries || this.total > limits.unpackedBytes)
      throw new UnreadableError(message('unreadable.xar.too-many-files'));
  }
}

function refuseAfterEnd(bytes: Buffer): void {
  if (bytes.some((byte) => byte !== 0)) throw damaged();
}

function damaged(): UnreadableError {
  return new UnreadableError(message('unreadable.cpio.damaged'));
}

function roundedUp(size: number, step: number): number {
  return Math.ceil(size / step) * step;
}

function formOf(magic: Buffer): Form {
  const name = magic.toString('latin1');
  if (!Object.hasOwn(forms, name)) throw damaged();
  return forms[name as keyof typeof forms];
}

/** All numbers are octal text. */
function odcHeader(bytes: Buffer): Header {
  const number = (start: number, length: number) => numberIn(bytes, start, length, 8);
  return { mode: number(18, 6), nameSize: number(59, 6), size: number(65, 11) };
}

/** All numbers are hexadecimal text of eight digits. */
function newHeader(bytes: Buffer): Header {
  const number = (start: number) => numberIn(bytes, start, 8, 16);
  return { mode: number(14), size: number(54), nameSize: number(94) };
}

function numberIn(bytes: Buffer, start: number, length: number, base: 8 | 16): number {
  const text = bytes.toString('latin1', start, start + length);
  if (!(base === 8 ? /^[0-7]+$/ : /^[0-9A-Fa-f]+$/).test(text)) throw damaged();
  return Number.parseInt(text, base);
}

/** The path without its first `./`. Throws for one that leaves the payload, or that readers could read in two ways. */
function pathIn(name: Buffer): string {
  if (name.indexOf(0) !== name.length - 1) throw damaged();
  const text = name.toString('utf8', 0, name.length - 1);
  if (text === trailer || text === '.') return text === '.' ? '' : text;
  const path = text.replace(/^\.\//, '').normalize('NFC');
  const isSafe = path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\u{FFFD}'));
  if (!isSafe)
    throw new UnreadableError(message('unreadable.xar.name', { entry: printable(text) }));
  return path;
}
