import { MachOError } from './mach-o-error';
import type { NameBudget } from './name-budget';

/** Longer ones are let go. */
export const longestName = 4_096;

/** Picks names out of a string table that goes by; one that is cut by the end of a piece waits for the next. */
export class NamePicker {
  private carried: Buffer = Buffer.alloc(0);
  /** Offset of what is carried. */
  private at = 0;
  private next = 0;
  /** In the order in which the names go by. */
  private readonly offsets: readonly number[];

  /** `offsets` count from the start of the table, which has `size` bytes. Raises MachOError. */
  constructor(
    offsets: number[],
    size: number,
    private readonly budget: NameBudget,
    private readonly names: Set<string>,
  ) {
    this.offsets = offsets.sort((a, b) => a - b);
    if ((offsets.at(-1) ?? 0) >= size) throw new MachOError('has a symbol whose name is not there');
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
