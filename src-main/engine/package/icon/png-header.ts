/** The start of a PNG, and whether it is Apple's variant of the format (CgBI). */
export interface PngHeader {
  /** Pixels. */
  width: number;
  height: number;
  bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  colorType: number;
  isInterlaced: boolean;
  /** Raw deflate, BGR order and premultiplied alpha, as Xcode packs icons. */
  isCgbi: boolean;
}

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

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
