import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

const mebi = 1024 * 1024;
const packBytes = 64 * mebi;

/** The sizes of the media files that add up to that many MiB. */
export function packSizes(sizeMb: number): number[] {
  const sizes: number[] = [];
  for (let left = Math.round(sizeMb * mebi); left > 0; left -= packBytes)
    sizes.push(Math.min(left, packBytes));
  return sizes;
}

/**
 * Incompressible bytes, no MiB like another, derived from one random MiB: generating gigabytes takes neither time nor
 * memory.
 */
export function mediaStream(size: number, salt: number): Readable {
  const block = randomBytes(mebi);
  return Readable.from(blocks(block, size, salt), { objectMode: false });
}

function* blocks(block: Buffer, size: number, salt: number): Generator<Buffer> {
  for (let start = 0; start < size; start += mebi) {
    const copy = Buffer.from(block.subarray(0, Math.min(mebi, size - start)));
    // Rotated by its own random bytes, so that equal blocks do not repeat at equal distances.
    const turn = (start / mebi + salt * 7919) & 0xff;
    for (let at = turn; at < copy.length; at += 257) copy[at] = (copy[at] ?? 0) ^ turn;
    if (copy.length >= 8) copy.writeUInt32BE(start / mebi, 0);
    yield copy;
  }
}
