import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Message, message } from '#shared/words/message';
import { limits } from '../limits';
import { appleLimits, copyAgain, exportAgain, printable, type Refuse } from '../refusal';
import type { ZipEntry } from './entry';
import { ReadAhead } from './file-reader';
import {
  differenceIn,
  fixedBytes,
  type HeaderDifference,
  hasSizes,
  headerBytes,
  isDescribedLater,
  isDescriptorOf,
  type LocalHeader,
  maxDescriptorBytes,
  parseLocalHeader,
} from './local-header';
import { refuseSystemError } from './table-errors';
import { inflated, unpackStream } from './unpack';

/** Where a listed zip lies. */
export interface ListedFile {
  handle: FileHandle;
  /** In the order of the central directory. */
  entries: readonly ZipEntry[];
  tableStart: number;
}

/** A file whose bytes differ from those that were packed. It is damaged in the same way for every reader. */
export interface DamagedFile {
  path: string;
  problem: Message;
}

export interface CheckOptions {
  /** Entries whose content is checked elsewhere. */
  skipsContent(entry: ZipEntry): boolean;
  /** Gets the work ahead, as an equivalent number of packed bytes. */
  expect(packedBytes: number): void;
  signal?: AbortSignal | undefined;
}

/** Packed bytes that are held while they are unpacked; larger files are streamed. */
const heldBytes = 512 * 1024;
/** Packed bytes that take as long as opening one entry, and as unpacking one byte. */
const workOf = { entry: 1_000, unpackedByte: 0.1 } as const;
const reportThreshold = 16 * 1024 * 1024;
const stored = 0;
const deflated = 8;

export function refuseDifference(
  difference: HeaderDifference | null,
  { name }: ZipEntry,
  refuse: Refuse,
): void {
  if (difference === null) return;
  refuse(
    'package-unsafe',
    (file) =>
      message('error.package-unsafe.header-differs', {
        package: file,
        entry: printable(name),
        difference,
      }),
    { whatToDo: exportAgain },
  );
}

/** Reads the whole file once, from its first entry to the central directory. */
export async function checkEntries(
  listed: ListedFile,
  refuse: Refuse,
  options: CheckOptions,
): Promise<DamagedFile[]> {
  const ahead = new ReadAhead(listed.handle);
  try {
    return await new EntryCheck(listed, ahead, refuse, options).all();
  } finally {
    await ahead.finish();
  }
}

class EntryCheck {
  private work = 0;

  constructor(
    private readonly listed: ListedFile,
    private readonly ahead: ReadAhead,
    private readonly refuse: Refuse,
    private readonly options: CheckOptions,
  ) {}

  async all(): Promise<DamagedFile[]> {
    const { entries, tableStart } = this.listed;
    const sorted = [...entries].sort((a, b) => a.start - b.start);
    this.refuseTooMuch(sorted);
    const damaged: DamagedFile[] = [];
    for (const [index, entry] of sorted.entries()) {
      this.options.signal?.throwIfAborted();
      const next = sorted[index + 1]?.start ?? tableStart;
      const header = await this.located(entry, this.header(entry));
      refuseDifference(differenceIn(header, entry), entry, this.refuse);
      if (!this.options.skipsContent(entry)) {
        const problem = await this.located(entry, this.problemOf(entry, header));
        if (problem !== null) damaged.push({ path: entry.name, problem });
      }
      await this.located(entry, this.refuseBehind(entry, header, next));
    }
    return damaged;
  }

  /** An entry that claims more than any app may have is not unpacked at all. */
  private refuseTooMuch(entries: readonly ZipEntry[]): void {
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (size <= limits.unpackedBytes) return;
    this.refuse('package-too-large', (name) =>
      message('error.package-too-large.decompressed', {
        package: name,
        size: { bytes: size },
        ...appleLimits,
      }),
    );
  }

  private async header({ start }: ZipEntry): Promise<LocalHeader> {
    const length = headerBytes(await this.ahead.bytes(start, fixedBytes));
    return parseLocalHeader(await this.ahead.bytes(start, length), start);
  }

  private async problemOf(entry: ZipEntry, header: LocalHeader): Promise<Message | null> {
    this.reportWork(workOf.entry + entry.packedSize + entry.size * workOf.unpackedByte);
    if (entry.isEncrypted)
      this.refuse('package-unsafe', (file) =>
        message('error.package-unsafe.encrypted-entry', {
          package: file,
          entry: printable(entry.name),
        }),
      );
    if (entry.method === stored) return this.storedProblem(entry, header);
    // Nothing, packed into nothing: not valid deflate, but the same empty file to every reader.
    if (entry.size === 0 && entry.packedSize === 0 && entry.checksum === 0) return null;
    if (entry.method === deflated) return this.deflatedProblem(entry, header);
    return this.refuse(
      'package-unreadable',
      (file) =>
        message('error.package-unreadable.compression-method', {
          package: file,
          entry: printable(entry.name),
          method: String(entry.method),
        }),
      { whatToDo: exportAgain },
    );
  }

