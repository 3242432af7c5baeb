import { isStub } from '../bundles';
import { archiveAgain, blocker, type Check, inInfoPlist } from '../check';

const wanted: Readonly<Record<string, readonly number[]>> = { iPhone: [120], iPad: [152, 167] };

/** Errors 90022 and 90023. With an asset catalog in the app the icons may be in there. */
export const iconSizeMissing: Check = (pkg) => {
  const { platform, deviceFamilies } = pkg.info;
  if (platform !== 'IOS' || isStub(pkg) || pkg.has(`${pkg.appPath}Assets.car`)) return null;
  // No icon at all is told by another check.
  if (pkg.iconFiles.length === 0) return null;
  const families = deviceFamilies.length > 0 ? deviceFamilies : ['iPhone'];
  const pixels = families
    .flatMap((family) => wanted[family] ?? [])
    .find((size) => !pkg.iconFiles.some(({ width, height }) => width === size && height === size));
  if (pixels === undefined) return null;
  return blocker('icon-size-missing', {
    where: inInfoPlist(pkg, 'CFBundleIcons'),
    title: `The app has no icon of ${pixels} by ${pixels} pixels`,
    whatToDo: `Put the icon into the asset catalog, from which Xcode makes every size; ${archiveAgain}`,
  });
};
