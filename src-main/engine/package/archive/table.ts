import { fromRandomAccessReader, type ZipFile } from 'yauzl';
import { message } from '#shared/words/message';
import { limits } from '../limits';
import type { PackageFile } from '../package-file';
import { printable, type Refuse } from '../refusal';
import { UnreadableError } from '../unreadable';
import { refuseLooseEnding, unwrapEntries, unwrappedTableStart } from './end-record';
import type { ZipEntry } from './entry';
import { FileReader, fileBytes } from './file-reader';
import { extraFields, extraIds, hasOtherPath } from './local-header';
import { entryName, unsafeName } from './names';
import { refuseDamagedListing, refuseUnopened } from './table-errors';

/** The central directory. */
interface Listing {
  /** In the file's own order. */
  entries: ZipEntry[];
  /** Offset where the central directory starts, which is where the last entry must have ended. */
  tableStart: number;
}

const tableSignature = 0x02014b50;
/** What follows a central directory in every zip: its end record, and little more. */
const maxTableBytes = 48 * 1024 * 1024;

/** Reads the central directory within its limits. Throws package-* errors. */
export async function listEntries(
  file: PackageFile,
  refuse: Refuse,
  signal?: AbortSignal,
): Promise<Listing> {
  const { handle, size } = file;
  const zip = await openZip(new FileReader(handle), size).catch((error) =>
    refuseUnopened(file, error, refuse),
  );
  if (zip.entryCount > limits.entries) {
    refuse('package-unsafe', (name) =>
      message('error.package-unsafe.too-many-files', {
        package: name,
        count: zip.entryCount,
        limit: limits.entries,
      }),
    );
  }
  signal?.throwIfAborted();
  const stated = cursorOf(zip);
  const tableStart = unwrappedTableStart(stated, size);
  const table = await tableBytes(file, tableStart, refuse);
  const { entries, length } = listed(table, zip.entryCount, refuse);
  // A count that is too small would hide entries from this reader that another one sees.
  if (length + 4 <= table.length && table.readUInt32LE(length) === tableSignature)
    refuse('package-unsafe', (name) =>
      message('error.package-unsafe.more-files', { package: name }),
    );
  await unwrapEntries(handle, { entries, start: tableStart, stated }, refuse);
  const count = entries.length;
  refuseLooseEnding(table.subarray(length), { start: tableStart, length, count }, refuse);
  return { entries, tableStart };
}

