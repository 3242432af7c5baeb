import { type Check, inProfile } from '../check';
import { dayInWords } from '../dates';

/** Told as a warning: which of the profile's certificates signed the app is not read yet. */
export const certificateExpired: Check = (pkg, today) => {
  if (pkg.profile.state !== 'read') return null;
  const ends = pkg.profile.profile.certificates.map(({ expires }) => expires);
  const last = ends.reduce<Date | null>(
    (latest, end) => (end && (!latest || end > latest) ? end : latest),
    null,
  );
  if (last === null || ends.includes(null) || last > today) return null;
  return {
    code: 'certificate-expired',
    severity: 'warning',
    where: inProfile(pkg, 'DeveloperCertificates'),
    title: `The signing certificate expired on ${dayInWords(last)}`,
    whatToDo:
      'Make a new Apple Distribution certificate (in Xcode: Settings, Accounts, Manage Certificates) and a profile with it; then archive and export again.',
  };
};
