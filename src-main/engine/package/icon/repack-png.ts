import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { writePng } from './png-chunks';
import type { PngHeader } from './png-header';
import { readPixels } from './read-pixels';
import { removeFilters, rowBytes, samplesPerPixel } from './scanlines';
import { standardPixels } from './standard-pixels';

const pack = promisify(deflate);

/**
 * A PNG that a browser can show, made anew out of an icon's pixels: only header, palette and pixels
 * are carried over, so nothing else of the file reaches the window. Null when it cannot be made:
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
