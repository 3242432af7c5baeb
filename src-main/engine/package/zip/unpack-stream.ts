import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw, type InflateRaw } from 'node:zlib';
import { fileBytes } from './file-bytes';

const chunkBytes = 256 * 1024;

/** Where an entry's packed bytes lie. */
export interface PackedPlace {
  start: number;
  length: number;
  isDeflated: boolean;
}

/**
 * Unpacks from the file in chunks, one at a time, and hands each on before the next is made. Ends early
 * with what `take` throws. Raises what the disk or the packed bytes have to say.
 */
export async function unpackStream(
  file: FileHandle,
  place: PackedPlace,
  take: (bytes: Buffer) => void,
): Promise<void> {
  if (!place.isDeflated) {
    for await (const packed of packedChunks(file, place)) take(packed);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: chunkBytes });
  const broken = failure(inflate, take);
  // Listened for from the start: packed bytes may end before the place says, and then nothing follows.
  const ended = once(inflate, 'end');
  ended.catch(() => undefined);
  try {
    for await (const packed of packedChunks(file, place)) {
      await Promise.race([write(inflate, packed), ended, broken]);
    }
    inflate.end();
    await Promise.race([ended, broken]);
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

/** Never resolves; rejects with the first thing that goes wrong, in the stream or in whoever takes its bytes. */
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
