import { message } from '#shared/words/message';
import { booleanOf, textOf, textsOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { isStub } from '../bundles';
import { blocker, type Check, type Checks, inInfoPlist, warning } from '../check';

const screenKeys = ['UILaunchScreen', 'UILaunchScreens', 'UILaunchStoryboardName'];

/** Error 90475, and for all apps since 2020 (Apple, specifying your app's launch screen). */
const launchScreenMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS' || isStub(pkg)) return null;
  const isNamed = Object.keys(pkg.infoPlist).some((key) =>
    screenKeys.includes(key.split('~')[0] ?? key),
  );
  if (isNamed) return null;
  return blocker({
    where: inInfoPlist(pkg, 'UILaunchScreen'),
    title: message('finding.launch-screen-missing.title'),
    whatToDo: message('finding.launch-screen-missing.fix'),
    command: '/usr/libexec/PlistBuddy -c "Add :UILaunchScreen dict" Info.plist',
  });
};

const storyboardKeys = [
  'UILaunchStoryboardName',
  'UILaunchStoryboardName~ipad',
  'UILaunchStoryboardName~iphone',
];

/** Error 90476. */
const launchStoryboardMissing: Check = (pkg) => {
  for (const key of storyboardKeys) {
    const name = textOf(pkg.infoPlist, key)?.replace(/\.storyboard$/, '');
    if (name === undefined || hasStoryboard([...pkg.entries.keys()], pkg.appPath, name)) continue;
    return warning({
      where: inInfoPlist(pkg, key),
      title: message('finding.launch-storyboard-missing.title', { name: printable(name) }),
      whatToDo: message('finding.launch-storyboard-missing.fix'),
    });
  }
  return null;
};

/** As a folder or a file, in the app itself or in one of its localizations. */
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

const everyOrientation = ['Portrait', 'PortraitUpsideDown', 'LandscapeLeft', 'LandscapeRight'];
const orientations = 'UISupportedInterfaceOrientations';

/** Error 90474, also for an app without any. Full-screen apps are excluded. */
const ipadOrientations: Check = (pkg) => {
  const { infoPlist, info } = pkg;
  if (info.platform !== 'IOS' || isStub(pkg) || !info.deviceFamilies.includes('iPad')) return null;
  const fillsScreen = ['UIRequiresFullScreen~ipad', 'UIRequiresFullScreen'].some(
    (key) => booleanOf(infoPlist, key) === true,
  );
  if (fillsScreen) return null;
  const key = `${orientations}~ipad` in infoPlist ? `${orientations}~ipad` : orientations;
  const named = textsOf(infoPlist, key);
  const absent = everyOrientation.filter(
    (name) => !named.includes(`UIInterfaceOrientation${name}`),
  );
  if (absent.length === 0) return null;
  return blocker({
    where: inInfoPlist(pkg, key),
    title: message('finding.ipad-orientations.title', { missing: { list: absent } }),
    whatToDo: message('finding.ipad-orientations.fix'),
    command: '/usr/libexec/PlistBuddy -c "Add :UIRequiresFullScreen bool true" Info.plist',
  });
};

/** Launch screen and orientations. */
export const launchChecks = {
  'launch-screen-missing': launchScreenMissing,
  'launch-storyboard-missing': launchStoryboardMissing,
  'ipad-orientations': ipadOrientations,
} satisfies Checks;
