import { parseExtraFields } from 'yauzl';
import { entryName } from './entry-names';
import type { ZipEntry } from './zip-entry';

/** Says why a table of contents does not hold together. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

const lineBytes = 46;
const signature = 0x02014b50;
const encrypted = 0x01;
const stronglyEncrypted = 0x40;
const fileTypeMask = 0xf000;
const linkType = 0xa000;
/** Who made the entry: Unix, and macOS as its own tools write it. */
const unixMakers: readonly number[] = [3, 19];

/** What a table of contents lists, and how many of its bytes that took. */
export interface ReadTable {
  /** In the file's own order. */
  entries: ZipEntry[];
  length: number;
}

/**
 * Reads `count` lines of a table of contents (APPNOTE 4.3.12). It is held as a whole: asking for each line
 * by itself takes most of the time in which a package is read. Raises TableError.
 */
export function readTable(
  table: Buffer,
  count: number,
  look: (entry: ZipEntry) => void,
): ReadTable {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + lineBytes > table.length) throw new TableError('it ends too early');
    if (table.readUInt32LE(at) !== signature)
      throw new TableError('a line of it does not begin where it should');
    const end =
      at +
      lineBytes +
      table.readUInt16LE(at + 28) +
      table.readUInt16LE(at + 30) +
      table.readUInt16LE(at + 32);
    if (end > table.length) throw new TableError('it ends too early');
    const entry = readLine(table.subarray(at, end));
    look(entry);
    entries.push(entry);
    at = end;
  }
  return { entries, length: at };
}

function readLine(line: Buffer): ZipEntry {
  const flags = line.readUInt16LE(8);
  if ((flags & stronglyEncrypted) !== 0) throw new TableError('strong encryption is not supported');
  const nameBytes = line.subarray(lineBytes, lineBytes + line.readUInt16LE(28));
  const extra = line.subarray(
    lineBytes + nameBytes.length,
    lineBytes + nameBytes.length + line.readUInt16LE(30),
  );
  const mode = line.readUInt16LE(40);
  const entry = {
    name: entryName(nameBytes, flags, extra),
    nameBytes,
    ...sizes(line, extra),
    checksum: line.readUInt32LE(16),
    method: line.readUInt16LE(10),
    isEncrypted: (flags & encrypted) !== 0,
    isLink: (mode & fileTypeMask) === linkType,
    mode: unixMakers.includes(line.readUInt8(5)) && mode !== 0 ? mode : null,
  };
  if (entry.method === 0 && !entry.isEncrypted && entry.size !== entry.packedSize) {
    throw new TableError('a stored file has two sizes');
  }
  return entry;
}

const tooLarge = 0xffffffff;
const zip64 = 0x0001;

function sizes(line: Buffer, extra: Buffer): { size: number; packedSize: number; start: number } {
  const size = line.readUInt32LE(24);
  const packedSize = line.readUInt32LE(20);
  const start = line.readUInt32LE(42);
  if (size !== tooLarge && packedSize !== tooLarge && start !== tooLarge)
    return { size, packedSize, start };
  const wide = new WideFigures(extra);
  return { size: wide.of(size), packedSize: wide.of(packedSize), start: wide.of(start) };
}

/** The figures that did not fit into their places, in their order (APPNOTE 4.5.3). */
class WideFigures {
  private at = 0;
  private readonly bytes: Buffer;

  constructor(extra: Buffer) {
    this.bytes = extraFields(extra).find(({ id }) => id === zip64)?.data ?? Buffer.alloc(0);
  }

  of(narrow: number): number {
    if (narrow !== tooLarge || this.bytes.length === 0) return narrow;
    if (this.at + 8 > this.bytes.length) throw new TableError('a size in it is missing');
    const value = this.bytes.readBigUInt64LE(this.at);
    this.at += 8;
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new TableError('a size in it is too large');
    return Number(value);
  }
}

function extraFields(extra: Buffer): { id: number; data: Buffer }[] {
  try {
    return parseExtraFields(extra);
  } catch (cause) {
    throw new TableError('extra fields in it are damaged', { cause });
  }
}
