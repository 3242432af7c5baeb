import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { CheckedRange } from './part-checker';
import type { ByteRange } from './worker-messages';

const slabSize = 1024 * 1024;

/** Answers each range that comes with its MD5, until the thread is ended. This thread has nothing else to do, so it reads and waits. */
export function checkRanges(fileDescriptor: number, port: MessagePort): void {
  const slab = Buffer.allocUnsafeSlow(slabSize);
  port.on('message', ({ offset, length }: ByteRange) => {
    const hash = createHash('md5');
    const end = offset + length;
    for (let position = offset; position < end; ) {
      const wanted = Math.min(slabSize, end - position);
      const bytesRead = readSync(fileDescriptor, slab, 0, wanted, position);
      // A file that has been cut short gives another checksum, and whoever compares will look why.
      if (bytesRead === 0) break;
      hash.update(slab.subarray(0, bytesRead));
      position += bytesRead;
    }
    port.postMessage({ offset, length, md5: hash.digest('hex') } satisfies CheckedRange);
  });
}
