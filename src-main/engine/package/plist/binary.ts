import { message } from '#shared/words/message';
import {
  DictBuilder,
  emptyDict,
  exactInteger,
  PlistError,
  type PlistValue,
  plistLimits,
  type RepeatedKeys,
  validDate,
} from './value';

/** A parsed object, with its size if every reference in it were expanded. */
interface Known {
  value: PlistValue;
  /** Number of values in it, including itself. */
  weight: number;
  /** Nesting levels of containers. */
  height: number;
}

/** Reads a `bplist00`. Objects are read once, however often they are referenced. Throws PlistError. */
export function readBinaryPlist(bytes: Buffer, repeated: RepeatedKeys): PlistValue {
  const layout = readLayout(bytes);
  const known = new Map<number, Known | 'open'>();
  return readObject({ bytes, layout, known, repeated }, layout.root, 0).value;
}

interface Reading {
  bytes: Buffer;
  layout: BinaryLayout;
  known: Map<number, Known | 'open'>;
  repeated: RepeatedKeys;
}

function readObject(reading: Reading, index: number, depth: number): Known {
  const earlier = reading.known.get(index);
  if (earlier === 'open') throw new PlistError(message('unreadable.plist.self-reference'));
  if (earlier !== undefined) return earlier;
  if (depth > plistLimits.depth) throw tooDeep();
  reading.known.set(index, 'open');
  const made = readFresh(reading, index, depth);
  reading.known.set(index, made);
  return made;
}

function readFresh(reading: Reading, index: number, depth: number): Known {
  const at = reading.layout.offsets[index];
  if (at === undefined) throw new PlistError(message('unreadable.plist.missing-object'));
  const type = reading.bytes.readUInt8(at) >> 4;
  if (type === 0xd) return readDict(reading, at, depth);
  if (type === 0xa || type === 0xb || type === 0xc) return readArray(reading, at, depth);
  return { value: readLeaf(reading.bytes, at, reading.layout.end), weight: 1, height: 0 };
}

function readArray(reading: Reading, at: number, depth: number): Known {
  const { count, start } = readSize(reading.bytes, at, reading.layout.end);
  const references = readReferences(reading, start, count);
  const values: PlistValue[] = [];
  const measured = new Measure();
  for (const reference of references) {
    const member = readObject(reading, reference, depth + 1);
    measured.add(member);
    values.push(member.value);
  }
  return measured.known(values);
}

function readDict(reading: Reading, at: number, depth: number): Known {
  const { count, start } = readSize(reading.bytes, at, reading.layout.end);
  const references = readReferences(reading, start, count * 2);
  const building = new DictBuilder(reading.repeated);
  const measured = new Measure();
  for (let index = 0; index < count; index += 1) {
    const key = readObject(reading, references[index] ?? -1, depth + 1).value;
    if (typeof key !== 'string') throw new PlistError(message('unreadable.plist.key-not-text'));
    const member = readObject(reading, references[count + index] ?? -1, depth + 1);
    measured.add(member);
    building.set(key, member.value);
  }
  return measured.known(building.dict);
}

function readReferences(reading: Reading, start: number, count: number): number[] {
  const width = reading.layout.referenceBytes;
  if (start + count * width > reading.layout.end)
    throw new PlistError(message('unreadable.plist.container-too-long'));
  return Array.from({ length: count }, (_, index) =>
    unsigned(reading.bytes, start + index * width, width),
  );
}

/** Adds up a container, and stops before shared objects make it larger or deeper than any real one. */
class Measure {
  private weight = 1;
  private height = 0;

  add(member: Known): void {
    this.weight += member.weight;
    this.height = Math.max(this.height, member.height);
    if (this.weight > plistLimits.values) {
      throw new PlistError(
        message('unreadable.plist.too-many-values', { limit: plistLimits.values }),
      );
    }
  }

  known(value: PlistValue): Known {
    const height = this.height + 1;
    if (height > plistLimits.depth) throw tooDeep();
    return { value, weight: this.weight, height };
  }
}

function tooDeep(): PlistError {
  return new PlistError(message('unreadable.plist.too-deep', { limit: plistLimits.depth }));
}

const headerBytes = 8;
const trailerBytes = 32;

/** The layout of a binary property list (CFBinaryPList.c). */
interface BinaryLayout {
  /** Byte offset of each object. */
  offsets: number[];
  /** Size of one object reference in bytes. */
  referenceBytes: number;
  root: number;
  /** Where the objects end and the offset table starts. */
  end: number;
}

