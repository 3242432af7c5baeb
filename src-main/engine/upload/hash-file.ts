import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { assertSameFile, type FileIdentity, identityOf } from './file-identity';

const slabSize = 1024 * 1024;

export interface Hashing {
  path: string;
  algorithm: 'sha256' | 'md5';
  /** What the file has to be; null when anything there is meant. */
  identity: FileIdentity | null;
}

/** The checksum of a whole file, hex, in one sequential read through one buffer: memory stays flat. */
export async function hashFile(
  { path, algorithm, identity }: Hashing,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm);
  const slab = Buffer.allocUnsafeSlow(slabSize);
  const file = await open(path, 'r');
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(slab, 0, slabSize);
      if (bytesRead === 0) break;
      hash.update(slab.subarray(0, bytesRead));
    }
    if (identity) assertSameFile(identity, identityOf(await file.stat()), path);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
