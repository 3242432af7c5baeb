import { promisify } from 'node:util';
import { deflate, inflate, inflateRaw } from 'node:zlib';
import { limits } from '../limits';
import { type PngChunk, readChunks, writePng } from './png-chunks';
import { type PngHeader, readPngHeader } from './png-header';
import { removeFilters, rowBytes, samplesPerPixel, scanlineBytes } from './scanlines';
import { standardPixels } from './standard-pixels';

const unpack = promisify(inflate);
const unpackRaw = promisify(inflateRaw);
const pack = promisify(deflate);

/**
 * A PNG that a browser can show, made anew out of an icon's pixels: only header, palette and pixels
 * are carried over, so nothing else of the file reaches the window. Null when it cannot be made:
 * not a PNG, damaged, interlaced, or larger than icons are.
 */
export async function repackPng(bytes: Buffer): Promise<Buffer | null> {
  const header = readPngHeader(bytes);
  if (header === null || bytes.length > limits.iconBytes || !isDrawable(header)) return null;
  const chunks = readChunks(bytes);
  const lines = chunks && (await unpackedLines(chunks, header));
  if (chunks === null || lines === null) return null;
  if (header.isCgbi && !makeStandard(lines, header)) return null;
  const kept = ['IHDR', 'PLTE', 'tRNS'].map((name) => chunks.find(({ type }) => type === name));
  return writePng([
    ...kept.filter((chunk) => chunk !== undefined),
    { type: 'IDAT', content: await pack(lines) },
    { type: 'IEND', content: Buffer.alloc(0) },
  ]);
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

function makeStandard(lines: Buffer, header: PngHeader): boolean {
  if (!removeFilters(lines, header)) return false;
  standardPixels(lines, rowBytes(header), samplesPerPixel(header) ?? 0);
  return true;
}
