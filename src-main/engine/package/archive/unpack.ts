import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib';
import { fileBytes } from './file-reader';

const chunkBytes = 256 * 1024;

/** Where an entry's packed bytes lie. */
export interface PackedPlace {
  start: number;
  length: number;
  isDeflated: boolean;
}

/**
 * Unpacks from the file in chunks, and passes each on before the next is made. Throws errors of
 * `take`, of the disk and of the packed bytes. Resolves with the number of packed
 * bytes that were used: fewer than there are when something else follows the packed data.
 */
export async function unpackStream(
  file: FileHandle,
  place: PackedPlace,
  take: (bytes: Buffer) => void,
): Promise<number> {
  if (!place.isDeflated) {
    for await (const packed of packedChunks(file, place)) take(packed);
    return place.length;
  }
  const inflate = createInflateRaw({ chunkSize: chunkBytes });
  const broken = failure(inflate, take);
  // Listened for from the start: packed bytes may end early, and then no later event comes.
  const ended = once(inflate, 'end');
  ended.catch(() => undefined);
  try {
    for await (const packed of packedChunks(file, place)) {
      await Promise.race([write(inflate, packed), ended, broken]);
    }
    inflate.end();
    await Promise.race([ended, broken]);
    return inflate.bytesWritten;
  } finally {
    inflate.destroy();
  }
}

async function* packedChunks(
  file: FileHandle,
  { start, length }: PackedPlace,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += chunkBytes) {
    yield await fileBytes(file, start + at, Math.min(chunkBytes, length - at));
  }
}

function write(inflate: InflateRaw, packed: Buffer): Promise<void> {
  return new Promise((resolve) => inflate.write(packed, () => resolve()));
}

/** Never resolves; rejects with the first error of the stream or of its consumer. */
function failure(inflate: InflateRaw, take: (bytes: Buffer) => void): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    inflate.on('error', reject);
    inflate.on('data', (bytes: Buffer) => {
      if (inflate.destroyed) return;
      try {
        take(bytes);
      } catch (error) {
        reject(error as Error);
        inflate.destroy();
      }
    });
  });
  broken.catch(() => undefined);
  return broken;
}

/** Larger chunks than needed would be allocated for each of thousands of small files. */
const pieceBytes = { least: 64, most: 64 * 1024 } as const;

/**
 * Unpacks packed bytes in memory, and returns how many were used. Throws zlib's error for
 * invalid deflate, or for more than `size` bytes: one more than claimed proves the claim wrong.
 */
export function inflated(packed: Buffer, size: number): { bytes: Buffer; taken: number } {
  const chunkSize = Math.min(pieceBytes.most, Math.max(pieceBytes.least, size + 1));
  const { buffer, engine } = inflateRawSync(packed, {
    maxOutputLength: size + 1,
    chunkSize,
    info: true,
  }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  return { bytes: buffer, taken: engine.bytesWritten };
}
