import { listOf, textOf } from '../../package/plist/plist-fields';
import { bundlesOf, parentOf, type ReadBundle } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf } from '../check';

const watchFamily = 4;

/** What delivery refuses a watch app for (validation messages without a number). */
export const watchAppKeys: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app')) {
    const parent = parentOf(pkg, bundle);
    const wrong = wrongKey(bundle, parent && textOf(parent.infoPlist, 'CFBundleIdentifier'));
    if (wrong === null) continue;
    return blocker('watch-app-keys', {
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
  if (families.length !== 1 || families[0] !== watchFamily) {
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
