import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { TroubleError } from '#shared/errors';
import { limits } from '../limits';
import { copyAgain, printable, type Refuse } from '../refusal';
import { refuseLinks } from './entry-rules';
import { refuseSystemError } from './listing-trouble';
import type { WindowedReader } from './windowed-reader';
import type { ZipEntry } from './zip-entry';

const inflate = promisify(inflateRaw);

const stored = 0;
const deflated = 8;
/** Deflate adds at most some bytes for each block that it could not shrink. */
const deflateOverhead = 64 * 1024;

/** A listed zip whose entries can be read one at a time, each checked and bounded. Nothing is written to disk. */
export class ZipArchive {
  private readLeft: number = limits.readBytes;

  constructor(
    /** By path, NFC. */
    readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly zip: ZipFile,
    private readonly reader: WindowedReader,
    private readonly refuse: Refuse,
  ) {}

  has(name: string): boolean {
    return this.entries.has(name.normalize('NFC'));
  }

  /** Unpacked bytes of the entry, or null when there is none. Ends with package-* trouble. */
  async read(name: string, limit: number): Promise<Buffer | null> {
    const entry = this.entries.get(name.normalize('NFC'));
    if (entry === undefined) return null;
    refuseLinks(this.entries, entry.name, this.refuse);
    this.refuseUnreadable(entry, limit);
    const packed = await this.packedBytes(entry).catch((error) => this.refuseUnfound(entry, error));
    const bytes = await this.unpacked(entry, packed);
    if (bytes.length !== entry.size)
      this.refuseDamaged(entry, 'does not have the size that is claimed for it');
    if (crc32(bytes) !== entry.raw.crc32) this.refuseDamaged(entry, 'does not match its checksum');
    this.readLeft -= bytes.length;
    return bytes;
  }

  private refuseUnreadable(entry: ZipEntry, limit: number): void {
    const name = printable(entry.name);
    if (entry.raw.isEncrypted())
      this.refuse('package-unsafe', `has “${name}” locked with a password.`);
    if (entry.raw.compressionMethod !== stored && entry.raw.compressionMethod !== deflated) {
      this.refuse(
        'package-unreadable',
        `has “${name}” packed by a method that is not used in packages (${entry.raw.compressionMethod}).`,
        {
          whatToDo:
            'Export the archive again from Xcode or your build system and drop the new file.',
        },
      );
    }
    const most = Math.min(limit, this.readLeft);
    if (entry.size > most || entry.packedSize > most + deflateOverhead) {
      this.refuse(
        'package-unsafe',
        `has “${name}” at ${entry.size} bytes; more than ${most} are not read.`,
      );
    }
  }

  private async packedBytes(entry: ZipEntry): Promise<Buffer> {
    const header = await this.zip.readLocalFileHeaderPromise(entry.raw);
    if (!header.fileName.equals(entry.raw.fileNameRaw)) {
      this.refuse(
        'package-unsafe',
        `has “${printable(entry.name)}” under another name in its own header.`,
      );
    }
    return Buffer.from(await this.reader.bytes(header.fileDataStart, entry.packedSize));
  }

  private async unpacked(entry: ZipEntry, packed: Buffer): Promise<Buffer> {
    if (entry.raw.compressionMethod === stored) return packed;
    try {
      // One byte more than claimed is enough to see that a claim is a lie.
      return await inflate(packed, { maxOutputLength: entry.size + 1 });
    } catch (cause) {
      return this.refuseDamaged(
        entry,
        'cannot be unpacked to the size that is claimed for it',
        cause,
      );
    }
  }

  private refuseUnfound(entry: ZipEntry, error: unknown): never {
    if (error instanceof TroubleError) throw error;
    refuseSystemError(error, this.refuse);
    return this.refuseDamaged(entry, 'is not where the table of contents says', error);
  }

  private refuseDamaged(entry: ZipEntry, what: string, cause?: unknown): never {
    return this.refuse('package-unsafe', `is damaged: “${printable(entry.name)}” ${what}.`, {
      whatToDo: copyAgain,
      cause,
    });
  }
}
