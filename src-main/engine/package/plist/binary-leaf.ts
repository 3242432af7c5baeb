import { unsigned } from './binary-layout';
import { emptyDict, exactInteger, PlistError, type PlistValue, validDate } from './plist-value';

/** Seconds from 1970 to 2001, where property lists count dates from. */
const epoch2001 = 978_307_200;

/** Reads an object that contains no other. `end` is where objects must stop. Raises PlistError. */
export function readLeaf(bytes: Buffer, at: number, end: number): PlistValue {
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
      throw new PlistError(`has an object of an unknown kind (${marker})`);
  }
}

/** The count in an object's marker, or behind it when it does not fit, and where the content starts. */
export function readSize(bytes: Buffer, at: number, end: number): { count: number; start: number } {
  const low = bytes.readUInt8(at) & 0x0f;
  if (low !== 0x0f) return { count: low, start: at + 1 };
  const marker = within(bytes, at + 1, 1, end).readUInt8(0);
  const width = 2 ** (marker & 0x0f);
  if (marker >> 4 !== 0x1 || width > 8) throw new PlistError('has a damaged count');
  return { count: unsigned(within(bytes, at + 2, width, end), 0, width), start: at + 2 + width };
}

function sized(bytes: Buffer, at: number, end: number, unit: number): Buffer {
  const { count, start } = readSize(bytes, at, end);
  return within(bytes, start, count * unit, end);
}

function within(bytes: Buffer, start: number, length: number, end: number): Buffer {
  if (start + length > end) throw new PlistError('has an object that runs out of the file');
  return bytes.subarray(start, start + length);
}

function readBoolean(marker: number): boolean {
  if (marker !== 0x08 && marker !== 0x09)
    throw new PlistError(`has an object of an unknown kind (${marker})`);
  return marker === 0x09;
}

/** One, two and four bytes are unsigned; eight and sixteen are two's complement. */
function readInteger(bytes: Buffer): number | bigint {
  if (bytes.length > 16) throw new PlistError('has an integer that is too wide');
  const value = BigInt(`0x${bytes.toString('hex')}`);
  return exactInteger(bytes.length < 8 ? value : BigInt.asIntN(bytes.length * 8, value));
}

function readReal(bytes: Buffer): number {
  if (bytes.length === 4) return bytes.readFloatBE(0);
  if (bytes.length === 8) return bytes.readDoubleBE(0);
  throw new PlistError('has a number of an unknown width');
}

function readAscii(bytes: Buffer): string {
  if (bytes.some((byte) => byte > 0x7f))
    throw new PlistError('has a plain text with other than ASCII');
  return bytes.toString('latin1');
}

function readUid(bytes: Buffer): PlistValue {
  const uid = emptyDict();
  uid.CF$UID = exactInteger(BigInt(`0x${bytes.toString('hex')}`));
  return uid;
}
