import { appClipLimits, sizeLimits } from '#shared/asc/sizes';
import { isBelow } from '#shared/asc/version-numbers';
import type { PackageContents } from '../../package/package-contents';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode } from '../bundle-code';
import { bundlesOf } from '../bundles';
import { archiveAgain, blocker, type Check, type Checks, quoted, warning } from '../check';

const inMegabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Unpacked bytes of everything in a folder, as claimed by the table of contents. */
function unpackedSizeOf(pkg: PackageContents, folder: string): number {
  let total = 0;
  for (const { path, size } of pkg.entries.values()) if (path.startsWith(folder)) total += size;
  return total;
}

/** Apple, maximum build file sizes: 4 GB for the unpacked app. */
const appTooLarge: Check = (pkg) => {
  if (pkg.unpackedSize <= sizeLimits.app) return null;
  return {
    severity: 'blocker',
    where: printable(pkg.appPath),
    title: `The app has ${(pkg.unpackedSize / 1e9).toFixed(1)} GB unpacked; Apple takes 4 GB`,
    whatToDo:
      'Move content out of the app: load it after the first start, or use background assets. Then archive and export again.',
  };
};

/** Apple, maximum build file sizes: 500 MB for all __TEXT sections of an executable. */
const executableTooLarge: Check = (pkg) => {
  for (const { file } of bundleCode(pkg)) {
    const segments = file.slices.flatMap((slice) => slice.segments);
    const text = segments
      .filter(({ name }) => name === '__TEXT')
      .reduce((sum, { fileSize }) => sum + fileSize, 0);
    if (text <= sizeLimits.code) continue;
    return blocker({
      where: printable(file.path),
      title: `${quoted(file.path)} has ${inMegabytes(text)} MB of code; Apple takes ${inMegabytes(sizeLimits.code)} MB`,
      whatToDo: `Move code into frameworks or leave libraries out, ${archiveAgain}`,
      command: 'size -m App',
    });
  }
  return null;
};

/** Apple, maximum build file sizes. */
const watchAppTooLarge: Check = (pkg) => {
  for (const { path } of bundlesOf(pkg, 'watch-app')) {
    const size = unpackedSizeOf(pkg, path);
    if (size <= sizeLimits.watchApp) continue;
    return blocker({
      where: printable(path),
      title: `The watch app has ${inMegabytes(size)} MB unpacked; Apple takes ${inMegabytes(sizeLimits.watchApp)} MB`,
      whatToDo: `Move content out of the watch app, ${archiveAgain}`,
    });
  }
  return null;
};

/** App Clips have their own limit. */
const appClipTooLarge: Check = (pkg) => {
  for (const { path, infoPlist } of bundlesOf(pkg, 'app-clip')) {
    const size = unpackedSizeOf(pkg, path);
    const minimum = textOf(infoPlist, 'MinimumOSVersion');
    const limit = appClipLimits.find(
      ({ below }) => below === null || (minimum !== null && isBelow(minimum, below)),
    );
    if (limit === undefined || size <= limit.usual) continue;
    const { usual, most } = limit;
    const say = size > most ? blocker : warning;
    return say({
      where: printable(path),
      title: `The App Clip has ${inMegabytes(size)} MB unpacked; Apple takes ${inMegabytes(size > most ? most : usual)} MB`,
      whatToDo: `Move content out of the App Clip, ${archiveAgain}`,
    });
  }
  return null;
};

/** Apple, on-demand resources size limits: 512 MB a pack for systems before iOS 18. */
const assetPackTooLarge: Check = (pkg) => {
  if (!isBelow(pkg.info.minimumOsVersion ?? sizeLimits.assetPack.below, sizeLimits.assetPack.below))
    return null;
  const sizes = new Map<string, number>();
  for (const { path, size } of pkg.entries.values()) {
    const pack = /^(?:.*\/)?OnDemandResources\/[^/]+\.assetpack\//.exec(path)?.[0];
    if (pack !== undefined) sizes.set(pack, (sizes.get(pack) ?? 0) + size);
  }
  const [found] = [...sizes].filter(([, size]) => size > sizeLimits.assetPack.bytes);
  if (found === undefined) return null;
  return blocker({
    where: printable(found[0]),
    title: `The asset pack ${quoted(found[0])} has ${inMegabytes(found[1])} MB; Apple takes ${inMegabytes(sizeLimits.assetPack.bytes)} MB`,
    whatToDo: `Split its tag into smaller ones, ${archiveAgain}`,
  });
};

/** Sizes (Apple, maximum build file sizes). */
export const sizeChecks = {
  'app-too-large': appTooLarge,
  'executable-too-large': executableTooLarge,
  'watch-app-too-large': watchAppTooLarge,
  'app-clip-too-large': appClipTooLarge,
  'asset-pack-too-large': assetPackTooLarge,
} satisfies Checks;
