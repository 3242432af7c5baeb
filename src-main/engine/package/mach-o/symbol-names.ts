import type { PassingRanges } from '../passing-ranges';
import type { Place } from './load-commands';
import { MachOError } from './mach-o-error';
import type { NameBudget } from './name-budget';
import { NamePicker } from './name-picker';

/** How many symbols one table of a slice may take from elsewhere. */
export const mostUndefined = 300_000;

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
      const picker = new NamePicker(entries.offsets, strings.size, budget, names);
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
  /** Where their names begin, counted from the start of the string table. */
  readonly offsets: number[] = [];

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
}
