import { iconPixels, largeIconPixels } from '#shared/asc/sizes';
import { message } from '#shared/words/message';
import type { AssetCatalog, PackageContents, Rendition } from '../../package/package-contents';
import { dictOf, type PlistDict, textOf, textsOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundlesOf, isStub, type ReadBundle } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  type Found,
  fileName,
  inInfoPlist,
  inPlistOf,
  warning,
} from '../check';

/** Error 90713. Other platforms use other keys. */
const iconNameMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || pkg.catalogIconName !== null) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleIcons, CFBundlePrimaryIcon, CFBundleIconName'),
    title: message('finding.icon-name-missing.title'),
    whatToDo: message('finding.icon-name-missing.fix'),
  };
};

/**
 * Errors 90022 and 90032: an icon in Info.plist is missing. With an asset catalog in the
 * app it may be in there, so nothing is reported.
 */
const iconMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || pkg.has(`${pkg.appPath}Assets.car`))
    return null;
  const absent = pkg.namedIcons.filter(({ paths }) => paths.length === 0).map(({ name }) => name);
  if (pkg.namedIcons.length > 0 && absent.length === 0) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleIcons'),
    title:
      absent.length > 0
        ? message('finding.icon-missing.title-absent', {
            name: printable(absent[0] ?? ''),
            more: absent.length - 1,
          })
        : message('finding.icon-missing.title'),
    whatToDo: message('finding.icon-missing.fix'),
  };
};

/** By device family; others have none. */
const pixelsFor: Readonly<Record<string, readonly number[]>> = iconPixels;

/** Errors 90022 and 90023. With an asset catalog in the app the icons may be in there. */
const iconSizeMissing: Check = (pkg) => {
  const { platform, deviceFamilies } = pkg.info;
  if (platform !== 'IOS' || isStub(pkg) || pkg.has(`${pkg.appPath}Assets.car`)) return null;
  // A package without any icon is reported by another check.
  if (pkg.iconFiles.length === 0) return null;
  const families = deviceFamilies.length > 0 ? deviceFamilies : ['iPhone'];
  const pixels = families
    .flatMap((family) => pixelsFor[family] ?? [])
    .find((size) => !pkg.iconFiles.some(({ width, height }) => width === size && height === size));
  if (pixels === undefined) return null;
  return blocker({
    where: inInfoPlist(pkg, 'CFBundleIcons'),
    title: message('finding.icon-size-missing.title', { pixels: `${pixels}` }),
    whatToDo: message('finding.icon-size-missing.fix'),
  });
};

/** Error 90032. With an asset catalog in the app the picture may be in there. */
const alternateIconMissing: Check = (pkg) => {
  if (pkg.has(`${pkg.appPath}Assets.car`)) return null;
  for (const key of ['CFBundleIcons', 'CFBundleIcons~ipad']) {
    const alternates = dictOf(dictOf(pkg.infoPlist, key), 'CFBundleAlternateIcons') ?? {};
    for (const name of Object.keys(alternates)) {
      const icon = dictOf(alternates, name);
      const file = icon && absentFile(pkg, icon);
      if (!file) continue;
      return blocker({
        where: inInfoPlist(pkg, `${key}, CFBundleAlternateIcons, ${printable(name)}`),
        title: message('finding.alternate-icon-missing.title', { name: printable(file) }),
        whatToDo: message('finding.alternate-icon-missing.fix'),
      });
    }
  }
  return null;
};

function absentFile(pkg: PackageContents, icon: PlistDict): string | undefined {
  if (textOf(icon, 'CFBundleIconName') !== null) return undefined;
  return textsOf(icon, 'CFBundleIconFiles').find((name) => {
    const start = (pkg.appPath + name.replace(/\.png$/i, '')).normalize('NFC');
    return ![...pkg.entries.keys()].some((path) => path.startsWith(start));
  });
}

/** The app's own asset catalog; null without one, or when it can't be read. */
function appCatalog(pkg: PackageContents): AssetCatalog | null {
  const own = pkg.assetCatalogs.find(({ path }) => path === `${pkg.appPath}Assets.car`);
  return own === undefined || own.problem !== null ? null : own;
}

/** As a string: a number would be grouped, as in 1,024. */
const largePixels = `${largeIconPixels}`;

