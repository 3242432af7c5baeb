import type { PackageIcon } from '#shared/domain/package-info';
import { repackPng } from '../icons/pixels';
import type { MacIcon } from '../package-contents';

interface Picture {
  type: string;
  bytes: Buffer;
}

/** Pixels along an edge. `ic09` is 512 × 512, `ic10` the same for Retina displays. */
const pixels: Readonly<Record<string, number>> = {
  icp4: 16,
  icp5: 32,
  icp6: 64,
  ic04: 16,
  ic05: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
  il32: 32,
  is32: 16,
  it32: 128,
};
const mostPictures = 64;

/** The pictures in such a file; none for a file of another kind or a damaged one. */
function picturesIn(bytes: Buffer): Picture[] {
  if (bytes.length < 8 || bytes.toString('latin1', 0, 4) !== 'icns') return [];
  if (bytes.readUInt32BE(4) !== bytes.length) return [];
  const pictures: Picture[] = [];
  for (let at = 8; at + 8 <= bytes.length && pictures.length < mostPictures; ) {
    const length = bytes.readUInt32BE(at + 4);
    if (length < 8 || at + length > bytes.length) return [];
    const type = bytes.toString('latin1', at, at + 4);
    pictures.push({ type, bytes: bytes.subarray(at + 8, at + length) });
    at += length;
  }
  return pictures;
}

export function readIcns(path: string, bytes: Buffer): MacIcon {
  return { path, types: new Set(picturesIn(bytes).map(({ type }) => type)) };
}

/** The sizes in an icon, largest first. */
export function iconSizes({ path, types }: MacIcon): PackageIcon[] {
  return [...types]
    .flatMap((type) => pixels[type] ?? [])
    .toSorted((a, b) => b - a)
    .map((size) => ({ path, width: size, height: size }));
}

/** Best first: large enough to be shown, and not needlessly large. */
const shown = ['ic08', 'ic13', 'ic07', 'ic14', 'ic09'];

/** A picture of it as a PNG that a browser can show; null when none is a PNG. */
export async function shownIcon(bytes: Buffer): Promise<Buffer | null> {
  const pictures = picturesIn(bytes);
  for (const type of shown) {
    const picture = pictures.find((one) => one.type === type);
    const drawn = picture && (await repackPng(picture.bytes));
    if (drawn) return drawn;
  }
  return null;
}
