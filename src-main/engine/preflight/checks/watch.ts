import { complicationFamilies, watchDeviceFamily } from '#shared/asc/watch';
import { type Message, message } from '#shared/words/message';
import { listOf, textOf, textsOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundlesOf, isInWatchApp, parentOf, type ReadBundle } from '../bundles';
import { blocker, type Check, type Checks, inPlistOf } from '../check';

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
      title: message('finding.watch-app-id-malformed.title', {
        own: printable(own),
        outer: printable(outer),
      }),
      whatToDo: message('finding.watch-app-id-malformed.fix', {
        id: `${printable(outer)}.watchkitapp`,
      }),
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
      title: wrong.title,
      whatToDo: message('finding.watch-app-keys.fix'),
      command: wrong.command,
    });
  }
  return null;
};

function wrongKey(
  { infoPlist }: ReadBundle,
  appId: string | null,
): { key: string; title: Message; command: string } | null {
  const families = listOf(infoPlist, 'UIDeviceFamily').map(Number);
  if (families.length !== 1 || families[0] !== watchDeviceFamily) {
    return {
      key: 'UIDeviceFamily',
      title: message('finding.watch-app-keys.title-device-family'),
      command: '/usr/libexec/PlistBuddy -c "Set :UIDeviceFamily:0 4" Info.plist',
    };
  }
  if ('LSRequiresIPhoneOS' in infoPlist) {
    return {
      key: 'LSRequiresIPhoneOS',
      title: message('finding.watch-app-keys.title-requires-iphone'),
      command: '/usr/libexec/PlistBuddy -c "Delete :LSRequiresIPhoneOS" Info.plist',
    };
  }
  const companion = textOf(infoPlist, 'WKCompanionAppBundleIdentifier');
  if (companion === null || appId === null || companion === appId) return null;
  return {
    key: 'WKCompanionAppBundleIdentifier',
    title: message('finding.watch-app-keys.title-companion'),
    command: `/usr/libexec/PlistBuddy -c "Set :WKCompanionAppBundleIdentifier $APP_BUNDLE_ID" Info.plist`,
  };
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
      title: message('finding.complication-unknown.title', { family: printable(odd) }),
      whatToDo: message('finding.complication-unknown.fix'),
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