/** When icons are missing without a catalog, one of these reports it first. */
const smallIcons = [iconMissing, iconSizeMissing, alternateIconMissing];

/**
 * Error 90704. The large picture counts under any idiom: Xcode stores a single picture under each
 * family's own, and so does a packed one of unknown size. Layered icons have members that are not
 * pictures, so with those it is only a warning.
 */
const largeIconMissing: Check = (pkg, today) => {
  const name = pkg.catalogIconName;
  if (pkg.info.platform !== 'IOS' || isStub(pkg) || name === null) return null;
  const path = `${pkg.appPath}Assets.car`;
  if (!pkg.has(path))
    return smallIcons.some((check) => check(pkg, today)) ? null : noCatalog(pkg.appPath);
  const catalog = appCatalog(pkg);
  if (catalog === null) return null;
  const own = catalog.renditions.filter(({ facet }) => facet === name);
  if (own.some(mayBeLarge)) return null;
  const isInCatalog = catalog.facets.has(name);
  const isLayered = own.some(({ kind, width }) => kind !== 'icon-sizes' && width === 0);
  const named = { name: printable(name), pixels: largePixels };
  return (isInCatalog && isLayered ? warning : blocker)({
    where: `${printable(catalog.path)}, ${printable(name)}`,
    title: isInCatalog
      ? message('finding.large-icon-missing.title', named)
      : message('finding.large-icon-missing.title-icon', { name: printable(name) }),
    whatToDo: message('finding.large-icon-missing.fix', named),
    command: 'xcrun assetutil --info Assets.car',
  });
};

function mayBeLarge({ kind, width, height }: Rendition): boolean {
  return (
    (width === largeIconPixels && height === largeIconPixels) ||
    (kind === 'packed-picture' && width === 0)
  );
}

/** Error 90713 also says that apps for iOS 11 and later need their icons in an asset catalog. */
function noCatalog(appPath: string): Found {
  return blocker({
    where: printable(appPath),
    title: message('finding.large-icon-missing.title-catalog', { pixels: largePixels }),
    whatToDo: message('finding.large-icon-missing.fix-catalog'),
  });
}

/**
 * Error 90717 is about the large icon, whose pixels are packed in a format that is not read here; the
 * small ones are made from the same picture.
 */
const iconNotOpaque: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS') return null;
  const icon = pkg.iconFiles.find(({ hasAlpha }) => hasAlpha === true);
  if (icon === undefined) return null;
  return warning({
    where: printable(icon.path),
    title: message('finding.icon-not-opaque.title', { name: fileName(icon.path) }),
    whatToDo: message('finding.icon-not-opaque.fix'),
    command: 'magick icon.png -background white -alpha remove -alpha off icon.png',
  });
};

/**
 * Error 90391, “No icons found for watch application” (github.com/carekit-apple/CareKit/issues/216,
 * September 2017; a watch app without any was still refused in September 2026).
 */
const watchIconMissing: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app')) {
    const names = iconNames(bundle.infoPlist);
    if (names.length > 0 && hasPictures(pkg, bundle, names)) continue;
    return blocker({
      where: inPlistOf(bundle, 'CFBundleIcons'),
      title:
        names.length === 0
          ? message('finding.watch-icon-missing.title')
          : message('finding.watch-icon-missing.title-absent', {
              name: printable(names[0] ?? ''),
              more: names.length - 1,
            }),
      whatToDo: message('finding.watch-icon-missing.fix'),
    });
  }
  return null;
};

/** Every name an icon may have, in an asset catalog or at the start of a file’s name. */
function iconNames(infoPlist: PlistDict): string[] {
  const icons = dictOf(infoPlist, 'CFBundleIcons');
  const primary = dictOf(icons, 'CFBundlePrimaryIcon');
  const named = [
    icons && textOf(icons, 'CFBundlePrimaryIcon'),
    primary && textOf(primary, 'CFBundleIconName'),
    textOf(infoPlist, 'CFBundleIconName'),
  ];
  return [
    ...named.filter((name) => name !== null),
    ...(primary ? textsOf(primary, 'CFBundleIconFiles') : []),
    ...textsOf(infoPlist, 'CFBundleIconFiles'),
  ];
}

