import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { bundlesOf, parentOf } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';

/** Extensions and App Clips have the bundle ID of what they lie in, a period, and one part more. */
export const extensionIdOutsideApp: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'extension', 'app-clip')) {
    const parent = parentOf(pkg, bundle);
    const own = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    const outer = parent && textOf(parent.infoPlist, 'CFBundleIdentifier');
    // The very same ID is told as a repeated one.
    if (!own || !outer || own === outer || own.startsWith(`${outer}.`)) continue;
    return blocker('extension-id-outside-app', {
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: `The bundle ID of ${quoted(bundle.path)}, ${printable(own)}, does not begin with ${printable(outer)}.`,
      whatToDo: `Set its Product Bundle Identifier to ${printable(outer)}. and a name of its own, register that App ID, ${archiveAgain}`,
    });
  }
  return null;
};
