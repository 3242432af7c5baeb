import { dictOf, textsOf } from '../../package/plist/plist-fields';
import { type Check, inInfoPlist } from '../check';
import { appSlice } from '../executables';

const old = ['armv6', 'armv7'];

/**
 * Errors 90502 and 90098 come from the early days of tvOS. Apps for iOS are taken with it, and Xcode’s
 * own test runner has it, so this is only a note.
 */
export const capabilitiesOld: Check = (pkg) => {
  const key = 'UIRequiredDeviceCapabilities';
  const asDict = dictOf(pkg.infoPlist, key);
  const named = asDict
    ? Object.keys(asDict).filter((name) => asDict[name] === true)
    : textsOf(pkg.infoPlist, key);
  const asked = named.find((name) => old.includes(name));
  if (asked === undefined || appSlice(pkg)?.cpu !== 'arm64') return null;
  return {
    code: 'capabilities-old',
    severity: 'note',
    where: inInfoPlist(pkg, key),
    title: `The app asks for a device with ${asked}, and is built for arm64`,
    whatToDo:
      'Nothing hinders the delivery: every device of today is one. Next time, write arm64 in its place in Info.plist.',
    command: `/usr/libexec/PlistBuddy -c "Set :${key}:0 arm64" Info.plist`,
  };
};
