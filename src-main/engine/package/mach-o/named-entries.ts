import type { PassingRanges } from '../passing-ranges';
import type { Place } from './load-commands';
import { MachOError } from './mach-o-error';
import type { NameBudget } from './name-budget';
import { NamePicker } from './name-picker';

/** How many symbols one table of a slice may take from elsewhere. */
export const mostUndefined = 300_000;

/** A table of entries of equal width, whose names lie in a table behind it. */
export interface NamedEntries {
  place: Place;
  /** Bytes. */
  width: number;
  /** Where the name of the entry at `at` begins in the names; null when it is not wanted. */
  nameOf(entries: Buffer, at: number): number | null;
}

/** Collects the wanted names of a table, while it and then its names go by. Raises MachOError. */
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

/** Reads entries while they go by; one that is cut by the end of a piece waits for the next. */
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
    if (this.found.length > mostUndefined) {
      throw new MachOError(`takes more than ${mostUndefined} symbols from elsewhere`);
    }
    this.rest = Buffer.from(bytes.subarray(at));
  }
}
