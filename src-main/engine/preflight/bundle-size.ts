import type { PackageContents } from '../package/package-contents';

/** Unpacked bytes of everything in a folder, as the table of contents claims. */
export function unpackedSizeOf(pkg: PackageContents, folder: string): number {
  let total = 0;
  for (const { path, size } of pkg.entries.values()) if (path.startsWith(folder)) total += size;
  return total;
}
