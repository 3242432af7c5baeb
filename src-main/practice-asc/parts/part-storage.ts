import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** What became of the bytes of one part. `left` means that the sender went away before all were here. */
export type Receipt = { kind: 'received'; md5: string; bytes: number } | { kind: 'left' };

/** One file on disk for each file being uploaded; every part is written at its own place in it. */
export interface PartStorage {
  pathOf(fileId: string): string;
  /** Streams a part to its place. `onBytes` hears how many are here after each piece; false ends it. */
  receive(
    fileId: string,
    offset: number,
    bytes: Readable,
    onBytes: (soFar: number) => boolean,
  ): Promise<Receipt>;
  /** Lower-case SHA-256 of the whole file; null when it is not there any more. */
  digest(fileId: string): Promise<string | null>;
  discard(fileId: string): Promise<void>;
  /** Throws away everything that was received. */
  clear(): Promise<void>;
  /** Ends what is still being read, and waits until it has ended. */
  close(): Promise<void>;
}

async function openForParts(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch {
    // Parts arrive side by side: the first makes the file, and a second first must not empty it.
    return open(path, 'a').then(async (made) => {
      await made.close();
      return open(path, 'r+');
    });
  }
}

function isDiskTrouble(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOSPC', 'EIO', 'EFBIG', 'EBADF', 'EDQUOT'].includes(code);
}

async function pour(
  handle: FileHandle,
  offset: number,
  bytes: Readable,
  onBytes: (soFar: number) => boolean,
): Promise<Receipt> {
  const hash = createHash('md5');
  let soFar = 0;
  // Stopping early must leave the line open: whoever stops decides what becomes of it.
  for await (const piece of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    await handle.write(piece, 0, piece.length, offset + soFar);
    soFar += piece.length;
    if (!onBytes(soFar)) return { kind: 'left' };
  }
  return { kind: 'received', md5: hash.digest('hex').toUpperCase(), bytes: soFar };
}

export async function openPartStorage(folder: string): Promise<PartStorage> {
  await mkdir(folder, { recursive: true });
  const reading = new Set<Readable>();
  const digests = new Map<string, Promise<string | null>>();
  const pathOf = (fileId: string) => join(folder, `${fileId}.package`);

  async function reckon(fileId: string): Promise<string | null> {
    const hash = createHash('sha256');
    const stream = createReadStream(pathOf(fileId), { highWaterMark: 1024 * 1024 });
    reading.add(stream);
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) hash.update(piece);
      return hash.digest('hex');
    } catch {
      digests.delete(fileId);
      return null;
    } finally {
      reading.delete(stream);
    }
  }

  return {
    pathOf,
    async receive(fileId, offset, bytes, onBytes) {
      const handle = await openForParts(pathOf(fileId));
      try {
        return await pour(handle, offset, bytes, onBytes);
      } catch (error) {
        if (bytes.destroyed && !isDiskTrouble(error)) return { kind: 'left' };
        throw error;
      } finally {
        await handle.close();
      }
    },
    digest(fileId) {
      const known = digests.get(fileId) ?? reckon(fileId);
      digests.set(fileId, known);
      return known;
    },
    async discard(fileId) {
      digests.delete(fileId);
      await rm(pathOf(fileId), { force: true });
    },
    async clear() {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
    },
    async close() {
      const open = [...digests.values()];
      for (const stream of reading) stream.destroy();
      await Promise.allSettled(open);
    },
  };
}
