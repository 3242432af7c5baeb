import { booleanOf, textsOf } from '../../package/plist/plist-fields';
import { isStub } from '../bundles';
import { archiveAgain, blocker, type Check, inInfoPlist, warning } from '../check';

const all = ['Portrait', 'PortraitUpsideDown', 'LandscapeLeft', 'LandscapeRight'];
const plain = 'UISupportedInterfaceOrientations';

/** Error 90474. An app that fills the screen is left out. */
export const ipadOrientations: Check = (pkg) => {
  const { infoPlist, info } = pkg;
  if (info.platform !== 'IOS' || isStub(pkg) || !info.deviceFamilies.includes('iPad')) return null;
  const fillsScreen = ['UIRequiresFullScreen~ipad', 'UIRequiresFullScreen'].some(
    (key) => booleanOf(infoPlist, key) === true,
  );
  if (fillsScreen) return null;
  const key = `${plain}~ipad` in infoPlist ? `${plain}~ipad` : plain;
  const named = textsOf(infoPlist, key);
  const absent = all.filter((way) => !named.includes(`UIInterfaceOrientation${way}`));
  if (absent.length === 0) return null;
  return (key in infoPlist ? blocker : warning)('ipad-orientations', {
    where: inInfoPlist(pkg, key),
    title: `On iPad the app does not turn every way; missing: ${absent.join(', ')}`,
    whatToDo: `Tick all four orientations for iPad in the target’s general settings, or Requires Full Screen; ${archiveAgain}`,
    command: '/usr/libexec/PlistBuddy -c "Add :UIRequiresFullScreen bool true" Info.plist',
  });
};
