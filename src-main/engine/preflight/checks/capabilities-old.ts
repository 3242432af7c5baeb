import { dictOf, textsOf } from '../../package/plist/plist-fields';
import { archiveAgain, type Check, inInfoPlist, warning } from '../check';
import { appSlice } from '../executables';

const old = ['armv6', 'armv7'];

/** Errors 90502 and 90098: an app for arm64 alone cannot ask for older processors. */
export const capabilitiesOld: Check = (pkg) => {
  const key = 'UIRequiredDeviceCapabilities';
  const asDict = dictOf(pkg.infoPlist, key);
  const named = asDict
    ? Object.keys(asDict).filter((name) => asDict[name] === true)
    : textsOf(pkg.infoPlist, key);
  const asked = named.find((name) => old.includes(name));
  if (asked === undefined || appSlice(pkg)?.cpu !== 'arm64') return null;
  return warning('capabilities-old', {
    where: inInfoPlist(pkg, key),
    title: `The app asks for a device with ${asked}, and is built for arm64`,
    whatToDo: `Write arm64 in its place in Info.plist, ${archiveAgain}`,
    command: `/usr/libexec/PlistBuddy -c "Set :${key}:0 arm64" Info.plist`,
  });
};
