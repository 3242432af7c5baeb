import { complicationFamilies, watchDeviceFamily } from '#shared/asc/watch';
import { listOf, textOf, textsOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundlesOf, isInWatchApp, parentOf, type ReadBundle } from '../bundles';
import { archiveAgain, blocker, type Check, type Checks, inPlistOf } from '../check';

/** Error 90541: the app's bundle ID and exactly one label more. */
const watchAppIdMalformed: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app')) {
    const parent = parentOf(pkg, bundle);
    const own = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    const outer = parent && textOf(parent.infoPlist, 'CFBundleIdentifier');
    if (!own || !outer || own === outer) continue;
    const isOneMore = own.startsWith(`${outer}.`) && !own.slice(outer.length + 1).includes('.');
    if (isOneMore) continue;
    return blocker({
      where: inPlistOf(bundle, 'CFBundleIdentifier'),
      title: `The watch app’s bundle ID, ${printable(own)}, is not ${printable(outer)} and one part more`,
      whatToDo: `Set its Product Bundle Identifier to ${printable(outer)}.watchkitapp, ${archiveAgain}`,
    });
  }
  return null;
};

/** What a watch app is refused for on delivery (validation messages without a number). */
const watchAppKeys: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app')) {
    const parent = parentOf(pkg, bundle);
    const wrong = wrongKey(bundle, parent && textOf(parent.infoPlist, 'CFBundleIdentifier'));
    if (wrong === null) continue;
    return blocker({
      where: inPlistOf(bundle, wrong.key),
      title: `The watch app’s ${wrong.key} ${wrong.state}`,
      whatToDo: `Correct it in the watch app’s target, ${archiveAgain}`,
      command: wrong.command,
    });
  }
  return null;
};

function wrongKey({ infoPlist }: ReadBundle, appId: string | null) {
  const families = listOf(infoPlist, 'UIDeviceFamily').map(Number);
  if (families.length !== 1 || families[0] !== watchDeviceFamily) {
    const command = '/usr/libexec/PlistBuddy -c "Set :UIDeviceFamily:0 4" Info.plist';
    return { key: 'UIDeviceFamily', state: 'is not 4, the watch, alone', command };
  }
  if ('LSRequiresIPhoneOS' in infoPlist) {
    const command = '/usr/libexec/PlistBuddy -c "Delete :LSRequiresIPhoneOS" Info.plist';
    return { key: 'LSRequiresIPhoneOS', state: 'is not allowed there', command };
  }
  const companion = textOf(infoPlist, 'WKCompanionAppBundleIdentifier');
  if (companion === null || appId === null || companion === appId) return null;
  const command = `/usr/libexec/PlistBuddy -c "Set :WKCompanionAppBundleIdentifier $APP_BUNDLE_ID" Info.plist`;
  return { key: 'WKCompanionAppBundleIdentifier', state: 'is not the app’s bundle ID', command };
}

const key = 'CLKSupportedComplicationFamilies';

/** Error 90517. */
const complicationUnknown: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app', 'extension')) {
    if (!isInWatchApp(pkg, bundle.path)) continue;
    const odd = textsOf(bundle.infoPlist, key).find((name) => !complicationFamilies.includes(name));
    if (odd === undefined) continue;
    return blocker({
      where: inPlistOf(bundle, key),
      title: `The watch app has a complication of a family that does not exist, ${printable(odd)}`,
      whatToDo: `Correct or remove it in that target’s Info.plist, ${archiveAgain}`,
    });
  }
  return null;
};

/** Watch apps. */
export const watchChecks = {
  'watch-app-id-malformed': watchAppIdMalformed,
  'watch-app-keys': watchAppKeys,
  'complication-unknown': complicationUnknown,
} satisfies Checks;
