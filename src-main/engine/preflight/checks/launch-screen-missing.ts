import { isStub } from '../bundles';
import { archiveAgain, blocker, type Check, inInfoPlist } from '../check';

const keys = ['UILaunchScreen', 'UILaunchScreens', 'UILaunchStoryboardName'];

/** Error 90475, and for all apps since 2020 (Apple, specifying your app's launch screen). */
export const launchScreenMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS' || isStub(pkg)) return null;
  const isNamed = Object.keys(pkg.infoPlist).some((key) => keys.includes(key.split('~')[0] ?? key));
  if (isNamed) return null;
  return blocker('launch-screen-missing', {
    where: inInfoPlist(pkg, 'UILaunchScreen'),
    title: 'The app has no launch screen',
    whatToDo: `Set Launch Screen File in the target’s general settings, or add an empty UILaunchScreen to Info.plist; ${archiveAgain}`,
    command: '/usr/libexec/PlistBuddy -c "Add :UILaunchScreen dict" Info.plist',
  });
};
