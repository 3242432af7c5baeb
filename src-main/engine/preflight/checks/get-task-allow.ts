import { allowsDebugging } from '../../package/profile/judge-signing';
import { type Check, inProfile } from '../check';

/** Error 90046. Development profiles have it by their nature and are told by their kind. */
export const getTaskAllow: Check = (pkg) => {
  if (pkg.profile.state !== 'read' || pkg.info.signing.kind === 'development') return null;
  if (!allowsDebugging(pkg.profile.profile)) return null;
  return {
    code: 'get-task-allow',
    severity: 'blocker',
    where: inProfile(pkg, 'Entitlements, get-task-allow'),
    title: 'The package lets a debugger attach to the app',
    whatToDo:
      'Sign with an App Store profile, in which get-task-allow is false; then export the archive again.',
  };
};
