import { MachOError } from './mach-o-error';

/** Where one architecture lies in the file. */
export interface SlicePlace {
  start: number;
  size: number;
  /** Power of two; null in a thin file. */
  alignment: number | null;
}

const fat32 = 0xcafebabe;
const fat64 = 0xcafebabf;
const mostSlices = 16;

export const fatHeaderBytes = 8;

/** What the first bytes say of a fat file (fat.h); null when it is none. Raises MachOError. */
export function readFatHeader(head: Buffer): { count: number; width: number } | null {
  const magic = head.readUInt32BE(0);
  if (magic !== fat32 && magic !== fat64) return null;
  const count = head.readUInt32BE(4);
  if (count === 0) throw new MachOError('has no architecture');
  if (count > mostSlices) {
    throw new MachOError(`claims ${count} architectures; more than ${mostSlices} are not read`);
  }
  return { count, width: magic === fat64 ? 32 : 20 };
}

/** Reads the places of the slices, in the order of the file. Raises MachOError. */
export function readSlicePlaces(
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
      throw new MachOError('has architectures that lie over one another or outside the file');
    }
    end = start + size;
  }
  return places;
}
