import type { FileHandle } from 'node:fs/promises';

/** Reads exactly so many bytes at a place. Raises RangeError when the file ends before. */
export async function fileBytes(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new RangeError('it points past its own end');
    filled += bytesRead;
  }
  return buffer;
}
