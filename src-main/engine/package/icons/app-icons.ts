import type { PackageIcon } from '#shared/domain/package-info';
import type { ZipArchive } from '../archive/archive';
import { limits } from '../limits';
import type { OpenedArchive } from '../open-package';
import type { IconFile, NamedIcon } from '../package-contents';
import { dictOf, isDict, type PlistDict, textOf, textsOf } from '../plist/value';
import { hasAlpha, repackPng } from './pixels';
import { readPngHeader } from './png';

/** The loose icons of the app, and the largest of them as a PNG that a browser can show. */
interface AppIcons {
  icons: PackageIcon[];
  shown: Buffer | null;
}

/** The icon files in Info.plist, for iPhone, iPad and the oldest form. */
export function namedIcons(
  zip: ZipArchive,
  infoPlist: PlistDict,
  appPath: string,
  which: 'primary' | 'with-alternates' = 'primary',
): NamedIcon[] {
  const loose = [...zip.entries.keys()].filter((path) => isLoosePng(path, appPath));
  const names = iconNames(infoPlist);
  if (which === 'with-alternates') names.push(...alternateNames(infoPlist));
  return [...new Set(names)].map((name) => {
    const start = (appPath + name.replace(/\.png$/i, '')).normalize('NFC');
    return { name, paths: loose.filter((path) => isVariant(path, start)) };
  });
}

/** The name of the icon in the asset catalog; Xcode writes it inside CFBundleIcons. */
export function catalogIconName(infoPlist: PlistDict): string | null {
  const [primary] = primaryIcons(infoPlist);
  return (primary && textOf(primary, 'CFBundleIconName')) ?? textOf(infoPlist, 'CFBundleIconName');
}

/** Reads the icons' headers. One that is too large for an icon or not a PNG is left out. */
export async function readIcons(zip: ZipArchive, named: readonly NamedIcon[]): Promise<AppIcons> {
  const paths = [...new Set(named.flatMap((icon) => icon.paths))].filter((path) =>
    isIconSized(zip, path),
  );
  const files: { icon: PackageIcon; bytes: Buffer }[] = [];
  for (const path of paths.slice(0, limits.icons)) {
    const bytes = await zip.read(path, limits.iconBytes);
    const header = bytes && readPngHeader(bytes);
    if (bytes && header)
      files.push({ icon: { path, width: header.width, height: header.height }, bytes });
  }
  files.sort((a, b) => b.icon.width - a.icon.width);
  return { icons: files.map(({ icon }) => icon), shown: await firstDrawable(files) };
}

async function firstDrawable(files: readonly { bytes: Buffer }[]): Promise<Buffer | null> {
  for (const { bytes } of files) {
    const drawn = await repackPng(bytes);
    if (drawn !== null) return drawn;
  }
  return null;
}

const iconKeys = ['CFBundleIcons', 'CFBundleIcons~ipad'];

function primaryIcons(infoPlist: PlistDict): PlistDict[] {
  return iconKeys
    .map((key) => dictOf(dictOf(infoPlist, key), 'CFBundlePrimaryIcon'))
    .filter((icon) => icon !== null);
}

function iconNames(infoPlist: PlistDict): string[] {
  const nested = primaryIcons(infoPlist).flatMap((icon) => textsOf(icon, 'CFBundleIconFiles'));
  const names = [
    ...nested,
    ...textsOf(infoPlist, 'CFBundleIconFiles'),
    ...textsOf(infoPlist, 'CFBundleIconFile'),
  ];
  return names.filter((name) => name !== '');
}

function alternateNames(infoPlist: PlistDict): string[] {
  return iconKeys
    .map((key) => dictOf(dictOf(infoPlist, key), 'CFBundleAlternateIcons'))
    .flatMap((alternates) => (alternates === null ? [] : Object.values(alternates)))
    .filter(isDict)
    .flatMap((icon) => textsOf(icon, 'CFBundleIconFiles'))
    .filter((name) => name !== '');
}

function isLoosePng(path: string, appPath: string): boolean {
  return (
    path.startsWith(appPath) &&
    path.toLowerCase().endsWith('.png') &&
    !path.includes('/', appPath.length)
  );
}

/** `AppIcon60x60` stands for `AppIcon60x60@2x.png`, `AppIcon60x60@3x~ipad.png` and so on. */
function isVariant(path: string, start: string): boolean {
  return path.startsWith(start) && /^(@[1-9]x)?(~[a-z]+)?\.png$/i.test(path.slice(start.length));
}

function isIconSized(zip: ZipArchive, path: string): boolean {
  return (zip.entries.get(path)?.size ?? 0) <= limits.iconBytes;
}

/** Reads the pixels of the loose icons, including alternate ones. Throws package-* errors. */
export async function readIconFiles(
  { zip, appPath }: OpenedArchive,
  infoPlist: PlistDict,
): Promise<IconFile[]> {
  const named = namedIcons(zip, infoPlist, appPath, 'with-alternates');
  const paths = [...new Set(named.flatMap((icon) => icon.paths))];
  const files: IconFile[] = [];
  for (const path of paths.slice(0, limits.alphaIcons)) {
    if ((zip.entries.get(path)?.size ?? 0) > limits.iconBytes) continue;
    const bytes = await zip.read(path, limits.iconBytes);
    const header = bytes && readPngHeader(bytes);
    if (!bytes || !header) continue;
    const { width, height } = header;
    files.push({ path, width, height, hasAlpha: await hasAlpha(bytes) });
  }
  return files;
}

const pngAddress = 'data:image/png;base64,';

/** A PNG as a URL that a page can show under a strict content policy. */
export function iconAddress(png: Buffer): string {
  return `${pngAddress}${png.toString('base64')}`;
}

/** The PNG in such a URL. */
export function iconIn(address: string): Buffer {
  return Buffer.from(address.slice(pngAddress.length), 'base64');
}
