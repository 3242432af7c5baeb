import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { nestedOnly, programs } from '../bundles';
import { archiveAgain, type Check, inPlistOf, quoted, warning } from '../check';
import { commandWord } from '../command-words';

const keys = ['CFBundleShortVersionString', 'CFBundleVersion'];

/** Error 90473 is a warning as far as is told. */
export const extensionVersionDiffers: Check = (pkg) => {
  for (const bundle of nestedOnly(programs(pkg))) {
    for (const key of keys) {
      const own = textOf(bundle.infoPlist, key);
      const app = textOf(pkg.infoPlist, key);
      if (own === null || app === null || own === app) continue;
      return warning('extension-version-differs', {
        where: inPlistOf(bundle, key),
        title: `${quoted(bundle.path)} has ${printable(own)} where the app has ${printable(app)}`,
        whatToDo: `Give all targets the same version and build number, ${archiveAgain}`,
        command:
          key === 'CFBundleVersion'
            ? `agvtool new-version -all ${commandWord(app, 'BUILD')}`
            : `agvtool new-marketing-version ${commandWord(app, 'VERSION')}`,
      });
    }
  }
  return null;
};
