import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { closeOwnFolder, ownFile } from '../state-file';

/** The outcome of receiving one part. `left` means that the sender disconnected before all bytes arrived. */
type Receipt = { kind: 'received'; md5: string; bytes: number } | { kind: 'left' };

/** One file on disk per file being uploaded; every part is written at its own offset. */
export interface PartStorage {
  pathOf(fileId: string): string;
  /**
   * Streams a part to its offset. `onBytes` gets the number received so far after each chunk; returning false stops
   * it.
   */
  receive(
    fileId: string,
    offset: number,
    bytes: Readable,
    onBytes: (soFar: number) => boolean,
  ): Promise<Receipt>;
  /** Lower-case SHA-256 of the whole file; null when it no longer exists. */
  digest(fileId: string): Promise<string | null>;
  discard(fileId: string): Promise<void>;
  /** Deletes everything that was received. */
  clear(): Promise<void>;
  /** Aborts the reads in progress, and waits until they have ended. */
  close(): Promise<void>;
}

async function openForParts(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch {
    // Parts arrive concurrently: the first creates the file, and a second one must not truncate it.
    return open(path, 'a', ownFile.mode).then(async (made) => {
      await made.close();
      return open(path, 'r+');
    });
  }
}

function isDiskError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOSPC', 'EIO', 'EFBIG', 'EBADF', 'EDQUOT'].includes(code);
}

async function writeStream(
  handle: FileHandle,
  offset: number,
  bytes: Readable,
  onBytes: (soFar: number) => boolean,
): Promise<Receipt> {
  const hash = createHash('md5');
  let soFar = 0;
  // Stopping early must leave the connection open: the caller decides what to do with it.
  for await (const piece of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    await handle.write(piece, 0, piece.length, offset + soFar);
    soFar += piece.length;
    if (!onBytes(soFar)) return { kind: 'left' };
  }
  return { kind: 'received', md5: hash.digest('hex').toUpperCase(), bytes: soFar };
}

export async function openPartStorage(folder: string): Promise<PartStorage> {
  await closeOwnFolder(folder);
  const reading = new Set<Readable>();
  const digests = new Map<string, Promise<string | null>>();
  const pathOf = (fileId: string) => join(folder, `${fileId}.package`);

  async function computeDigest(fileId: string): Promise<string | null> {
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
        return await writeStream(handle, offset, bytes, onBytes);
      } catch (error) {
        if (bytes.destroyed && !isDiskError(error)) return { kind: 'left' };
        throw error;
      } finally {
        await handle.close();
      }
    },
    digest(fileId) {
      const known = digests.get(fileId) ?? computeDigest(fileId);
      digests.set(fileId, known);
      return known;
    },
    async discard(fileId) {
      digests.delete(fileId);
      await rm(pathOf(fileId), { force: true });
    },
    async clear() {
      await rm(folder, { recursive: true, force: true });
      await closeOwnFolder(folder);
    },
    async close() {
      const open = [...digests.values()];
      for (const stream of reading) stream.destroy();
      await Promise.allSettled(open);
    },
  };
}
