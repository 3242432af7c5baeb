import { promisify } from 'node:util';
import { inflate, inflateRaw } from 'node:zlib';
import { limits } from '../limits';
import { type PngChunk, readChunks } from './png-chunks';
import { type PngHeader, readPngHeader } from './png-header';
import { scanlineBytes } from './scanlines';

const unpack = promisify(inflate);
const unpackRaw = promisify(inflateRaw);

/** A PNG taken apart. */
export interface PngPixels {
  header: PngHeader;
  chunks: PngChunk[];
  /** The rows, still filtered, in the file's own order of samples. */
  lines: Buffer;
}

/**
 * The pixels of an icon. Null when they are not read: not a PNG, damaged, interlaced, or larger than
 * icons are.
 */
export async function readPixels(bytes: Buffer): Promise<PngPixels | null> {
  const header = readPngHeader(bytes);
  if (header === null || bytes.length > limits.iconBytes || !isDrawable(header)) return null;
  const chunks = readChunks(bytes);
  const lines = chunks && (await unpackedLines(chunks, header));
  return chunks && lines && { header, chunks, lines };
}

const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function isDrawable(header: PngHeader): boolean {
  const { width, height, colorType, bitDepth, isCgbi, isInterlaced } = header;
  const fits = [width, height].every((pixels) => pixels >= 1 && pixels <= limits.iconPixels);
  if (!fits || isInterlaced || !depthsOf[colorType]?.includes(bitDepth)) return false;
  return !isCgbi || (bitDepth === 8 && (colorType === 2 || colorType === 6));
}

/** The filtered rows, or null when they are not exactly what the header says. */
async function unpackedLines(
  chunks: readonly PngChunk[],
  header: PngHeader,
): Promise<Buffer | null> {
  const packed = Buffer.concat(
    chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content),
  );
  const size = scanlineBytes(header);
  const unpackWith = header.isCgbi ? unpackRaw : unpack;
  const lines = await unpackWith(packed, { maxOutputLength: size + 1 }).catch(() => null);
  return lines?.length === size ? lines : null;
}
