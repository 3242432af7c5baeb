import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, quoted } from '../check';
import { askedFor, signedPrograms } from '../executables';

/** Error 90046: signed as another app than Info.plist says. */
export const entitlementAppIdDiffers: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const asked = askedFor(signature);
    const full = asked && textOf(asked, 'application-identifier');
    const bundleId = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    if (!full || bundleId === null || full.slice(full.indexOf('.') + 1) === bundleId) continue;
    return blocker('entitlement-app-id-differs', {
      where: `${printable(bundle.path)}, entitlements, application-identifier`,
      title: `${quoted(bundle.path)} is signed as ${printable(full)}, and its bundle ID is ${printable(bundleId)}`,
      whatToDo:
        'Export the archive again with the profile for that bundle ID. If a script signs it, give it the entitlements of that profile.',
      command: exportCommand,
    });
  }
  return null;
};