function openZip(reader: FileReader, size: number): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  return new Promise((resolve, reject) => {
    reader.once('error', reject);
    fromRandomAccessReader(reader, size, options, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

/** Everything from the table to the end of the file. */
async function tableBytes(
  { handle, size }: PackageFile,
  start: number,
  refuse: Refuse,
): Promise<Buffer> {
  if (start > size)
    refuse('package-unsafe', (name) =>
      message('error.package-unsafe.directory-outside', { package: name }),
    );
  if (size - start > maxTableBytes) {
    refuse('package-unsafe', (name) =>
      message('error.package-unsafe.directory-too-large', { package: name }),
    );
  }
  return fileBytes(handle, start, size - start).catch((error) =>
    refuseDamagedListing(error, refuse),
  );
}

function listed(table: Buffer, count: number, refuse: Refuse): ReadTable {
  try {
    return readTable(table, count, ({ name }) => refuseUnsafeName(name, refuse));
  } catch (error) {
    return refuseDamagedListing(error, refuse);
  }
}

function refuseUnsafeName(name: string, refuse: Refuse): void {
  const problem = unsafeName(name);
  if (problem === null) return;
  refuse('package-unsafe', (file) =>
    message('error.package-unsafe.entry-name', { package: file, entry: printable(name), problem }),
  );
}

/** Where yauzl found the table; its types call it a boolean. */
function cursorOf(zip: ZipFile): number {
  return zip.readEntryCursor as unknown as number;
}

/** Explains why a central directory is inconsistent. */
class TableError extends UnreadableError {
  override readonly name = 'TableError';
}

const lineBytes = 46;
const signature = 0x02014b50;
const encrypted = 0x01;
const stronglyEncrypted = 0x40;
const fileTypeMask = 0xf000;
const linkType = 0xa000;
/** Creator of the entry: Unix, and macOS as its own tools write it. */
const unixMakers: readonly number[] = [3, 19];

/** The entries of a central directory, and how many of its bytes they took. */
interface ReadTable {
  /** In the file's own order. */
  entries: ZipEntry[];
  length: number;
}

/**
 * Reads `count` entries of a central directory (APPNOTE 4.3.12). It is held in memory: reading each entry
 * separately takes most of the time of reading a package. Throws TableError.
 */
function readTable(table: Buffer, count: number, look: (entry: ZipEntry) => void): ReadTable {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + lineBytes > table.length)
      throw new TableError(message('unreadable.zip.directory-truncated'));
    if (table.readUInt32LE(at) !== signature)
      throw new TableError(message('unreadable.zip.entry-signature'));
    const end =
      at +
      lineBytes +
      table.readUInt16LE(at + 28) +
      table.readUInt16LE(at + 30) +
      table.readUInt16LE(at + 32);
    if (end > table.length) throw new TableError(message('unreadable.zip.directory-truncated'));
    const entry = readLine(table.subarray(at, end));
    look(entry);
    entries.push(entry);
    at = end;
  }
  return { entries, length: at };
}

function readLine(line: Buffer): ZipEntry {
  const flags = line.readUInt16LE(8);
  if ((flags & stronglyEncrypted) !== 0)
    throw new TableError(message('unreadable.zip.strong-encryption'));
  const nameBytes = line.subarray(lineBytes, lineBytes + line.readUInt16LE(28));
  const extra = line.subarray(
    lineBytes + nameBytes.length,
    lineBytes + nameBytes.length + line.readUInt16LE(30),
  );
  const mode = line.readUInt16LE(40);
  const name = entryName(nameBytes, flags, extra);
  if (hasOtherPath(extra, nameBytes, name))
    throw new TableError(message('unreadable.zip.two-paths'));
  if (![0, 0xffff].includes(line.readUInt16LE(34)))
    throw new TableError(message('unreadable.zip.other-disk'));
  const entry = {
    name,
    nameBytes,
    ...sizes(line, extra),
    checksum: line.readUInt32LE(16),
    method: line.readUInt16LE(10),
    flags,
    isEncrypted: (flags & encrypted) !== 0,
    isLink: (mode & fileTypeMask) === linkType,
    mode: unixMakers.includes(line.readUInt8(5)) && mode !== 0 ? mode : null,
  };
  if (entry.method === 0 && !entry.isEncrypted && entry.size !== entry.packedSize) {
    throw new TableError(message('unreadable.zip.stored-size'));
  }
  return entry;
}

const tooLarge = 0xffffffff;

function sizes(line: Buffer, extra: Buffer): { size: number; packedSize: number; start: number } {
  const size = line.readUInt32LE(24);
  const packedSize = line.readUInt32LE(20);
  const start = line.readUInt32LE(42);
  if (size !== tooLarge && packedSize !== tooLarge && start !== tooLarge)
    return { size, packedSize, start };
  const wide = new WideFigures(extra);
  return { size: wide.of(size), packedSize: wide.of(packedSize), start: wide.of(start) };
}

/** The numbers that did not fit into their fields, in order (APPNOTE 4.5.3). */
class WideFigures {
  private at = 0;
  private readonly bytes: Buffer;

  constructor(extra: Buffer) {
    const fields = extraFields(extra, extraIds.zip64);
    if (fields.length > 1) throw new TableError(message('unreadable.zip.two-zip64-fields'));
    this.bytes = fields[0] ?? Buffer.alloc(0);
  }

  of(narrow: number): number {
    if (narrow !== tooLarge || this.bytes.length === 0) return narrow;
    if (this.at + 8 > this.bytes.length)
      throw new TableError(message('unreadable.zip.missing-size'));
    const value = this.bytes.readBigUInt64LE(this.at);
    this.at += 8;
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new TableError(message('unreadable.zip.size-too-large'));
    return Number(value);
  }
}
