import { crc32 } from 'node:zlib';

export interface PngChunk {
  type: string;
  content: Buffer;
}

/** The chunks of a PNG up to IEND; null when one exceeds the file or does not match its checksum. */
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

/** The header of a PNG, and whether it is Apple's variant of the format (CgBI). */
export interface PngHeader {
  /** Pixels. */
  width: number;
  height: number;
  bitDepth: number;
  /** 0 grayscale, 2 RGB, 3 palette, 4 grayscale with alpha, 6 RGB with alpha. */
  colorType: number;
  isInterlaced: boolean;
  /** Raw deflate, BGR order and premultiplied alpha, as Xcode packs icons. */
  isCgbi: boolean;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads the header of a PNG or CgBI file; null when it is neither. */
export function readPngHeader(bytes: Buffer): PngHeader | null {
  if (!bytes.subarray(0, 8).equals(pngSignature)) return null;
  const isCgbi = chunkType(bytes, 8) === 'CgBI';
  const at = isCgbi ? 8 + 12 + bytes.readUInt32BE(8) : 8;
  if (chunkType(bytes, at) !== 'IHDR' || bytes.readUInt32BE(at) !== 13 || at + 21 > bytes.length)
    return null;
  return {
    width: bytes.readUInt32BE(at + 8),
    height: bytes.readUInt32BE(at + 12),
    bitDepth: bytes.readUInt8(at + 16),
    colorType: bytes.readUInt8(at + 17),
    isInterlaced: bytes.readUInt8(at + 20) !== 0,
    isCgbi,
  };
}

function chunkType(bytes: Buffer, at: number): string | null {
  return at + 8 <= bytes.length ? bytes.toString('latin1', at + 4, at + 8) : null;
}
