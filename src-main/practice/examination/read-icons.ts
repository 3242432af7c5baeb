import type { Archive } from './archive';
import type { IconFacts } from './package-facts';
import { pictureSizes } from './read-catalog';
import { asObject } from './read-plist';

const maxIcons = 64;
/** A larger catalog is only searched for the icon's name. */
const largestCatalog = 64 * 1024 ** 2;
const catalogStart = Buffer.from('BOMStore');
const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');

function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((name): name is string => typeof name === 'string' && name !== '');
}

function primaryIcons(info: Record<string, unknown>): Record<string, unknown>[] {
  const lists = [asObject(info.CFBundleIcons), asObject(info['CFBundleIcons~ipad'])];
  return lists.map((icons) => asObject(icons?.CFBundlePrimaryIcon) ?? {});
}

/** The name of an icon file without its device and scale suffixes. */
function iconNames(info: Record<string, unknown>): string[] {
  const named = primaryIcons(info).flatMap((icon) => namesIn(icon.CFBundleIconFiles));
  return [...new Set([...named, ...namesIn(info.CFBundleIconFiles)])].slice(0, maxIcons);
}

/** The width of a square PNG, including Xcode's variant with a leading chunk; null for any other file. */
function squareSize(bytes: Buffer): number | null {
  if (bytes.length < 40 || !bytes.subarray(0, 8).equals(pngStart)) return null;
  const header = bytes.toString('latin1', 12, 16) === 'CgBI' ? 24 : 8;
  if (bytes.toString('latin1', header + 4, header + 8) !== 'IHDR') return null;
  const width = bytes.readUInt32BE(header + 8);
  return width === bytes.readUInt32BE(header + 12) ? width : null;
}

async function iconSizes(archive: Archive, folder: string, names: string[]): Promise<number[]> {
  const isIcon = (path: string) =>
    path.endsWith('.png') && names.some((name) => path.startsWith(`${folder}${name}`));
  const sizes: number[] = [];
  for (const path of archive.names.filter(isIcon).slice(0, maxIcons)) {
    const bytes = await archive.readStart(path, 64);
    const size = bytes && squareSize(bytes);
    if (size) sizes.push(size);
  }
  return sizes;
}

/** Names appear in a catalog as plain text. */
async function lookIntoCatalog(archive: Archive, path: string, name: string | undefined) {
  const start = await archive.readStart(path, catalogStart.length);
  const bytes = name === undefined ? null : await archive.readWhole(path, largestCatalog);
  return {
    hasCatalog: start !== null,
    isCatalogReadable: start?.equals(catalogStart) === true,
    isInCatalog: name !== undefined && (await archive.contains(path, Buffer.from(name))),
    catalogSizes: name === undefined || bytes === null ? null : pictureSizes(bytes, name),
  };
}

/** The icons of an app. `folder` ends with a slash. */
export async function readIcons(
  archive: Archive,
  folder: string,
  info: Record<string, unknown>,
): Promise<IconFacts> {
  const places = [...primaryIcons(info), info].map((place) => place.CFBundleIconName);
  const [name] = namesIn(places);
  return {
    hasName: name !== undefined,
    ...(await lookIntoCatalog(archive, `${folder}Assets.car`, name)),
    sizes: await iconSizes(archive, folder, iconNames(info)),
  };
}
