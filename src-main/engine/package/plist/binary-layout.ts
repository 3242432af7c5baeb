import { PlistError, plistLimits } from './plist-value';

const headerBytes = 8;
const trailerBytes = 32;

/** Where the objects of a binary property list lie (CFBinaryPList.c). */
export interface BinaryLayout {
  /** Byte offset of each object. */
  offsets: number[];
  /** Bytes of one reference to an object. */
  referenceBytes: number;
  root: number;
  /** Where the objects end and the offset table begins. */
  end: number;
}

/** Reads trailer and offset table, every figure checked. Raises PlistError. */
export function readLayout(bytes: Buffer): BinaryLayout {
  if (bytes.length < headerBytes + trailerBytes) throw new PlistError('is cut short');
  const trailer = bytes.subarray(bytes.length - trailerBytes);
  const offsetBytes = trailer.readUInt8(6);
  const referenceBytes = trailer.readUInt8(7);
  const count = integer64(trailer, 8);
  const root = integer64(trailer, 16);
  const end = integer64(trailer, 24);
  if (!isWidth(offsetBytes) || !isWidth(referenceBytes))
    throw new PlistError('has a damaged trailer');
  if (count > plistLimits.objects) {
    throw new PlistError(`claims ${count} objects; more than ${plistLimits.objects} are not read`);
  }
  if (root >= count) throw new PlistError('names a root object that is not there');
  if (end < headerBytes || end + count * offsetBytes > bytes.length - trailerBytes) {
    throw new PlistError('has its offset table outside the file');
  }
  return { offsets: readOffsets(bytes, end, count, offsetBytes), referenceBytes, root, end };
}

function readOffsets(bytes: Buffer, end: number, count: number, width: number): number[] {
  const offsets: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const offset = unsigned(bytes, end + index * width, width);
    if (offset < headerBytes || offset >= end)
      throw new PlistError('has an object outside the file');
    offsets.push(offset);
  }
  return offsets;
}

/** A big-endian unsigned integer of 1 to 8 bytes. */
export function unsigned(bytes: Buffer, at: number, width: number): number {
  return width <= 6 ? bytes.readUIntBE(at, width) : Number(bigUnsigned(bytes, at, width));
}

function bigUnsigned(bytes: Buffer, at: number, width: number): bigint {
  return BigInt(`0x${bytes.toString('hex', at, at + width)}`);
}

function integer64(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64BE(at);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

function isWidth(width: number): boolean {
  return width >= 1 && width <= 8;
}
