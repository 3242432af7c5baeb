import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { archiveAgain, type Check, inInfoPlist, warning } from '../check';

const keys = [
  'UILaunchStoryboardName',
  'UILaunchStoryboardName~ipad',
  'UILaunchStoryboardName~iphone',
];

/** Error 90476. */
export const launchStoryboardMissing: Check = (pkg) => {
  for (const key of keys) {
    const name = textOf(pkg.infoPlist, key)?.replace(/\.storyboard$/, '');
    if (name === undefined || hasStoryboard([...pkg.entries.keys()], pkg.appPath, name)) continue;
    return warning('launch-storyboard-missing', {
      where: inInfoPlist(pkg, key),
      title: `The launch screen “${printable(name)}” is not in the package`,
      whatToDo: `Check that the storyboard belongs to the app’s target and that Launch Screen File names it, ${archiveAgain}`,
    });
  }
  return null;
};

/** As a folder or a file, in the app itself or in one of its languages. */
function hasStoryboard(paths: readonly string[], appPath: string, name: string): boolean {
  const wanted = `${name}.`.normalize('NFC');
  return paths.some((path) => {
    if (!path.startsWith(appPath)) return false;
    const inside = path.slice(appPath.length).replace(/^[^/]+\.lproj\//, '');
    return (
      inside.startsWith(wanted) && /^(storyboardc|nib)(\/|$)/.test(inside.slice(wanted.length))
    );
  });
}