  private async storedProblem(entry: ZipEntry, header: LocalHeader): Promise<Message | null> {
    let checksum = 0;
    for (let at = 0; at < entry.size; ) {
      this.options.signal?.throwIfAborted();
      const bytes = await this.ahead.some(header.contentStart + at, entry.size - at);
      checksum = crc32(bytes, checksum);
      at += bytes.length;
    }
    return checksum === entry.checksum ? null : message('unreadable.zip.checksum');
  }

  private async deflatedProblem(entry: ZipEntry, header: LocalHeader): Promise<Message | null> {
    try {
      const { size, checksum, taken } = await this.unpacked(entry, header);
      if (size > entry.size || taken !== entry.packedSize) this.refuseOtherLength(entry);
      if (size < entry.size) return message('unreadable.zip.too-short');
      return checksum === entry.checksum ? null : message('unreadable.zip.checksum');
    } catch (error) {
      if (!isZlibError(error)) throw error;
      // More bytes than claimed: one reader would take them all and another a part.
      if (error.code === 'ERR_BUFFER_TOO_LARGE') this.refuseOtherLength(entry);
      return message('unreadable.zip.compressed-data');
    }
  }

  private async unpacked(entry: ZipEntry, { contentStart }: LocalHeader) {
    if (entry.packedSize <= heldBytes && entry.size <= heldBytes * 4) {
      const packed = await this.ahead.bytes(contentStart, entry.packedSize);
      const { bytes, taken } = inflated(packed, entry.size);
      return { size: bytes.length, checksum: crc32(bytes), taken };
    }
    let [size, checksum] = [0, 0];
    const place = { start: contentStart, length: entry.packedSize, isDeflated: true };
    const taken = await unpackStream(this.listed.handle, place, (bytes) => {
      this.options.signal?.throwIfAborted();
      size += bytes.length;
      if (size > entry.size) this.refuseOtherLength(entry);
      checksum = crc32(bytes, checksum);
    });
    return { size, checksum, taken };
  }

  private refuseOtherLength({ name }: ZipEntry): never {
    return this.refuse(
      'package-unsafe',
      (file) =>
        message('error.package-unsafe.entry-length', { package: file, entry: printable(name) }),
      { whatToDo: copyAgain },
    );
  }

  /** Between two entries there may only be the first one's data descriptor. */
  private async refuseBehind(entry: ZipEntry, header: LocalHeader, next: number): Promise<void> {
    const end = header.contentStart + entry.packedSize;
    const gap = next - end;
    if (gap < 0) {
      const name = printable(entry.name);
      this.refuse(
        'package-unsafe',
        (file) =>
          message('error.package-unsafe.entry-overlaps-next', { package: file, entry: name }),
        {
          whatToDo: copyAgain,
        },
      );
    }
    if (gap === 0 && (!isDescribedLater(header) || hasSizes(header, entry))) return;
    if (isDescribedLater(header) && gap <= maxDescriptorBytes) {
      if (isDescriptorOf(await this.ahead.bytes(end, gap), entry)) return;
      const name = printable(entry.name);
      this.refuse(
        'package-unsafe',
        (file) => message('error.package-unsafe.data-descriptor', { package: file, entry: name }),
        { whatToDo: exportAgain },
      );
    }
    this.refuse(
      'package-unsafe',
      (file) =>
        message('error.package-unsafe.bytes-after-entry', {
          package: file,
          entry: printable(entry.name),
          count: gap,
        }),
      { whatToDo: exportAgain },
    );
  }

  private reportWork(work: number): void {
    this.work += work;
    if (this.work < reportThreshold) return;
    this.options.expect(this.work);
    this.work = 0;
  }

  private async located<T>(entry: ZipEntry, reading: Promise<T>): Promise<T> {
    return reading.catch((error) => {
      refuseSystemError(error, this.refuse);
      if (!(error instanceof RangeError) || isZlibError(error)) throw error;
      return this.refuse(
        'package-unsafe',
        (file) =>
          message('error.package-unsafe.entry-not-found', {
            package: file,
            entry: printable(entry.name),
          }),
        { whatToDo: copyAgain, cause: error },
      );
    });
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE';
}
