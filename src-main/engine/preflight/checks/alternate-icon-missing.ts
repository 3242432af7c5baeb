import type { PackageContents } from '../../package/package-contents';
import { dictOf, textOf, textsOf } from '../../package/plist/plist-fields';
import type { PlistDict } from '../../package/plist/plist-value';
import { printable } from '../../package/refusal';
import { archiveAgain, blocker, type Check, inInfoPlist } from '../check';

/** Error 90032. With an asset catalog in the app the picture may be in there. */
export const alternateIconMissing: Check = (pkg) => {
  if (pkg.has(`${pkg.appPath}Assets.car`)) return null;
  for (const key of ['CFBundleIcons', 'CFBundleIcons~ipad']) {
    const alternates = dictOf(dictOf(pkg.infoPlist, key), 'CFBundleAlternateIcons') ?? {};
    for (const name of Object.keys(alternates)) {
      const icon = dictOf(alternates, name);
      const file = icon && absentFile(pkg, icon);
      if (!file) continue;
      return blocker('alternate-icon-missing', {
        where: inInfoPlist(pkg, `${key}, CFBundleAlternateIcons, ${printable(name)}`),
        title: `The alternate icon ${printable(file)} is not in the package`,
        whatToDo: `Add its files to the app’s target, or take it out of Info.plist; ${archiveAgain}`,
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
