import type { PassingRanges } from '../passing-ranges';
import type { Place } from './load-commands';
import { MachOError } from './mach-o-error';
import type { NameBudget } from './name-budget';

const longestName = 4_096;
const mostUndefined = 300_000;

/**
 * Collects the names of the symbols that a slice takes from elsewhere, while its symbol table and then
 * its string table go by: neither is held. Raises MachOError.
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
    throw new MachOError('has its symbols’ names before its symbols');
  }
  const entries = new UndefinedEntries(is64 ? 16 : 12);
  stream.want(
    symbols.start,
    symbols.size,
    (piece) => entries.take(piece),
    () => {
      const picker = new NamePicker(entries.nameOffsets(strings.size), budget, names);
      stream.want(strings.start, strings.size, (piece) => picker.take(piece));
    },
  );
}

const notPlain = 0xe0;
const typeMask = 0x0e;
const external = 0x01;

/** Reads entries of a symbol table (nlist.h) and keeps where the undefined ones have their names. */
class UndefinedEntries {
  private rest: Buffer = Buffer.alloc(0);
  private readonly offsets: number[] = [];

  constructor(private readonly width: number) {}

  take(piece: Buffer): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let at = 0;
    for (; at + this.width <= bytes.length; at += this.width) {
      const type = bytes[at + 4] ?? 0;
      if ((type & (notPlain | typeMask)) === 0 && (type & external) !== 0) {
        this.offsets.push(bytes.readUInt32LE(at));
      }
    }
    if (this.offsets.length > mostUndefined) {
      throw new MachOError(`takes more than ${mostUndefined} symbols from elsewhere`);
    }
    this.rest = Buffer.from(bytes.subarray(at));
  }

  /** In the order in which the names go by. Raises MachOError. */
  nameOffsets(size: number): number[] {
    const sorted = this.offsets.sort((a, b) => a - b);
    if ((sorted.at(-1) ?? 0) >= size) throw new MachOError('has a symbol whose name is not there');
    return sorted;
  }
}

/** Picks names out of a string table that goes by; one that is cut by the end of a piece waits for the next. */
class NamePicker {
  private carried: Buffer = Buffer.alloc(0);
  /** Offset of what is carried. */
  private at = 0;
  private next = 0;

  constructor(
    private readonly offsets: readonly number[],
    private readonly budget: NameBudget,
    private readonly names: Set<string>,
  ) {}

  take(piece: Buffer): void {
    const bytes = this.carried.length === 0 ? piece : Buffer.concat([this.carried, piece]);
    const end = this.at + bytes.length;
    for (; this.next < this.offsets.length; this.next += 1) {
      const start = (this.offsets[this.next] ?? 0) - this.at;
      if (start >= bytes.length) break;
      const limit = Math.min(bytes.length, start + longestName);
      const length = bytes.subarray(start, limit).indexOf(0);
      if (length < 0 && limit === bytes.length) return this.carry(bytes, start);
      if (length > 0) this.add(bytes.toString('latin1', start, start + length));
    }
    this.carry(bytes, Math.min(bytes.length, (this.offsets[this.next] ?? end) - this.at));
  }

  private carry(bytes: Buffer, from: number): void {
    this.at += from;
    this.carried = Buffer.from(bytes.subarray(from));
  }

  private add(name: string): void {
    if (this.names.has(name)) return;
    this.budget.spend(name.length);
    this.names.add(name);
  }
}
