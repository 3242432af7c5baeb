import type { FileHandle } from 'node:fs/promises';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { TroubleError } from '#shared/raise';
import { limits } from '../limits';
import { copyAgain, printable, type Refuse } from '../refusal';
import { refuseLinks } from './entry-rules';
import { fileBytes } from './file-bytes';
import { refuseSystemError } from './listing-trouble';
import { localHeader } from './local-header';
import { type PackedPlace, unpackStream } from './unpack-stream';
import type { ZipEntry } from './zip-entry';

const stored = 0;
const deflated = 8;
/** Deflate adds at most some bytes for each block that it could not shrink. */
const deflateOverhead = 64 * 1024;
/** Packed bytes that are enough to see how a file begins. */
const headPackedBytes = 512;

/** A listed zip whose entries can be read, each checked and bounded. Nothing is written to disk. */
export class ZipArchive {
  private readLeft: number = limits.readBytes;

  constructor(
    /** By path, NFC. */
    readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly file: FileHandle,
    private readonly refuse: Refuse,
  ) {}

  has(name: string): boolean {
    return this.entries.has(name.normalize('NFC'));
  }

  /** Unpacked bytes of the entry, or null when there is none. Ends with package-* trouble. */
  async read(name: string, limit: number): Promise<Buffer | null> {
    const entry = this.entries.get(name.normalize('NFC'));
    if (entry === undefined) return null;
    this.refuseUnreadable(entry, Math.min(limit, this.readLeft));
    // Counted before anything is awaited, so that two at once cannot both spend what is left.
    this.readLeft -= entry.size;
    const { start, length, isDeflated } = await this.place(entry);
    const packed = await this.found(entry, fileBytes(this.file, start, length));
    const bytes = isDeflated ? this.unpacked(entry, packed) : packed;
    this.refuseWrong(entry, bytes.length, crc32(bytes));
    return bytes;
  }

  /**
   * Unpacks an entry of any size and hands it on in chunks, holding one at a time. Its checksum is known
   * only at the end: what was taken from the chunks counts once this resolves. Ends with package-* trouble.
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
    await unpackStream(this.file, place, count).catch((error) => this.refuseStream(entry, error));
    this.refuseWrong(entry, size, checksum);
  }

  /** How an entry begins, at most some hundred bytes; empty when that cannot be told. */
  async head(entry: ZipEntry): Promise<Buffer> {
    if (entry.isEncrypted || entry.isLink) return Buffer.alloc(0);
    const { content } = await this.found(entry, localHeader(this.file, entry, headPackedBytes));
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
    if (entry.isEncrypted) this.refuse('package-unsafe', `has “${name}” locked with a password.`);
    if (entry.method !== stored && entry.method !== deflated) {
      this.refuse(
        'package-unreadable',
        `has “${name}” packed by a method that is not used in packages (${entry.method}).`,
        {
          whatToDo:
            'Export the archive again from Xcode or your build system and drop the new file.',
        },
      );
    }
    if (entry.size > most || entry.packedSize > most + deflateOverhead) {
      this.refuse(
        'package-unsafe',
        `has “${name}” at ${entry.size} bytes; more than ${most} are not read.`,
      );
    }
  }

  private async place(entry: ZipEntry): Promise<PackedPlace> {
    const header = await this.found(entry, localHeader(this.file, entry));
    if (!header.name.equals(entry.nameBytes)) {
      this.refuse(
        'package-unsafe',
        `has “${printable(entry.name)}” under another name in its own header.`,
      );
    }
    const isDeflated = entry.method === deflated;
    return { start: header.contentStart, length: entry.packedSize, isDeflated };
  }

  private unpacked(entry: ZipEntry, packed: Buffer): Buffer {
    try {
      // One byte more than claimed is enough to see that a claim is a lie.
      return inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
    } catch (cause) {
      return this.refuseUnpackable(entry, cause);
    }
  }

  private refuseWrong(entry: ZipEntry, size: number, checksum: number): void {
    if (size !== entry.size)
      this.refuseDamaged(entry, 'does not have the size that is claimed for it');
    if (checksum !== entry.checksum) this.refuseDamaged(entry, 'does not match its checksum');
  }

  private async found<T>(entry: ZipEntry, reading: Promise<T>): Promise<T> {
    return reading.catch((error) => {
      refuseSystemError(error, this.refuse);
      return this.refuseDamaged(entry, 'is not where the table of contents says', error);
    });
  }

  private refuseStream(entry: ZipEntry, error: unknown): never {
    if (error instanceof TroubleError) throw error;
    refuseSystemError(error, this.refuse);
    if (error instanceof RangeError || isZlibError(error)) this.refuseUnpackable(entry, error);
    throw error;
  }

  private refuseUnpackable(entry: ZipEntry, cause: unknown): never {
    return this.refuseDamaged(
      entry,
      'cannot be unpacked to the size that is claimed for it',
      cause,
    );
  }

  private refuseDamaged(entry: ZipEntry, what: string, cause?: unknown): never {
    return this.refuse('package-unsafe', `is damaged: “${printable(entry.name)}” ${what}.`, {
      whatToDo: copyAgain,
      cause,
    });
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
