import { appClipLimits, sizeLimits } from '#shared/asc/sizes';
import { isBelow } from '#shared/asc/version-numbers';
import { message } from '#shared/words/message';
import type { PackageContents } from '../../package/package-contents';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode } from '../bundle-code';
import { bundlesOf } from '../bundles';
import { blocker, type Check, type Checks, fileName, warning } from '../check';

/** Apple’s own words for the limit of an app, which is 4 GiB. */
const namedAppLimit = { bytes: 4e9 };

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
    title: message('finding.app-too-large.title', {
      size: { bytes: pkg.unpackedSize },
      limit: namedAppLimit,
    }),
    whatToDo: message('finding.app-too-large.fix'),
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
      title: message('finding.executable-too-large.title', {
        name: fileName(file.path),
        size: { bytes: text },
        limit: { bytes: sizeLimits.code },
      }),
      whatToDo: message('finding.executable-too-large.fix'),
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
      title: message('finding.watch-app-too-large.title', {
        size: { bytes: size },
        limit: { bytes: sizeLimits.watchApp },
      }),
      whatToDo: message('finding.watch-app-too-large.fix'),
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
    return (size > most ? blocker : warning)({
      where: printable(path),
      title: message('finding.app-clip-too-large.title', {
        size: { bytes: size },
        limit: { bytes: size > most ? most : usual },
      }),
      whatToDo: message('finding.app-clip-too-large.fix'),
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
    title: message('finding.asset-pack-too-large.title', {
      name: fileName(found[0]),
      size: { bytes: found[1] },
      limit: { bytes: sizeLimits.assetPack.bytes },
    }),
    whatToDo: message('finding.asset-pack-too-large.fix'),
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
