import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const slabSize = 1024 * 1024;

/** SHA-256 of a whole file, hex, in one sequential read through one buffer: memory stays flat. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const slab = Buffer.allocUnsafeSlow(slabSize);
  const file = await open(path, 'r');
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(slab, 0, slabSize);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(slab.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
