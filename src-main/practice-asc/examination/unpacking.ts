import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/** Unpacked bytes that looking at one package can cost, whatever it claims; most of its files are not looked at. */
const mostUnpacked = 2 * 1024 ** 3;
/** Milliseconds after which nothing more of a package is unpacked: what takes longer is made to. */
const longest = 120_000;

/** A part of a file, in bytes. */
export interface Place {
  start: number;
  length: number;
}

/** Unpacks files of one package as far as somebody looks, and all of them together only so far. */
export class Unpacking {
  private left = mostUnpacked;
  private readonly until = performance.now() + longest;

  constructor(private readonly zip: ZipFile) {}

  /** So many bytes from the beginning. */
  async start(entry: Entry, length: number): Promise<Buffer> {
    const [bytes] = await this.parts(entry, [{ start: 0, length }]);
    return bytes ?? Buffer.alloc(0);
  }

  /** Several parts, each as long as the file goes; keeps only what was asked for. */
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

  /** Leaving the loop closes the stream, so nothing beyond it is ever unpacked. */
  private async *chunks(entry: Entry): AsyncGenerator<Buffer> {
    // An archive can tell one name in its table and another beside the bytes.
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