function hasPictures(
  pkg: PackageContents,
  { path }: ReadBundle,
  names: readonly string[],
): boolean {
  if (pkg.has(`${path}Assets.car`)) return true;
  const starts = names.map((name) => (path + name.replace(/\.png$/i, '')).normalize('NFC'));
  return [...pkg.entries.keys()].some((file) => starts.some((start) => file.startsWith(start)));
}

/** The picture for the App Store, by its size (Apple, Human Interface Guidelines, app icons). */
const televisionStore = { width: 1280, height: 768 };

/** What Xcode writes for the pictures behind an app in the top row (Apple, `TVTopShelfImage`). */
const topShelf = 'TVTopShelfImage';

/**
 * Errors 90471 and 90513 for tvOS apps. The App Store picture has no documented name, and layers may
 * have other sizes, so a missing one is only a warning.
 */
const televisionImagesMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'TV_OS') return null;
  const { infoPlist } = pkg;
  const hasCatalog = pkg.has(`${pkg.appPath}Assets.car`);
  const hasIcon = iconNames(infoPlist).length > 0 && hasCatalog;
  const shelf = dictOf(infoPlist, topShelf) ?? {};
  const hasShelf = hasCatalog && Object.keys(shelf).some((key) => textOf(shelf, key) !== null);
  const absent = [
    ...(hasIcon ? [] : [message('finding.television-images-missing.icon')]),
    ...(hasIcon && !hasStoreIcon(pkg)
      ? [message('finding.television-images-missing.store-icon')]
      : []),
    ...(hasShelf ? [] : [message('finding.television-images-missing.top-shelf')]),
  ];
  if (absent.length === 0) return null;
  return (hasIcon && hasShelf ? warning : blocker)({
    where: inInfoPlist(pkg, hasIcon && !hasShelf ? topShelf : 'CFBundleIcons'),
    title: message('finding.television-images-missing.title', { images: { list: absent } }),
    whatToDo: message('finding.television-images-missing.fix'),
    command: 'xcrun assetutil --info Assets.car',
  });
};

/** Xcode's name for its set, whose layers may all be smaller than the whole. */
const storeIconName = /app ?store|large/i;

/** Nothing is reported about a catalog that can't be read, or with pictures of unknown size. */
function hasStoreIcon(pkg: PackageContents): boolean {
  const catalog = appCatalog(pkg);
  if (catalog === null || [...catalog.facets].some((name) => storeIconName.test(name))) return true;
  return catalog.renditions.some(
    ({ kind, width, height }) =>
      (width === televisionStore.width && height === televisionStore.height) ||
      (kind === 'packed-picture' && width === 0),
  );
}

/** Apps for visionOS have layered icons. No message of Apple’s is known, so it is only a warning. */
const visionIconMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'VISION_OS') return null;
  if (iconNames(pkg.infoPlist).length > 0 && pkg.has(`${pkg.appPath}Assets.car`)) return null;
  return warning({
    where: inInfoPlist(pkg, 'CFBundleIcons'),
    title: message('finding.vision-icon-missing.title'),
    whatToDo: message('finding.vision-icon-missing.fix'),
  });
};

/** Error 90596; only a warning, since Apple may read what can't be read here. */
const assetCatalogUnreadable: Check = (pkg) => {
  const bad = pkg.assetCatalogs.find(({ problem }) => problem !== null);
  if (bad === undefined || bad.problem === null) return null;
  return warning({
    where: printable(bad.path),
    title: message('finding.asset-catalog-unreadable.title', { problem: bad.problem }),
    whatToDo: message('finding.asset-catalog-unreadable.fix'),
  });
};

/** Icons and the asset catalog. */
export const iconChecks = {
  'icon-name-missing': iconNameMissing,
  'icon-missing': iconMissing,
  'icon-size-missing': iconSizeMissing,
  'alternate-icon-missing': alternateIconMissing,
  'large-icon-missing': largeIconMissing,
  'icon-not-opaque': iconNotOpaque,
  'watch-icon-missing': watchIconMissing,
  'television-images-missing': televisionImagesMissing,
  'vision-icon-missing': visionIconMissing,
  'asset-catalog-unreadable': assetCatalogUnreadable,
} satisfies Checks;
