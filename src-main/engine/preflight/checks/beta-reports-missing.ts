import { booleanOf } from '../../package/plist/plist-fields';
import { type Check, inProfile, warning } from '../check';

/** Error 90191: taken in, but nobody can test it. */
export const betaReportsMissing: Check = (pkg) => {
  if (pkg.profile.state !== 'read' || pkg.info.signing.kind !== 'app-store') return null;
  const { entitlements } = pkg.profile.profile;
  if (entitlements === null || booleanOf(entitlements, 'beta-reports-active') === true) return null;
  return warning('beta-reports-missing', {
    where: inProfile(pkg, 'Entitlements, beta-reports-active'),
    title: 'The profile does not let TestFlight have the build',
    whatToDo:
      'Make the App Store profile again at developer.apple.com under Profiles, then export the archive again.',
  });
};
