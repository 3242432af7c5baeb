import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import {
  assertSameFile,
  type FileIdentity,
  identityOf,
  settledIdentity,
} from '../storage/file-identity';

const bufferSize = 1024 * 1024;

interface Hashing {
  path: string;
  algorithm: 'sha256' | 'md5';
  /** Identity that the file must have; null to accept any file. */
  identity: FileIdentity | null;
}

/**
 * The checksum of a whole file, hex, in one sequential read through two buffers: memory stays flat. It covers one
 * state of the file: throws `package-changed` when it changes before the last byte is read.
 */
export async function hashFile(
  { path, algorithm, identity }: Hashing,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm);
  const file = await open(path, 'r');
  try {
    const before = identity ?? (await settledIdentity(file));
    for await (const bytes of readAhead(file)) {
      signal.throwIfAborted();
      hash.update(bytes);
    }
    assertSameFile(before, identityOf(await file.stat({ bigint: true })), path);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

/** Reads a file from start to end. The next bytes are being read while the previous ones are processed. */
async function* readAhead(file: FileHandle): AsyncGenerator<Buffer> {
  const [one, other] = [Buffer.allocUnsafeSlow(bufferSize), Buffer.allocUnsafeSlow(bufferSize)];
  let position = 0;
  let coming = file.read(one, 0, bufferSize, position);
  try {
    for (;;) {
      const { buffer, bytesRead } = await coming;
      if (bytesRead === 0) return;
      position += bytesRead;
      coming = file.read(buffer === one ? other : one, 0, bufferSize, position);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // A consumer that stops early closes the file next: no read may be in progress then.
    await coming.catch(() => undefined);
  }
}
