import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, with every figure free to lie. */
export interface RawEntry {
  name: string | Buffer;
  content?: Buffer | string;
  /** 8 deflates; 0 stores. Others are only written down. */
  method?: number;
  /** The name in the entry's own header, where it differs. */
  localName?: string;
  flags?: number;
  /** Unix mode, file type included. */
  mode?: number;
  claimedSize?: number;
  claimedPackedSize?: number;
  claimedCrc?: number;
  /** Takes the place of the packed bytes. */
  packed?: Buffer;
  /** Points at another entry's header instead of writing one. */
  sharesHeaderOf?: number;
  /** Moves the entry's claimed place. */
  movedBy?: number;
}

export interface RawZip {
  claimedCount?: number;
  before?: Buffer;
  after?: Buffer;
}

/** A zip written byte by byte, for fixtures that no proper writer would make. */
export function rawZip(entries: readonly RawEntry[], more: RawZip = {}): Buffer {
  const parts: Buffer[] = [more.before ?? Buffer.alloc(0)];
  const starts: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const entry of entries) {
    starts.push(entry.sharesHeaderOf === undefined ? at : (starts[entry.sharesHeaderOf] ?? 0));
    if (entry.sharesHeaderOf !== undefined) continue;
    const written = localPart(entry);
    parts.push(written);
    at += written.length;
  }
  const table = Buffer.concat(
    entries.map((entry, index) => tableLine(entry, (starts[index] ?? 0) + (entry.movedBy ?? 0))),
  );
  const ending = endRecord(more.claimedCount ?? entries.length, table.length, at);
  return Buffer.concat([...parts, table, ending, more.after ?? Buffer.alloc(0)]);
}

function plainBytes(entry: RawEntry): Buffer {
  return Buffer.from(entry.content ?? '');
}

function packedBytes(entry: RawEntry): Buffer {
  if (entry.packed) return entry.packed;
  return (entry.method ?? 0) === 8 ? deflateRawSync(plainBytes(entry)) : plainBytes(entry);
}

function localPart(entry: RawEntry): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  figures(entry).copy(head, 6);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packedBytes(entry)]);
}

function tableLine(entry: RawEntry, start: number): Buffer {
  const name = Buffer.from(entry.name);
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE((3 << 8) | 20, 4);
  line.writeUInt16LE(20, 6);
  figures(entry).copy(line, 8);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  line.writeUInt32LE(start, 42);
  return Buffer.concat([line, name]);
}

/** Flags, method, time, checksum and sizes, which both headers have in this order. */
function figures(entry: RawEntry): Buffer {
  const plain = plainBytes(entry);
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16LE(entry.flags ?? 0x800, 0);
  bytes.writeUInt16LE(entry.method ?? 0, 2);
  bytes.writeUInt32LE(entry.claimedCrc ?? crc32(plain), 8);
  bytes.writeUInt32LE(entry.claimedPackedSize ?? packedBytes(entry).length, 12);
  bytes.writeUInt32LE(entry.claimedSize ?? plain.length, 16);
  return bytes;
}

function endRecord(count: number, tableBytes: number, tableStart: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count & 0xffff, 8);
  record.writeUInt16LE(count & 0xffff, 10);
  record.writeUInt32LE(tableBytes, 12);
  record.writeUInt32LE(tableStart, 16);
  return record;
}
