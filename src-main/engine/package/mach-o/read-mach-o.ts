import { type Message, message } from '#shared/words/message';
import type { MachOSlice } from '../package-contents';
import { PassedError, PassingRanges } from '../passing-ranges';
import { MachOError, notMachO, type SlicePlace } from './format';
import type { NameBudget } from './names';
import { readSlice, requireMachO, type SliceReading } from './read-slice';

/** The contents of a Mach-O file. */
export interface ReadMachO {
  slices: MachOSlice[];
  isFat: boolean;
  /** Why it is not a complete Mach-O; null when it is. */
  problem: Message | null;
}

/** Reads a streamed Mach-O, holding only load commands, names and signature. */
export class MachOReading implements SliceReading {
  readonly stream = new PassingRanges((error) => this.fail(error));
  private readonly slices: MachOSlice[] = [];
  private isFat = false;
  private problem: Message | null = null;
  /** The first bytes, until there are enough of them; null afterwards. */
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

  /** The first problem is kept; errors that are not the file's are rethrown. */
  private fail(error: unknown): void {
    if (error instanceof MachOError) this.problem ??= error.problem;
    else if (error instanceof PassedError) this.problem ??= message('unreadable.mach-o.overlap');
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
    if (from > this.size) throw new MachOError(message('unreadable.truncated'));
    this.stream.wantWhole(fatHeaderBytes, tableBytes, (table) => {
      for (const place of readSlicePlaces(table, fat.width, from, this.size)) {
        this.guard(() => readSlice(this, place));
      }
    });
  }
}

const fat32 = 0xcafebabe;
const fat64 = 0xcafebabf;
const maxSlices = 16;

const fatHeaderBytes = 8;

/** Parses the first bytes of a fat file (fat.h); null when it isn't one. Throws MachOError. */
function readFatHeader(head: Buffer): { count: number; width: number } | null {
  const magic = head.readUInt32BE(0);
  if (magic !== fat32 && magic !== fat64) return null;
  const count = head.readUInt32BE(4);
  if (count === 0) throw new MachOError(message('unreadable.mach-o.no-architecture'));
  if (count > maxSlices) {
    throw new MachOError(
      message('unreadable.mach-o.too-many-architectures', { count, limit: maxSlices }),
    );
  }
  return { count, width: magic === fat64 ? 32 : 20 };
}

/** Reads the locations of the slices, in file order. Throws MachOError. */
function readSlicePlaces(
  table: Buffer,
  width: number,
  from: number,
  fileSize: number,
): SlicePlace[] {
  const places: SlicePlace[] = [];
  for (let at = 0; at + width <= table.length; at += width) {
    const isWide = width === 32;
    const number = (offset: number): number =>
      isWide ? Number(table.readBigUInt64BE(at + offset)) : table.readUInt32BE(at + offset);
    places.push({
      start: number(8),
      size: number(isWide ? 16 : 12),
      alignment: table.readUInt32BE(at + (isWide ? 24 : 16)),
    });
  }
  places.sort((a, b) => a.start - b.start);
  let end = from;
  for (const { start, size } of places) {
    if (start < end || start + size > fileSize) {
      throw new MachOError(message('unreadable.mach-o.architectures'));
    }
    end = start + size;
  }
  return places;
}
