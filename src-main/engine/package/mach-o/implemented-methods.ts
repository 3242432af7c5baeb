import { watchedMethods } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import type { Place } from './format';

/** A section with its address in memory. */
interface Section extends Place {
  address: number;
}

/** The sections of a slice that show which Objective-C methods it implements. */
export interface MethodSections {
  /** Where the slice starts in memory. */
  base: number;
  code: Section[];
  names: Section[];
  /** Pointers to names, each name once. */
  references: Section[];
  /** Method lists whose members are relative offsets of name and code (iOS 14 and later). */
  relativeLists: Section[];
  /** Sections with method lists whose members are pointers, among other data; Swift's are in its data. */
  constants: Section[];
}

/** Held while the rest is read; no known app has larger ones, and larger ones are skipped. */
const maxListBytes = 8 * 1024 * 1024;
const pointerBytes = 8;
const relativeBytes = 12;
const plainBytes = 24;
const high = 0x1_0000_0000;

/**
 * Finds the watched methods that a class or a category implements. A protocol's list names methods in
 * the same form without code for them (`method_t` in objc-runtime-new.h of Apple's objc4), so only
 * list members that point at the name and into the code count. For 64-bit slices without
 * signed pointers, as in all apps. Sections are read in file order, names first.
 */
export function findImplemented(
  stream: PassingRanges,
  sections: MethodSections,
  found: Set<string>,
): void {
  const search = new MethodSearch(sections, found);
  for (const section of sections.names) {
    const names = new NameFinder(section.address, search.names);
    stream.want(section.start, section.size, (piece) => names.take(piece));
  }
  for (const { start, size, address } of sections.references) {
    const words = new WordReader(pointerBytes, (bytes, at, offset) =>
      search.takeReference(bytes, at, address + offset),
    );
    stream.want(start, size, (piece) => words.take(piece));
  }
  for (const { start, size } of sections.constants) {
    const words = new WordReader(plainBytes, (bytes, at) => search.takePlain(bytes, at));
    stream.want(start, size, (piece) => words.take(piece));
  }
  for (const { start, size, address } of sections.relativeLists) {
    if (size > maxListBytes) continue;
    stream.wantWhole(start, size, (bytes) => search.waitList(bytes, address));
  }
  const last = sections.references.at(-1);
  if (last === undefined) return;
  // Requested last, so that it ends last of all that end there.
  const end = last.start + last.size;
  stream.want(
    end,
    0,
    () => undefined,
    () => search.searchLists(),
  );
}

class MethodSearch {
  /** The watched names by their address. */
  readonly names = new Map<number, string>();
  private readonly references = new Map<number, string>();
  private lists: { bytes: Buffer; address: number }[] = [];

  constructor(
    private readonly sections: MethodSections,
    private readonly found: Set<string>,
  ) {}

  takeReference(bytes: Buffer, at: number, address: number): void {
    const name = this.nameAt(bytes, at);
    if (name !== undefined) this.references.set(address, name);
  }

  takePlain(bytes: Buffer, at: number): void {
    const name = this.nameAt(bytes, at);
    if (name !== undefined && this.isCode(target(bytes, at + 2 * pointerBytes))) {
      this.found.add(name);
    }
  }

  waitList(bytes: Buffer, address: number): void {
    this.lists.push({ bytes, address });
  }

  searchLists(): void {
    if (this.references.size > 0) for (const list of this.lists) this.searchList(list);
    this.lists = [];
  }

  private searchList({ bytes, address }: { bytes: Buffer; address: number }): void {
    for (let at = 0; at + relativeBytes <= bytes.length; at += 4) {
      const name = this.references.get(address + at + bytes.readInt32LE(at));
      if (name === undefined) continue;
      const code = at + 8;
      if (this.isInCode(address + code + bytes.readInt32LE(code))) this.found.add(name);
    }
  }

  private nameAt(bytes: Buffer, at: number): string | undefined {
    if (this.names.size === 0) return undefined;
    const address = target(bytes, at);
    return this.names.get(address) ?? this.names.get(address + this.sections.base);
  }

  private isCode(address: number): boolean {
    return this.isInCode(address) || this.isInCode(address + this.sections.base);
  }

  private isInCode(wanted: number): boolean {
    return this.sections.code.some(
      ({ address, size }) => wanted >= address && wanted < address + size,
    );
  }
}

/** The target of a pointer: the low 36 bits; a chained pointer has other data above (fixup-chains.h). */
function target(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + (bytes.readUInt32LE(at + 4) & 0xf) * high;
}

/** Reads fixed-size records at every eighth byte from a stream. */
class WordReader {
  private carried: Buffer = Buffer.alloc(0);
  private offset = 0;

  constructor(
    private readonly width: number,
    private readonly read: (bytes: Buffer, at: number, offset: number) => void,
  ) {}

  take(piece: Buffer): void {
    const bytes = this.carried.length === 0 ? piece : Buffer.concat([this.carried, piece]);
    let at = 0;
    for (; at + this.width <= bytes.length; at += pointerBytes)
      this.read(bytes, at, this.offset + at);
    this.carried = Buffer.from(bytes.subarray(at));
    this.offset += at;
  }
}

const needles = watchedMethods.map((name) => ({ name, bytes: Buffer.from(`\0${name}\0`) }));
const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;

/** Finds the offsets of the watched names; each stands between zero bytes. */
class NameFinder {
  private carried: Buffer = Buffer.alloc(1);

  /** `address` is the address of the next byte. */
  constructor(
    private address: number,
    private readonly names: Map<number, string>,
  ) {}

  take(piece: Buffer): void {
    const bytes = Buffer.concat([this.carried, piece]);
    for (const { name, bytes: needle } of needles) {
      const at = bytes.indexOf(needle);
      if (at >= 0) this.names.set(this.address - this.carried.length + at + 1, name);
    }
    this.address += piece.length;
    this.carried = Buffer.from(bytes.subarray(-overlap));
  }
}
