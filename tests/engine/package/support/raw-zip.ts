import { crc32, deflateRawSync } from 'node:zlib';

/** One entry; every number may be false. */
export interface RawEntry {
  name: string | Buffer;
  content?: Buffer | string;
  /** 8 deflates; 0 stores. Other values are only written to the header. */
  method?: number;
  /** The name in the entry's local header, if it differs. */
  localName?: string;
  flags?: number;
  /** Unix mode, file type included. */
  mode?: number;
  claimedSize?: number;
  claimedPackedSize?: number;
  claimedCrc?: number;
  /** Replaces the packed bytes. */
  packed?: Buffer;
  /** Points at another entry's header instead of writing one. */
  sharesHeaderOf?: number;
  /** Shifts the entry's claimed offset. */
  movedBy?: number;
  /** Values of the entry's local header that differ from the central directory. */
  local?: LocalChanges;
  /** Extra fields in the central directory. */
  extra?: Buffer;
  /** Bytes between the packed data and whatever is next. */
  behind?: Buffer;
  /** The disk number of the entry. */
  disk?: number;
}

export interface LocalChanges {
  flags?: number;
  method?: number;
  crc?: number;
  packedSize?: number;
  size?: number;
  extra?: Buffer;
}

export interface RawZip {
  claimedCount?: number;
  /** Bytes between the central directory and its end. */
  behindTable?: Buffer;
  comment?: Buffer;
  before?: Buffer;
  after?: Buffer;
}

/** A zip written byte by byte, for fixtures that no proper writer would produce. */
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
  const comment = more.comment ?? Buffer.alloc(0);
  ending.writeUInt16LE(comment.length, 20);
  const behind = more.behindTable ?? Buffer.alloc(0);
  const after = more.after ?? Buffer.alloc(0);
  return Buffer.concat([...parts, table, behind, ending, comment, after]);
}

/** The data descriptor of a streaming writer: checksum and sizes (APPNOTE 4.3.9). */
export function descriptorOf(entry: RawEntry, width: 4 | 8 = 4, hasSignature = true): Buffer {
  const { crc, packedSize, size } = figuresOf(entry);
  const bytes = Buffer.alloc(8 + 2 * width);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  for (const [index, figure] of [packedSize, size].entries()) {
    if (width === 4) bytes.writeUInt32LE(figure, 8 + 4 * index);
    else bytes.writeBigUInt64LE(BigInt(figure), 8 + 8 * index);
  }
  return hasSignature ? bytes : bytes.subarray(4);
}

export function extraField(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
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
  figures(entry, entry.local).copy(head, 6);
  const extra = entry.local?.extra ?? Buffer.alloc(0);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra, packedBytes(entry), entry.behind ?? Buffer.alloc(0)]);
}

function tableLine(entry: RawEntry, start: number): Buffer {
  const name = Buffer.from(entry.name);
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE((3 << 8) | 20, 4);
  line.writeUInt16LE(20, 6);
  figures(entry).copy(line, 8);
  line.writeUInt16LE(name.length, 28);
  const extra = entry.extra ?? Buffer.alloc(0);
  line.writeUInt16LE(extra.length, 30);
  line.writeUInt16LE(entry.disk ?? 0, 34);
  line.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  line.writeUInt32LE(start, 42);
  return Buffer.concat([line, name, extra]);
}

/** Flags, method, time, checksum and sizes, which both headers have in this order. */
function figures(entry: RawEntry, changes: LocalChanges = {}): Buffer {
  const { crc, packedSize, size } = { ...figuresOf(entry), ...changes };
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16LE(changes.flags ?? entry.flags ?? 0x800, 0);
  bytes.writeUInt16LE(changes.method ?? entry.method ?? 0, 2);
  bytes.writeUInt32LE(crc, 8);
  bytes.writeUInt32LE(packedSize, 12);
  bytes.writeUInt32LE(size, 16);
  return bytes;
}

function figuresOf(entry: RawEntry): { crc: number; packedSize: number; size: number } {
  const plain = plainBytes(entry);
  return {
    crc: entry.claimedCrc ?? crc32(plain),
    packedSize: entry.claimedPackedSize ?? packedBytes(entry).length,
    size: entry.claimedSize ?? plain.length,
  };
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
