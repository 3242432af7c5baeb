import { printable } from '../../package/refusal';
import { blocker, type Check, inProfile, quoted, warning } from '../check';
import { covers } from '../entitlement-values';
import { askedFor, signedPrograms } from '../executables';

/** These have checks of their own. */
const judgedElsewhere = ['application-identifier', 'get-task-allow', 'aps-environment'];

/** Keys that only a profile can give; others may need none. */
const ofProfiles =
  /^(com\.apple\.developer\.|keychain-access-groups$|com\.apple\.security\.application-groups$)/;

/** Error 90164. */
export const entitlementNotInProfile: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const allowed = bundle.profile.state === 'read' ? bundle.profile.profile.entitlements : null;
    const asked = askedFor(signature);
    if (allowed === null || asked === null) continue;
    const key = Object.keys(asked).find(
      (name) => !judgedElsewhere.includes(name) && !covers(allowed[name], asked[name]),
    );
    if (key === undefined) continue;
    const isCertain = key in allowed || ofProfiles.test(key);
    return (isCertain ? blocker : warning)('entitlement-not-in-profile', {
      where: inProfile(bundle, `Entitlements, ${printable(key)}`),
      title: `${quoted(bundle.path)} asks for ${printable(key)}, which its profile does not allow ${key in allowed ? 'with that value' : 'at all'}`,
      whatToDo:
        'Turn the capability on for the App ID at developer.apple.com and make the profile again, or take it out of the target’s Signing & Capabilities; then archive and export again.',
      command: 'codesign -d --entitlements - --xml App.app',
    });
  }
  return null;
};
