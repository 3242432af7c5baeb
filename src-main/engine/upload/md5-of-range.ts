import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { ByteRange } from '../../processes/uploader';

const bufferSize = 1024 * 1024;
/** Loaded only by the thread that checks parts, which processes one range after another. */
const buffer = Buffer.allocUnsafeSlow(bufferSize);

/** Hex. The thread has nothing else to do, so it reads synchronously. */
export function md5OfRange(fileDescriptor: number, { offset, length }: ByteRange): string {
  const hash = createHash('md5');
  const end = offset + length;
  for (let position = offset; position < end; ) {
    const wanted = Math.min(bufferSize, end - position);
    const bytesRead = readOrNothing(fileDescriptor, wanted, position);
    // A truncated or unreadable file gives another checksum: the caller that compares finds out why.
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
  return hash.digest('hex');
}

function readOrNothing(fileDescriptor: number, wanted: number, position: number): number {
  try {
    return readSync(fileDescriptor, buffer, 0, wanted, position);
  } catch {
    return 0;
  }
}
