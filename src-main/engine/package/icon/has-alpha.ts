import { readPixels } from './read-pixels';
import { removeFilters, rowBytes, samplesPerPixel } from './scanlines';

/** Grey and alpha, RGB and alpha. */
const withAlpha: readonly number[] = [4, 6];

/**
 * Whether any pixel of an icon lets something through. An alpha channel alone says nothing: Xcode packs
 * opaque icons with one. Null when the pixels cannot be read.
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
