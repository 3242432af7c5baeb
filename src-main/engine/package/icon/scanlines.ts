import type { PngHeader } from './png-header';

const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Samples of one pixel, or null for a colour type that PNG does not have. */
export function samplesPerPixel(header: PngHeader): number | null {
  return samplesOf[header.colorType] ?? null;
}

/** Bytes of one row without its filter byte. */
export function rowBytes(header: PngHeader): number {
  return Math.ceil((header.width * (samplesPerPixel(header) ?? 0) * header.bitDepth) / 8);
}

/** Bytes of all rows with their filter bytes, not interlaced. */
export function scanlineBytes(header: PngHeader): number {
  return header.height * (rowBytes(header) + 1);
}

/**
 * Takes the filters off rows of 8-bit samples, in place (PNG specification, section 9). The filter
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
