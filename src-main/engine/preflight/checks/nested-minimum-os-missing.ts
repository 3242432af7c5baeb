import { textOf } from '../../package/plist/plist-fields';
import { codeBundles, nestedOnly } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';
import { commandWord } from '../command-words';

/** Errors 90360 and 90530 name frameworks too. */
export const nestedMinimumOsMissing: Check = (pkg) => {
  if (pkg.info.platform === 'MAC_OS') return null;
  const bundle = nestedOnly(codeBundles(pkg)).find(
    ({ infoPlist }) => textOf(infoPlist, 'MinimumOSVersion') === null,
  );
  if (bundle === undefined) return null;
  return blocker('nested-minimum-os-missing', {
    where: inPlistOf(bundle, 'MinimumOSVersion'),
    title: `${quoted(bundle.path)} inside the app names no minimum OS version`,
    whatToDo: `Set Minimum Deployments of its target, or take a release of the library that has it; ${archiveAgain}`,
    command: `/usr/libexec/PlistBuddy -c 'Add :MinimumOSVersion string ${commandWord(pkg.info.minimumOsVersion, '15.0')}' Info.plist`,
  });
};
