import { crc32 } from 'node:zlib';
import { pngSignature } from './png-header';

export interface PngChunk {
  type: string;
  content: Buffer;
}

/** The chunks of a PNG up to IEND; null when one runs out of the file or does not match its checksum. */
export function readChunks(bytes: Buffer): PngChunk[] | null {
  const chunks: PngChunk[] = [];
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    chunks.push({ type, content: bytes.subarray(at + 8, end) });
    if (type === 'IEND') return chunks;
    at = end + 4;
  }
  return null;
}

/** A PNG of these chunks, with new checksums. */
export function writePng(chunks: readonly PngChunk[]): Buffer {
  return Buffer.concat([pngSignature, ...chunks.map(writeChunk)]);
}

function writeChunk({ type, content }: PngChunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
