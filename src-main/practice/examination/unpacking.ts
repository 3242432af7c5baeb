import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/**
 * The most bytes that may be unpacked from one package, whatever sizes it declares; most of its files are never read.
 */
const maxUnpacked = 2 * 1024 ** 3;
/** Milliseconds after which unpacking stops: a package that takes longer was made to. */
const longest = 120_000;

/** A part of a file, in bytes. */
export interface Place {
  start: number;
  length: number;
}

/** Unpacks files of one package, each only as far as it is read, within one limit for all of them. */
export class Unpacking {
  private left = maxUnpacked;
  private readonly until = performance.now() + longest;

  constructor(private readonly zip: ZipFile) {}

  /** That many bytes from the start. */
  async start(entry: Entry, length: number): Promise<Buffer> {
    const [bytes] = await this.parts(entry, [{ start: 0, length }]);
    return bytes ?? Buffer.alloc(0);
  }

  /** Several ranges, each as far as the file goes; keeps only the requested bytes. */
  async parts(entry: Entry, places: readonly Place[]): Promise<Buffer[]> {
    const kept = places.map((): Buffer[] => []);
    const end = Math.max(...places.map(({ start, length }) => start + length));
    let at = 0;
    for await (const bytes of this.chunks(entry)) {
      for (const [index, { start, length }] of places.entries()) {
        const piece = bytes.subarray(Math.max(0, start - at), Math.max(0, start + length - at));
        if (piece.length > 0) kept[index]?.push(piece);
      }
      at += bytes.length;
      if (at >= end) break;
    }
    return kept.map((pieces) => Buffer.concat(pieces));
  }

  async contains(entry: Entry, sought: Buffer): Promise<boolean> {
    let tail: Buffer = Buffer.alloc(0);
    for await (const chunk of this.chunks(entry)) {
      const bytes = Buffer.concat([tail, chunk]);
      if (bytes.includes(sought)) return true;
      tail = bytes.subarray(Math.max(0, bytes.length - sought.length + 1));
    }
    return false;
  }

  /** Leaving the loop closes the stream, so that nothing beyond it is unpacked. */
  private async *chunks(entry: Entry): AsyncGenerator<Buffer> {
    // An archive can have one name in its central directory and another in the local header.
    const { fileName } = await this.zip.readLocalFileHeaderPromise(entry);
    if (!fileName.equals(entry.fileNameRaw)) throw new RangeError('a file under two names');
    let sum = 0;
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      this.left -= bytes.length;
      if (this.left < 0 || performance.now() > this.until)
        throw new RangeError('more than is unpacked for anybody');
      sum = crc32(bytes, sum);
      yield bytes;
    }
    if (sum !== entry.crc32) throw new RangeError('the bytes are not those that were packed');
  }
}
