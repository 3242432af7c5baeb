import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { codeBundles, nestedOnly } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';

/** Apps with builds of four numbers were taken, so more numbers than three count only in versions. */
const forms: Readonly<Record<string, RegExp>> = {
  CFBundleShortVersionString: /^\d+(\.\d+){0,2}$/,
  CFBundleVersion: /^\d+(\.\d+)*$/,
};

/** Errors 90058 and 90060 name frameworks and extensions too. */
export const nestedVersionMalformed: Check = (pkg) => {
  for (const bundle of nestedOnly(codeBundles(pkg))) {
    for (const [key, form] of Object.entries(forms)) {
      const value = textOf(bundle.infoPlist, key);
      if (value === null || form.test(value)) continue;
      return blocker('nested-version-malformed', {
        where: inPlistOf(bundle, key),
        title: `${quoted(bundle.path)} inside the app has “${printable(value)}” as its ${key === 'CFBundleVersion' ? 'build number' : 'version'}`,
        whatToDo: `Apple takes at most three whole numbers with periods between them. Correct it in that target, or take a release of the library that has it right; ${archiveAgain}`,
        command: `/usr/libexec/PlistBuddy -c "Set :${key} 1.0.0" Info.plist`,
      });
    }
  }
  return null;
};
