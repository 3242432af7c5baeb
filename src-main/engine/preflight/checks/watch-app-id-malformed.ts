import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { bundlesOf, parentOf } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf } from '../check';

/** Error 90541: the app's bundle ID and exactly one part more. */
export const watchAppIdMalformed: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app')) {
    const parent = parentOf(pkg, bundle);
    const own = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    const outer = parent && textOf(parent.infoPlist, 'CFBundleIdentifier');
    if (!own || !outer || own === outer) continue;
    const isOneMore = own.startsWith(`${outer}.`) && !own.slice(outer.length + 1).includes('.');
    if (isOneMore) continue;
    return blocker('watch-app-id-malformed', {
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: `The watch app’s bundle ID, ${printable(own)}, is not ${printable(outer)} and one part more`,
      whatToDo: `Set its Product Bundle Identifier to ${printable(outer)}.watchkitapp, ${archiveAgain}`,
    });
  }
  return null;
};
