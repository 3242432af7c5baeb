import type { PackageIcon } from '#shared/domain/package-info';
import { findBundles, isNestedProgram } from './find-bundles';
import { catalogIconName, namedIcons, readIcons } from './icons/app-icons';
import { limits } from './limits';
import { isInstallerName, readMacPackage } from './mac/read-mac-package';
import { type OpenedArchive, withArchive } from './open-package';
import type { BundleInfo, BundlePath, MachOSlice, ReadPackage } from './package-contents';
import { bundleLocales, packageFacts } from './package-facts';
import type { PlistDict } from './plist/value';
import { readAppInfo, readBundleInfo, readBundleProfile } from './read-bundle';
import type { ReadOptions } from './read-options';

/**
 * Reads a package without unpacking it: the central directory, property lists, profile and icons.
 * Nothing is written anywhere. Throws package-* errors, or the signal's reason.
 */
export function readPackage(path: string, options: ReadOptions = {}): Promise<ReadPackage> {
  if (isInstallerName(path)) return readMacPackage(path, { ...options, withCode: false });
  return withArchive(path, readAlone, options.signal);
}

async function readAlone(opened: OpenedArchive): Promise<ReadPackage> {
  const app = await readApp(opened);
  const programs: BundleInfo[] = [];
  for (const found of programsOf(opened, app.others))
    programs.push(await readBundleInfo(opened.zip, found));
  return describe(opened, app, programs, null);
}

/** The parts of the app that are read at both depths, and where the bundles inside it lie. */
interface ReadApp {
  info: BundleInfo & { infoPlist: PlistDict };
  others: BundlePath[];
  /** The whole package, except its other bundles and its executable. */
  rest: Omit<ReadPackage, 'info'>;
  icons: PackageIcon[];
}

/** Reads the app of an opened package. Throws package-* errors. */
export async function readApp(opened: OpenedArchive): Promise<ReadApp> {
  const { zip, appPath, refuse, file } = opened;
  const [, ...others] = findBundles(zip.entries.keys(), appPath);
  const info = await readAppInfo(zip, { path: appPath, kind: 'app', parent: null }, refuse);
  const { infoPlist } = info;
  const named = namedIcons(zip, infoPlist, appPath);
  const { icons, shown } = await readIcons(zip, named);
  const rest = {
    file,
    icon: shown,
    appPath,
    infoPlist,
    profile: await readBundleProfile(zip, appPath),
    namedIcons: named,
    catalogIconName: catalogIconName(infoPlist),
    has: (name: string) => zip.has(name),
    unpackedSize: unpackedSize(opened),
  };
  return { info, others, rest, icons };
}

/** The extensions, watch apps and App Clips among the bundles. */
export function programsOf<B extends BundlePath>({ appPath }: OpenedArchive, bundles: B[]): B[] {
  return bundles.filter((one) => isNestedProgram(one, appPath)).slice(0, limits.bundles);
}

/** Combines what was read; without the executable, its Info.plist and profile are used instead. */
export function describe(
  { zip, appPath, size }: OpenedArchive,
  { rest, icons }: ReadApp,
  programs: readonly BundleInfo[],
  executable: MachOSlice | null,
): ReadPackage {
  const { infoPlist, profile } = rest;
  const locales = bundleLocales(zip.entries.keys(), appPath);
  const sources = { infoPlist, profile, bundles: programs, icons, locales, size, executable };
  return { ...rest, info: packageFacts(sources) };
}

function unpackedSize({ zip, appPath }: OpenedArchive): number {
  let total = 0;
  for (const entry of zip.entries.values()) if (entry.name.startsWith(appPath)) total += entry.size;
  return total;
}
