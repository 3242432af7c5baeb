import { isSampleDict, type SampleValue } from './sample-plist';

const epoch2001 = 978_307_200_000;

/** A binary property list (`bplist00`, CFBinaryPList.c), as Xcode writes it into an app. */
export function writeBinaryPlist(value: SampleValue): Buffer {
  const objects = new Flattening();
  const root = objects.add(value);
  const width = objects.list.length > 0xff ? 2 : 1;
  const bodies = objects.list.map((object) => encoded(object, width));
  const offsets: number[] = [];
  let end = 8;
  for (const body of bodies) {
    offsets.push(end);
    end += body.length;
  }
  const table = Buffer.concat(offsets.map((offset) => unsigned(offset, 4)));
  return Buffer.concat([
    Buffer.from('bplist00'),
    ...bodies,
    table,
    trailer(width, offsets.length, root, end),
  ]);
}

/** An object with its members replaced by their indexes in the list. */
type Flat =
  | Exclude<SampleValue, SampleValue[] | { [key: string]: SampleValue }>
  | { refs: number[]; isDict: boolean };

class Flattening {
  readonly list: Flat[] = [];
  private readonly texts = new Map<string, number>();

  /** Texts are stored once, as Apple's writer does. */
  add(value: SampleValue): number {
    const known = typeof value === 'string' ? this.texts.get(value) : undefined;
    if (known !== undefined) return known;
    const place = this.list.push(true) - 1;
    if (typeof value === 'string') this.texts.set(value, place);
    this.list[place] = this.flat(value);
    return place;
  }

  private flat(value: SampleValue): Flat {
    if (Array.isArray(value))
      return { refs: value.map((member) => this.add(member)), isDict: false };
    if (!isSampleDict(value)) return value;
    const keys = Object.keys(value).map((key) => this.add(key));
    return {
      refs: [...keys, ...Object.values(value).map((member) => this.add(member))],
      isDict: true,
    };
  }
}

function encoded(object: Flat, width: number): Buffer {
  if (typeof object === 'boolean') return Buffer.from([object ? 0x09 : 0x08]);
  if (typeof object === 'number') return encodedNumber(object);
  if (typeof object === 'string') return encodedText(object);
  if (object instanceof Date) return real(0x33, (object.getTime() - epoch2001) / 1000);
  if (object instanceof Uint8Array) return Buffer.concat([marker(0x40, object.length), object]);
  const references = object.refs.map((reference) => unsigned(reference, width));
  if (object.isDict) return Buffer.concat([marker(0xd0, references.length / 2), ...references]);
  return Buffer.concat([marker(0xa0, references.length), ...references]);
}

function encodedNumber(value: number): Buffer {
  if (!Number.isSafeInteger(value)) return real(0x23, value);
  if (value < 0) {
    const bytes = Buffer.alloc(9, 0x13);
    bytes.writeBigInt64BE(BigInt(value), 1);
    return bytes;
  }
  const width = [1, 2, 4].find((bytes) => value < 2 ** (8 * bytes)) ?? 8;
  return Buffer.concat([Buffer.from([0x10 | Math.log2(width)]), unsigned(value, width)]);
}

function encodedText(text: string): Buffer {
  if (/^[\0-\x7f]*$/.test(text))
    return Buffer.concat([marker(0x50, text.length), Buffer.from(text)]);
  return Buffer.concat([marker(0x60, text.length), Buffer.from(text, 'utf16le').swap16()]);
}

function real(type: number, value: number): Buffer {
  const bytes = Buffer.alloc(9, type);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function marker(type: number, count: number): Buffer {
  return count < 15
    ? Buffer.from([type | count])
    : Buffer.concat([Buffer.from([type | 0xf]), encodedNumber(count)]);
}

function unsigned(value: number, width: number): Buffer {
  return Buffer.from(value.toString(16).padStart(width * 2, '0'), 'hex');
}

function trailer(width: number, count: number, root: number, tableStart: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt8(4, 6);
  bytes.writeUInt8(width, 7);
  bytes.writeBigUInt64BE(BigInt(count), 8);
  bytes.writeBigUInt64BE(BigInt(root), 16);
  bytes.writeBigUInt64BE(BigInt(tableStart), 24);
  return bytes;
}
