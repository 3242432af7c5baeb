import type { MachOSlice } from '../package-contents';
import { PassedError, PassingRanges } from '../passing-ranges';
import { fatHeaderBytes, readFatHeader, readSlicePlaces } from './fat-header';
import { MachOError, notMachO } from './mach-o-error';
import type { NameBudget } from './name-budget';
import { readSlice, requireMachO, type SliceReading } from './read-slice';

/** What a Mach-O file says. */
export interface ReadMachO {
  slices: MachOSlice[];
  isFat: boolean;
  /** Why it is not a whole Mach-O, going on from “it”; null when all is well. */
  problem: string | null;
}

/** Reads a Mach-O while its bytes go by, holding load commands, names and signature and nothing else. */
export class MachOReading implements SliceReading {
  readonly stream = new PassingRanges((error) => this.fail(error));
  private readonly slices: MachOSlice[] = [];
  private isFat = false;
  private problem: string | null = null;
  /** The first bytes, until there are enough of them; null once it has begun. */
  private head: Buffer | null = Buffer.alloc(0);

  constructor(
    private readonly size: number,
    readonly budget: NameBudget,
  ) {}

  take(bytes: Buffer): void {
    if (this.head === null) return this.stream.push(bytes);
    this.head = Buffer.concat([this.head, bytes]);
    if (this.head.length < fatHeaderBytes) return;
    const held = this.head;
    this.head = null;
    this.guard(() => this.begin(held));
    this.stream.push(held);
  }

  result(): ReadMachO {
    if (this.head !== null) this.problem = notMachO.short;
    return { slices: this.slices, isFat: this.isFat, problem: this.problem };
  }

  add(slice: MachOSlice): void {
    this.slices.push(slice);
  }

  guard(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.fail(error);
    }
  }

  /** The first problem is kept; what is no problem of the file is thrown on. */
  private fail(error: unknown): void {
    if (error instanceof MachOError) this.problem ??= error.message;
    else if (error instanceof PassedError) this.problem ??= 'has parts that lie over one another';
    else throw error;
  }

  private beginThin(head: Buffer): void {
    requireMachO(head);
    readSlice(this, { start: 0, size: this.size, alignment: null });
  }

  private begin(head: Buffer): void {
    const fat = readFatHeader(head);
    if (fat === null) return this.beginThin(head);
    this.isFat = true;
    const tableBytes = fat.count * fat.width;
    const from = fatHeaderBytes + tableBytes;
    if (from > this.size) throw new MachOError('is cut short');
    this.stream.wantWhole(fatHeaderBytes, tableBytes, (table) => {
      for (const place of readSlicePlaces(table, fat.width, from, this.size)) {
        this.guard(() => readSlice(this, place));
      }
    });
  }
}
