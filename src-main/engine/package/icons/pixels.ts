import { promisify } from 'node:util';
import { deflate, inflate, inflateRaw } from 'node:zlib';
import { limits } from '../limits';
import { type PngChunk, type PngHeader, readChunks, readPngHeader, writePng } from './png';

/** Converts rows of CgBI pixels (BGR or premultiplied BGRA, filters removed) into PNG's, in place. */
function standardPixels(lines: Buffer, row: number, samples: number): void {
  for (let at = 0; at < lines.length; at += row + 1) {
    for (let x = at + 1; x + samples <= at + 1 + row; x += samples) {
      if (samples === 4) unmultiply(lines, x);
      const blue = lines[x] ?? 0;
      lines[x] = lines[x + 2] ?? 0;
      lines[x + 2] = blue;
    }
  }
}

function unmultiply(lines: Buffer, x: number): void {
  const alpha = lines[x + 3] ?? 0;
  if (alpha === 255 || alpha === 0) return;
  for (let sample = x; sample < x + 3; sample += 1) {
    lines[sample] = Math.min(255, Math.round(((lines[sample] ?? 0) * 255) / alpha));
  }
}

const unpack = promisify(inflate);
const unpackRaw = promisify(inflateRaw);

/** A parsed PNG. */
interface PngPixels {
  header: PngHeader;
  chunks: PngChunk[];
  /** The rows, still filtered, in the file's own sample order. */
  lines: Buffer;
}

/**
 * The pixels of an icon. Null when they can't be read: not a PNG, damaged, interlaced, or larger than
 * icons are.
 */
async function readPixels(bytes: Buffer): Promise<PngPixels | null> {
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

/** The filtered rows, or null when their size doesn't match the header. */
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

const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Samples of one pixel, or null for a color type that PNG does not have. */
function samplesPerPixel(header: PngHeader): number | null {
  return samplesOf[header.colorType] ?? null;
}

/** Bytes of one row without its filter byte. */
function rowBytes(header: PngHeader): number {
  return Math.ceil((header.width * (samplesPerPixel(header) ?? 0) * header.bitDepth) / 8);
}

/** Bytes of all rows with their filter bytes, not interlaced. */
function scanlineBytes(header: PngHeader): number {
  return header.height * (rowBytes(header) + 1);
}

/**
 * Removes the filters from rows of 8-bit samples, in place (PNG specification, section 9). The filter
 * bytes stay and become 0. Returns false for a filter that PNG does not have.
 */
export function removeFilters(lines: Buffer, header: PngHeader): boolean {
  const row = rowBytes(header);
  const step = samplesPerPixel(header) ?? 1;
  let previous: Buffer = Buffer.alloc(row);
  for (let at = 0; at < lines.length; at += row + 1) {
    const filter = lines[at] ?? 0;
    if (filter > 4) return false;
    const current = lines.subarray(at + 1, at + 1 + row);
    removeFilter(filter, current, previous, step);
    lines[at] = 0;
    previous = current;
  }
  return true;
}

function removeFilter(filter: number, row: Buffer, above: Buffer, step: number): void {
  if (filter === 0) return;
  for (let x = 0; x < row.length; x += 1) {
    const left = x >= step ? (row[x - step] ?? 0) : 0;
    const up = above[x] ?? 0;
    const corner = x >= step ? (above[x - step] ?? 0) : 0;
    row[x] = (row[x] ?? 0) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return paeth(left, up, corner);
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

const pack = promisify(deflate);

/**
 * A PNG that a browser can show, re-encoded from an icon's pixels: only header, palette and pixels
 * are kept, so nothing else of the file reaches the window. Null when it can't be made:
 * not a PNG, damaged, interlaced, or larger than icons are.
 */
export async function repackPng(bytes: Buffer): Promise<Buffer | null> {
  const pixels = await readPixels(bytes);
  if (pixels === null) return null;
  const { header, chunks, lines } = pixels;
  if (header.isCgbi && !makeStandard(lines, header)) return null;
  const kept = ['IHDR', 'PLTE', 'tRNS'].map((name) => chunks.find(({ type }) => type === name));
  return writePng([
    ...kept.filter((chunk) => chunk !== undefined),
    { type: 'IDAT', content: await pack(lines) },
    { type: 'IEND', content: Buffer.alloc(0) },
  ]);
}

function makeStandard(lines: Buffer, header: PngHeader): boolean {
  if (!removeFilters(lines, header)) return false;
  standardPixels(lines, rowBytes(header), samplesPerPixel(header) ?? 0);
  return true;
}

/** Grayscale with alpha, RGB with alpha. */
const withAlpha: readonly number[] = [4, 6];

/**
 * Whether any pixel of an icon is transparent. An alpha channel alone means nothing: Xcode packs
 * opaque icons with one. Null when the pixels can't be read.
 */
export async function hasAlpha(bytes: Buffer): Promise<boolean | null> {
  const pixels = await readPixels(bytes);
  if (pixels === null) return null;
  const { header, chunks, lines } = pixels;
  if (!withAlpha.includes(header.colorType)) return chunks.some(({ type }) => type === 'tRNS');
  if (header.bitDepth !== 8) return null;
  if (!removeFilters(lines, header)) return null;
  const samples = samplesPerPixel(header) ?? 1;
  const row = rowBytes(header) + 1;
  for (let start = 0; start < lines.length; start += row) {
    for (let at = start + samples; at < start + row; at += samples) {
      if (lines[at] !== 255) return true;
    }
  }
  return false;
}
