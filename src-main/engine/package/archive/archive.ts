import type { FileHandle } from 'node:fs/promises';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { AppException } from '#shared/errors';
import { message } from '#shared/words/message';
import { limits } from '../limits';
import type { PackageFile } from '../package-file';
import { copyAgain, exportAgain, printable, type Refuse } from '../refusal';
import {
  type CheckOptions,
  checkEntries,
  type DamagedFile,
  type ListedFile,
  refuseDifference,
} from './check-entries';
import type { ZipEntry } from './entry';
import { fileBytes } from './file-reader';
import { differenceIn, localHeader } from './local-header';
import {
  refuseBytesBefore,
  refuseDuplicates,
  refuseLinks,
  refuseLookAlikes,
  refuseMixedKinds,
  refuseOverlaps,
} from './names';
import { listEntries } from './table';
import { refuseSystemError } from './table-errors';
import { inflated, type PackedPlace, unpackStream } from './unpack';

/** Lists a zip and refuses one that two readers could interpret differently. Throws package-* errors. */
export async function openArchive(
  file: PackageFile,
  refuse: Refuse,
  isImportant: (name: string) => boolean,
  signal?: AbortSignal,
): Promise<ZipArchive> {
  const { entries, tableStart } = await listEntries(file, refuse, signal);
  refuseDuplicates(entries, refuse);
  refuseLookAlikes(entries, isImportant, refuse);
  refuseMixedKinds(entries, refuse);
  refuseBytesBefore(entries, refuse);
  refuseOverlaps(entries, tableStart, refuse);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return new ZipArchive(byName, { handle: file.handle, entries, tableStart }, refuse);
}

const stored = 0;
const deflated = 8;
/** Deflate adds at most a few bytes for each block that it could not shrink. */
const deflateOverhead = 64 * 1024;
/** Packed bytes that are enough to see how a file starts. */
const headPackedBytes = 512;

/** A listed zip whose entries can be read, each checked and bounded. Nothing is written to disk. */
export class ZipArchive {
  private readLeft: number = limits.readBytes;
  /** Entries whose checksum has been verified. */
  private readonly sound = new Set<ZipEntry>();
  private readonly file: FileHandle;

  constructor(
    /** By path, NFC. */
    readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly listed: ListedFile,
    private readonly refuse: Refuse,
  ) {
    this.file = listed.handle;
  }

  has(name: string): boolean {
    return this.entries.has(name.normalize('NFC'));
  }

  /** Unpacked bytes of the entry, or null when there is none. Throws package-* errors. */
  async read(name: string, limit: number): Promise<Buffer | null> {
    const entry = this.entries.get(name.normalize('NFC'));
    if (entry === undefined) return null;
    this.refuseUnreadable(entry, Math.min(limit, this.readLeft));
    // Counted before any await, so that two concurrent calls can't both spend the rest.
    this.readLeft -= entry.size;
    const { start, length, isDeflated } = await this.place(entry);
    const packed = await this.found(entry, fileBytes(this.file, start, length));
    const bytes = isDeflated ? this.unpacked(entry, packed) : packed;
    this.refuseWrong(entry, bytes.length, crc32(bytes));
    this.sound.add(entry);
    return bytes;
  }

  /**
   * Unpacks an entry of any size and passes it on in chunks, holding one at a time. Its checksum is known
   * only at the end: results taken from the chunks are valid once this resolves. Throws package-* errors.
   */
  async stream(entry: ZipEntry, take: (bytes: Buffer) => void): Promise<void> {
    this.refuseUnreadable(entry, limits.packageBytes);
    const place = await this.place(entry);
    let [size, checksum] = [0, 0];
    const count = (bytes: Buffer): void => {
      size += bytes.length;
      if (size > entry.size) this.refuseWrong(entry, size, checksum);
      checksum = crc32(bytes, checksum);
      take(bytes);
    };
    const taken = await unpackStream(this.file, place, count).catch((error) =>
      this.refuseStream(entry, error),
    );
    this.refuseWrong(entry, size, checksum);
    if (taken !== place.length) this.refuseBytesBehind(entry);
    this.sound.add(entry);
  }

