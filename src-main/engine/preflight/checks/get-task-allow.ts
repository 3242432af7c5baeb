import { booleanOf } from '../../package/plist/plist-fields';
import { allowsDebugging, signingKind } from '../../package/profile/judge-signing';
import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, inProfile } from '../check';
import { askedFor, signedPrograms } from '../executables';
import { profiledPrograms } from '../profiles';

/** Error 90046. Development profiles have it by their nature and are told by their kind. */
export const getTaskAllow: Check = (pkg) => {
  const profiled = profiledPrograms(pkg);
  if (profiled.some(({ profile }) => signingKind(profile) === 'development')) return null;
  const signed = signedPrograms(pkg).find(({ signature }) => {
    const asked = askedFor(signature);
    return asked !== null && booleanOf(asked, 'get-task-allow') === true;
  });
  const allowed = profiled.find(({ profile }) => allowsDebugging(profile));
  if (signed === undefined && allowed === undefined) return null;
  return blocker('get-task-allow', {
    where: allowed
      ? inProfile(allowed.bundle, 'Entitlements, get-task-allow')
      : `${printable(signed?.bundle.path ?? '')}, entitlements, get-task-allow`,
    title: 'The package lets a debugger attach to the app',
    whatToDo:
      'Sign with an App Store profile, in which get-task-allow is false; then export the archive again.',
    command: exportCommand,
  });
};