/** Reads trailer and offset table, every number checked. Throws PlistError. */
function readLayout(bytes: Buffer): BinaryLayout {
  if (bytes.length < headerBytes + trailerBytes)
    throw new PlistError(message('unreadable.truncated'));
  const trailer = bytes.subarray(bytes.length - trailerBytes);
  const offsetBytes = trailer.readUInt8(6);
  const referenceBytes = trailer.readUInt8(7);
  const count = integer64(trailer, 8);
  const root = integer64(trailer, 16);
  const end = integer64(trailer, 24);
  if (!isWidth(offsetBytes) || !isWidth(referenceBytes))
    throw new PlistError(message('unreadable.plist.trailer'));
  if (count > plistLimits.objects) {
    throw new PlistError(
      message('unreadable.plist.too-many-objects', { count, limit: plistLimits.objects }),
    );
  }
  if (root >= count) throw new PlistError(message('unreadable.plist.missing-root'));
  if (end < headerBytes || end + count * offsetBytes > bytes.length - trailerBytes) {
    throw new PlistError(message('unreadable.plist.offset-table-outside'));
  }
  return { offsets: readOffsets(bytes, end, count, offsetBytes), referenceBytes, root, end };
}

function readOffsets(bytes: Buffer, end: number, count: number, width: number): number[] {
  const offsets: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const offset = unsigned(bytes, end + index * width, width);
    if (offset < headerBytes || offset >= end)
      throw new PlistError(message('unreadable.plist.object-outside'));
    offsets.push(offset);
  }
  return offsets;
}

/** A big-endian unsigned integer of 1 to 8 bytes. */
function unsigned(bytes: Buffer, at: number, width: number): number {
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

/** Seconds from 1970 to 2001, the epoch of property list dates. */
const epoch2001 = 978_307_200;

/** Reads an object that contains no other. `end` is where objects must stop. Throws PlistError. */
function readLeaf(bytes: Buffer, at: number, end: number): PlistValue {
  const marker = bytes.readUInt8(at);
  const low = marker & 0x0f;
  switch (marker >> 4) {
    case 0x0:
      return readBoolean(marker);
    case 0x1:
      return readInteger(within(bytes, at + 1, 2 ** low, end));
    case 0x2:
      return readReal(within(bytes, at + 1, 2 ** low, end));
    case 0x3:
      return validDate((within(bytes, at + 1, 8, end).readDoubleBE(0) + epoch2001) * 1000);
    case 0x4:
      return Uint8Array.from(sized(bytes, at, end, 1));
    case 0x5:
      return readAscii(sized(bytes, at, end, 1));
    case 0x6:
      return Buffer.from(sized(bytes, at, end, 2))
        .swap16()
        .toString('utf16le');
    case 0x8:
      return readUid(within(bytes, at + 1, low + 1, end));
    default:
      throw new PlistError(message('unreadable.plist.unknown-object', { type: String(marker) }));
  }
}

/** The count in an object's marker, or after it when it does not fit, and where the content starts. */
function readSize(bytes: Buffer, at: number, end: number): { count: number; start: number } {
  const low = bytes.readUInt8(at) & 0x0f;
  if (low !== 0x0f) return { count: low, start: at + 1 };
  const marker = within(bytes, at + 1, 1, end).readUInt8(0);
  const width = 2 ** (marker & 0x0f);
  if (marker >> 4 !== 0x1 || width > 8)
    throw new PlistError(message('unreadable.plist.object-length'));
  return { count: unsigned(within(bytes, at + 2, width, end), 0, width), start: at + 2 + width };
}

function sized(bytes: Buffer, at: number, end: number, unit: number): Buffer {
  const { count, start } = readSize(bytes, at, end);
  return within(bytes, start, count * unit, end);
}

function within(bytes: Buffer, start: number, length: number, end: number): Buffer {
  if (start + length > end) throw new PlistError(message('unreadable.plist.object-too-long'));
  return bytes.subarray(start, start + length);
}

function readBoolean(marker: number): boolean {
  if (marker !== 0x08 && marker !== 0x09)
    throw new PlistError(message('unreadable.plist.unknown-object', { type: String(marker) }));
  return marker === 0x09;
}

/** One, two and four bytes are unsigned; eight and sixteen are two's complement. */
function readInteger(bytes: Buffer): number | bigint {
  if (bytes.length > 16) throw new PlistError(message('unreadable.plist.integer-too-wide'));
  const value = BigInt(`0x${bytes.toString('hex')}`);
  return exactInteger(bytes.length < 8 ? value : BigInt.asIntN(bytes.length * 8, value));
}

function readReal(bytes: Buffer): number {
  if (bytes.length === 4) return bytes.readFloatBE(0);
  if (bytes.length === 8) return bytes.readDoubleBE(0);
  throw new PlistError(message('unreadable.plist.real-width'));
}

function readAscii(bytes: Buffer): string {
  if (bytes.some((byte) => byte > 0x7f))
    throw new PlistError(message('unreadable.plist.not-ascii'));
  return bytes.toString('latin1');
}

function readUid(bytes: Buffer): PlistValue {
  const uid = emptyDict();
  uid.CF$UID = exactInteger(BigInt(`0x${bytes.toString('hex')}`));
  return uid;
}