  /**
   * Checks every entry's local header, that nothing unlisted lies between the entries, and the checksums of
   * those not read yet. Refuses anything readers would interpret differently; returns the files that
   * are only damaged. `leave` names entries that another reader handles. Throws package-* errors.
   */
  async checkAll(
    leave: ReadonlySet<ZipEntry>,
    options: Omit<CheckOptions, 'skipsContent'>,
  ): Promise<DamagedFile[]> {
    const skipsContent = (entry: ZipEntry): boolean => leave.has(entry) || this.sound.has(entry);
    return checkEntries(this.listed, this.refuse, { ...options, skipsContent });
  }

  /** The start of an entry, a few hundred bytes at most; empty when it can't be read. */
  async head(entry: ZipEntry): Promise<Buffer> {
    if (entry.isEncrypted || entry.isLink) return Buffer.alloc(0);
    const { contentStart } = await this.found(entry, localHeader(this.file, entry));
    const length = Math.min(headPackedBytes, entry.packedSize);
    const content = await this.found(entry, fileBytes(this.file, contentStart, length));
    if (entry.method !== deflated) return content;
    try {
      return inflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      return Buffer.alloc(0);
    }
  }

  private refuseUnreadable(entry: ZipEntry, most: number): void {
    refuseLinks(this.entries, entry.name, this.refuse);
    const name = printable(entry.name);
    if (entry.isEncrypted)
      this.refuse('package-unsafe', (file) =>
        message('error.package-unsafe.encrypted-entry', { package: file, entry: name }),
      );
    if (entry.method !== stored && entry.method !== deflated) {
      this.refuse(
        'package-unreadable',
        (file) =>
          message('error.package-unreadable.compression-method', {
            package: file,
            entry: name,
            method: String(entry.method),
          }),
        { whatToDo: exportAgain },
      );
    }
    if (entry.size > most || entry.packedSize > most + deflateOverhead) {
      this.refuse('package-unsafe', (file) =>
        message('error.package-unsafe.entry-too-large', {
          package: file,
          entry: name,
          size: entry.size,
          limit: most,
        }),
      );
    }
  }

  private async place(entry: ZipEntry): Promise<PackedPlace> {
    const header = await this.found(entry, localHeader(this.file, entry));
    refuseDifference(differenceIn(header, entry), entry, this.refuse);
    const isDeflated = entry.method === deflated;
    return { start: header.contentStart, length: entry.packedSize, isDeflated };
  }

  private unpacked(entry: ZipEntry, packed: Buffer): Buffer {
    try {
      const { bytes, taken } = inflated(packed, entry.size);
      if (taken !== packed.length) this.refuseBytesBehind(entry);
      return bytes;
    } catch (cause) {
      if (cause instanceof AppException) throw cause;
      return this.refuseUnpackable(entry, cause);
    }
  }

  private refuseBytesBehind(entry: ZipEntry): never {
    return this.refuseDamaged(entry, 'error.package-unsafe.data-after-entry');
  }

  private refuseWrong(entry: ZipEntry, size: number, checksum: number): void {
    if (size !== entry.size) this.refuseDamaged(entry, 'error.package-unsafe.entry-size');
    if (checksum !== entry.checksum)
      this.refuseDamaged(entry, 'error.package-unsafe.entry-checksum');
  }

  private async found<T>(entry: ZipEntry, reading: Promise<T>): Promise<T> {
    return reading.catch((error) => {
      refuseSystemError(error, this.refuse);
      return this.refuseDamaged(entry, 'error.package-unsafe.entry-not-found', error);
    });
  }

  private refuseStream(entry: ZipEntry, error: unknown): never {
    if (error instanceof AppException) throw error;
    refuseSystemError(error, this.refuse);
    if (error instanceof RangeError || isZlibError(error)) this.refuseUnpackable(entry, error);
    throw error;
  }

  private refuseUnpackable(entry: ZipEntry, cause: unknown): never {
    return this.refuseDamaged(entry, 'error.package-unsafe.entry-size', cause);
  }

  private refuseDamaged(entry: ZipEntry, key: DamagedEntryKey, cause?: unknown): never {
    const name = printable(entry.name);
    return this.refuse('package-unsafe', (file) => message(key, { package: file, entry: name }), {
      whatToDo: copyAgain,
      cause,
    });
  }
}

/** How an entry is damaged. */
type DamagedEntryKey =
  | 'error.package-unsafe.data-after-entry'
  | 'error.package-unsafe.entry-size'
  | 'error.package-unsafe.entry-checksum'
  | 'error.package-unsafe.entry-not-found';

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
