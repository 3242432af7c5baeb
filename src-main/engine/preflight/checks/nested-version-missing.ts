import { textOf } from '../../package/plist/plist-fields';
import { codeBundles, nestedOnly } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';

const keys = ['CFBundleVersion', 'CFBundleShortVersionString'];

/** Errors 90056 and 90057 name frameworks and extensions too. */
export const nestedVersionMissing: Check = (pkg) => {
  for (const bundle of nestedOnly(codeBundles(pkg))) {
    const key = keys.find((name) => textOf(bundle.infoPlist, name) === null);
    if (key === undefined) continue;
    return blocker('nested-version-missing', {
      where: inPlistOf(bundle, key),
      title: `${quoted(bundle.path)} inside the app has no ${key === 'CFBundleVersion' ? 'build number' : 'version'}`,
      whatToDo: `Give its target the version and build number of the app, ${archiveAgain}`,
      command: `/usr/libexec/PlistBuddy -c "Add :${key} string 1.0" Info.plist`,
    });
  }
  return null;
};
