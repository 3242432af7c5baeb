import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ZipEntry } from './entry';
import { fileBytes } from './file-reader';

/** Bytes of an entry's local header before its name. */
export const fixedBytes = 30;
const signature = 0x04034b50;
/** Bytes that hold the extra fields of most entries; in every zip the central directory and its end follow. */
const usualExtraBytes = 64;

const flag = {
  /** Sizes and checksum follow the packed bytes (data descriptor); those in the header may be 0. */
  describedLater: 0x08,
  utf8: 0x800,
  /** Any of the three flags for an encrypted entry or header. */
  encrypted: 0x2041,
} as const;
const tooLarge = 0xffffffff;

/** An entry's local header, which must agree with the central directory. */
export interface LocalHeader {
  /** As stored in the file. */
  name: Buffer;
  flags: number;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  extra: Buffer;
  /** Where the packed bytes start. */
  contentStart: number;
}

/** Size of the whole header, from its first 30 bytes. Throws RangeError when they aren't a header. */
export function headerBytes(head: Buffer): number {
  if (head.readUInt32LE(0) !== signature) throw new RangeError('no header is there');
  return fixedBytes + head.readUInt16LE(26) + head.readUInt16LE(28);
}

/** Parses the header of an entry from all of its bytes. */
export function parseLocalHeader(bytes: Buffer, start: number): LocalHeader {
  const extraStart = fixedBytes + bytes.readUInt16LE(26);
  const extra = bytes.subarray(extraStart, extraStart + bytes.readUInt16LE(28));
  return {
    name: bytes.subarray(fixedBytes, extraStart),
    flags: bytes.readUInt16LE(6),
    method: bytes.readUInt16LE(8),
    checksum: bytes.readUInt32LE(14),
    ...sizes(bytes, extra),
    extra,
    contentStart: start + extraStart + extra.length,
  };
}

/** Reads an entry's local header. Throws RangeError when there is none. */
export async function localHeader(file: FileHandle, entry: ZipEntry): Promise<LocalHeader> {
  const usual = fixedBytes + entry.nameBytes.length + usualExtraBytes;
  const head = await fileBytes(file, entry.start, usual);
  const length = headerBytes(head);
  const whole = length <= usual ? head : await fileBytes(file, entry.start, length);
  return parseLocalHeader(whole, entry.start);
}

/** Sizes that do not fit are in an extra field (APPNOTE 4.5.3); 0 when they come later. */
function sizes(bytes: Buffer, extra: Buffer): { packedSize: number; size: number } {
  const packedSize = bytes.readUInt32LE(18);
  const size = bytes.readUInt32LE(22);
  if (packedSize !== tooLarge && size !== tooLarge) return { packedSize, size };
  const wide = extraFields(extra, extraIds.zip64)[0] ?? Buffer.alloc(0);
  const isLater = (bytes.readUInt16LE(6) & flag.describedLater) !== 0;
  let at = 0;
  const of = (narrow: number): number => {
    if (narrow !== tooLarge) return narrow;
    if (at + 8 > wide.length) return isLater ? 0 : narrow;
    at += 8;
    return Number(wide.readBigUInt64LE(at - 8));
  };
  return { size: of(size), packedSize: of(packedSize) };
}

export function isDescribedLater({ flags }: LocalHeader): boolean {
  return (flags & flag.describedLater) !== 0;
}

/** Whether a header already has the sizes and the checksum of the central directory. */
export function hasSizes(header: LocalHeader, entry: ZipEntry): boolean {
  return (
    header.size === entry.size &&
    header.packedSize === entry.packedSize &&
    header.checksum === entry.checksum
  );
}

/** What a local header says differently from the central directory. */
export type HeaderDifference =
  | 'name'
  | 'path'
  | 'encryption'
  | 'encoding'
  | 'method'
  | 'zip64'
  | 'size'
  | 'compressedSize'
  | 'checksum';

/**
 * How an entry's local header differs from the central directory; null when both agree. Some readers
 * use one and some the other (streaming ones only have the header), so a difference would make two
 * files for two readers.
 */
export function differenceIn(header: LocalHeader, entry: ZipEntry): HeaderDifference | null {
  if (!header.name.equals(entry.nameBytes)) return 'name';
  if (hasOtherPath(header.extra, header.name, entry.name)) return 'path';
  const changed = header.flags ^ entry.flags;
  if ((changed & flag.encrypted) !== 0) return 'encryption';
  if ((changed & flag.utf8) !== 0 && entry.nameBytes.some((byte) => byte > 0x7f)) return 'encoding';
  if (header.method !== entry.method) return 'method';
  if (extraFields(header.extra, extraIds.zip64).length > 1) return 'zip64';
  const isLater = isDescribedLater(header);
  const agrees = (own: number, listed: number): boolean => own === listed || (isLater && own === 0);
  if (!agrees(header.size, entry.size)) return 'size';
  if (!agrees(header.packedSize, entry.packedSize)) return 'compressedSize';
  return agrees(header.checksum, entry.checksum) ? null : 'checksum';
}

const descriptorSignature = 0x08074b50;

/** Bytes of the longest one. */
export const maxDescriptorBytes = 24;

/**
 * Whether an entry's packed bytes are followed by its data descriptor (APPNOTE 4.3.9)
 * and nothing else. It may have a signature, and its sizes four or eight bytes.
 */
export function isDescriptorOf(bytes: Buffer, entry: ZipEntry): boolean {
  const hasSignature = bytes.length === 16 || bytes.length === 24;
  if (!hasSignature && bytes.length !== 12 && bytes.length !== 20) return false;
  if (hasSignature && bytes.readUInt32LE(0) !== descriptorSignature) return false;
  const at = hasSignature ? 4 : 0;
  if (bytes.readUInt32LE(at) !== entry.checksum) return false;
  const figures = bytes.subarray(at + 4);
  if (figures.length === 8)
    return figures.readUInt32LE(0) === entry.packedSize && figures.readUInt32LE(4) === entry.size;
  return (
    figures.readBigUInt64LE(0) === BigInt(entry.packedSize) &&
    figures.readBigUInt64LE(8) === BigInt(entry.size)
  );
}

/** Extra fields (APPNOTE 4.5, and 4.6.9 for the path) that repeat information about an entry. */
export const extraIds = { zip64: 0x0001, unicodePath: 0x7075 } as const;

/** The contents of all extra fields of one kind; a damaged field ends the list, as in other readers. */
export function extraFields(extra: Buffer, id: number): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length) break;
    if (extra.readUInt16LE(at) === id) found.push(extra.subarray(at + 4, end));
    at = end;
  }
  return found;
}

/**
 * Whether an extra field gives the entry another path. Some readers use the path in that field and some
 * the plain one. A field whose checksum is for another name is ignored by all of them.
 */
export function hasOtherPath(extra: Buffer, nameBytes: Buffer, name: string): boolean {
  return extraFields(extra, extraIds.unicodePath).some(
    (field) =>
      field.length > 5 &&
      field.readUInt8(0) === 1 &&
      field.readUInt32LE(1) === crc32(nameBytes) &&
      field.toString('utf8', 5).normalize('NFC') !== name,
  );
}
