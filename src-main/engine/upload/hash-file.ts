import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { assertSameFile, type FileIdentity, identityOf } from './file-identity';

const slabSize = 1024 * 1024;

export interface Hashing {
  path: string;
  algorithm: 'sha256' | 'md5';
  /** What the file has to be; null when anything there is meant. */
  identity: FileIdentity | null;
}

/** The checksum of a whole file, hex, in one sequential read through two buffers: memory stays flat. */
export async function hashFile(
  { path, algorithm, identity }: Hashing,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm);
  const file = await open(path, 'r');
  try {
    for await (const bytes of readAhead(file)) {
      signal.throwIfAborted();
      hash.update(bytes);
    }
    if (identity) assertSameFile(identity, identityOf(await file.stat()), path);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

/** A file from its beginning to its end. The next bytes are on their way while the ones before are worked on. */
async function* readAhead(file: FileHandle): AsyncGenerator<Buffer> {
  const [one, other] = [Buffer.allocUnsafeSlow(slabSize), Buffer.allocUnsafeSlow(slabSize)];
  let position = 0;
  let coming = file.read(one, 0, slabSize, position);
  try {
    for (;;) {
      const { buffer, bytesRead } = await coming;
      if (bytesRead === 0) return;
      position += bytesRead;
      coming = file.read(buffer === one ? other : one, 0, slabSize, position);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // Whoever stops early closes the file next: nothing may be under way in it then.
    await coming.catch(() => undefined);
  }
}
