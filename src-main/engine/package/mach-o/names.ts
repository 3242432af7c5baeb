import { message } from '#shared/words/message';
import { watchedSelectors } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import { MachOError, type Place } from './format';

/** How many symbols one table of a slice may import. */
export const maxUndefined = 300_000;

/** A table of fixed-size entries, followed by a table of their names. */
export interface NamedEntries {
  place: Place;
  /** Bytes. */
  width: number;
  /** Offset of the name of the entry at `at`, relative to the names; null when it is not wanted. */
  nameOf(entries: Buffer, at: number): number | null;
}

/** Collects the wanted names of a table, while it and then its names are read. Throws MachOError. */
export function collectNamed(
  stream: PassingRanges,
  entries: NamedEntries,
  strings: Place,
  budget: NameBudget,
  names: Set<string>,
): void {
  const { start, size } = entries.place;
  const offsets = new NameOffsets(entries);
  stream.want(
    start,
    size,
    (piece) => offsets.take(piece),
    () => {
      const picker = new NamePicker(offsets.found, strings.size, budget, names);
      stream.want(strings.start, strings.size, (piece) => picker.take(piece));
    },
  );
}

/** Reads entries from a stream; one that is cut by the end of a chunk waits for the next. */
class NameOffsets {
  private rest: Buffer = Buffer.alloc(0);
  readonly found: number[] = [];

  constructor(private readonly entries: NamedEntries) {}

  take(piece: Buffer): void {
    const { width } = this.entries;
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let at = 0;
    for (; at + width <= bytes.length; at += width) {
      const offset = this.entries.nameOf(bytes, at);
      if (offset !== null) this.found.push(offset);
    }
    if (this.found.length > maxUndefined) {
      throw new MachOError(message('unreadable.mach-o.too-many-imports', { limit: maxUndefined }));
    }
    this.rest = Buffer.from(bytes.subarray(at));
  }
}

/** Longer ones are dropped. */
export const longestName = 4_096;

/** Picks names from a streamed string table; one that is cut by the end of a chunk waits for the next. */
class NamePicker {
  private carried: Buffer = Buffer.alloc(0);
  /** Offset of the carried bytes. */
  private at = 0;
  private next = 0;
  /** In the order of their offsets. */
  private readonly offsets: readonly number[];

  /** `offsets` are relative to the start of the table, which has `size` bytes. Throws MachOError. */
  constructor(
    offsets: number[],
    size: number,
    private readonly budget: NameBudget,
    private readonly names: Set<string>,
  ) {
    this.offsets = offsets.sort((a, b) => a - b);
    if ((offsets.at(-1) ?? 0) >= size)
      throw new MachOError(message('unreadable.mach-o.missing-name'));
  }

  take(piece: Buffer): void {
    const bytes = this.carried.length === 0 ? piece : Buffer.concat([this.carried, piece]);
    const end = this.at + bytes.length;
    for (; this.next < this.offsets.length; this.next += 1) {
      const start = (this.offsets[this.next] ?? 0) - this.at;
      if (start >= bytes.length) break;
      const limit = Math.min(bytes.length, start + longestName);
      const length = bytes.subarray(start, limit).indexOf(0);
      if (length < 0 && limit === bytes.length) return this.carry(bytes, start);
      if (length > 0) this.budget.add(bytes.toString('latin1', start, start + length), this.names);
    }
    this.carry(bytes, Math.min(bytes.length, (this.offsets[this.next] ?? end) - this.at));
  }

  private carry(bytes: Buffer, from: number): void {
    this.at += from;
    this.carried = Buffer.from(bytes.subarray(from));
  }
}

/** How many characters of symbol names one package may hold in memory, all executables together. */
export class NameBudget {
  constructor(private left: number) {}

  /** Adds a name that is not there yet. Throws MachOError when the limit is reached. */
  add(name: string, names: Set<string>): void {
    if (names.has(name)) return;
    this.left -= name.length;
    if (this.left < 0) throw new MachOError(message('unreadable.mach-o.too-many-names'));
    names.add(name);
  }
}

/**
 * Collects the names of the symbols that a slice imports, while its symbol table and then
 * its string table are read: neither is held. Throws MachOError.
 */
export function collectUndefined(
  stream: PassingRanges,
  tables: { symbols: Place; strings: Place; is64: boolean },
  budget: NameBudget,
  names: Set<string>,
): void {
  const { symbols, strings, is64 } = tables;
  if (symbols.size === 0 || strings.size === 0) return;
  if (strings.start < symbols.start + symbols.size) {
    throw new MachOError(message('unreadable.mach-o.names-first'));
  }
  const entries = { place: symbols, width: is64 ? 16 : 12, nameOf: undefinedName };
  collectNamed(stream, entries, strings, budget, names);
}

const notPlain = 0xe0;
const typeMask = 0x0e;
const external = 0x01;

/** An entry of a symbol table (nlist.h). */
function undefinedName(entries: Buffer, at: number): number | null {
  const type = entries[at + 4] ?? 0;
  const isUndefined = (type & (notPlain | typeMask)) === 0 && (type & external) !== 0;
  return isUndefined ? entries.readUInt32LE(at) : null;
}

const needles = watchedSelectors.map((name) => ({ name, bytes: Buffer.from(`\0${name}\0`) }));
const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;

/** Finds the watched method names in a stream; each stands between zero bytes. */
export function findSelectors(stream: PassingRanges, place: Place, found: Set<string>): void {
  let carried: Buffer = Buffer.alloc(1);
  stream.want(place.start, place.size, (piece) => {
    const bytes = Buffer.concat([carried, piece]);
    for (const needle of needles) if (bytes.includes(needle.bytes)) found.add(needle.name);
    carried = Buffer.from(bytes.subarray(-overlap));
  });
}
