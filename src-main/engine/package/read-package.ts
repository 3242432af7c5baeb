import type { PackageInfo } from '#shared/domain/package-info';
import { catalogIconName, type NamedIcon, namedIcons, readIcons } from './app-icons';
import { bundleLocales, nestedBundles } from './bundle-names';
import { limits } from './limits';
import { type OpenedArchive, withArchive } from './open-package';
import { type NestedBundle, readAppPlist, readNestedBundle } from './package-bundle';
import { packageFacts } from './package-facts';
import type { PlistDict } from './plist/plist-value';
import type { ProfileReading } from './profile/provisioning-profile';
import { readProfile } from './profile/read-profile';

/** What a package says of itself without its executables, and what that was read from. */
export interface ReadPackage {
  info: PackageInfo;
  /** The largest loose icon, re-encoded as a PNG that a browser can show; null when there is none. */
  icon: Buffer | null;
  /** Path of the app inside the package, such as `Payload/Orbit Notes.app/`. */
  appPath: string;
  infoPlist: PlistDict;
  profile: ProfileReading;
  bundles: NestedBundle[];
  /** The icon files that Info.plist names, with the files that are there. */
  namedIcons: NamedIcon[];
  /** `CFBundleIconName`, wherever it stands; null without one. */
  catalogIconName: string | null;
  /** Whether a path is in the package. */
  has(path: string): boolean;
  /** Unpacked bytes of all files in the app, as the table of contents claims. */
  unpackedSize: number;
}

/**
 * Reads a package without unpacking it: the table of contents, property lists, profile and icons.
 * Nothing is written anywhere. Ends with package-* trouble, or with the signal's reason.
 */
export function readPackage(
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<ReadPackage> {
  return withArchive(path, readFacts, options.signal);
}

/** Reads the facts of an opened package. Ends with package-* trouble. */
export async function readFacts(opened: OpenedArchive): Promise<ReadPackage> {
  const { zip, appPath, refuse, size } = opened;
  const infoPlist = await readAppPlist(zip, appPath, refuse);
  const profile = readProfile(
    await zip.read(`${appPath}embedded.mobileprovision`, limits.plistBytes),
  );
  const bundles: NestedBundle[] = [];
  for (const nested of nestedBundles(zip.entries.keys(), appPath).slice(0, limits.bundles)) {
    bundles.push(await readNestedBundle(zip, nested));
  }
  const named = namedIcons(zip, infoPlist, appPath);
  const { icons, shown } = await readIcons(zip, named);
  const locales = bundleLocales(zip.entries.keys(), appPath);
  return {
    info: packageFacts({ infoPlist, profile, bundles, icons, locales, size, executable: null }),
    icon: shown,
    appPath,
    infoPlist,
    profile,
    bundles,
    namedIcons: named,
    catalogIconName: catalogIconName(infoPlist),
    has: (name) => zip.has(name),
    unpackedSize: unpackedSize(opened),
  };
}

function unpackedSize({ zip, appPath }: OpenedArchive): number {
  let total = 0;
  for (const entry of zip.entries.values()) if (entry.name.startsWith(appPath)) total += entry.size;
  return total;
}
