import type { SigningCertificate } from '../../package/profile/signing-certificate';
import { type Check, inProfile, quoted, warning } from '../check';
import { dayInWords } from '../dates';
import { signedPrograms } from '../executables';
import { profiledPrograms } from '../profiles';

const renew =
  'Make a new Apple Distribution certificate (in Xcode: Settings, Accounts, Manage Certificates) and a profile with it; then archive and export again.';

/** No message of Apple's about it is known word for word, so it only warns. */
export const certificateExpired: Check = (pkg, today) => {
  const isOver = (one: SigningCertificate | null): one is SigningCertificate =>
    one?.expires !== undefined && one.expires !== null && one.expires <= today;
  const signed = signedPrograms(pkg).find(({ signature }) => isOver(signature.signer));
  if (signed && isOver(signed.signature.signer)) {
    return warning('certificate-expired', {
      where: inProfile(signed.bundle, 'DeveloperCertificates'),
      title: `${quoted(signed.bundle.path)} is signed with a certificate that expired${on(signed.signature.signer)}`,
      whatToDo: renew,
    });
  }
  for (const { bundle, profile } of profiledPrograms(pkg)) {
    const last = profile.certificates.at(-1);
    if (last === undefined || !profile.certificates.every(isOver)) continue;
    return warning('certificate-expired', {
      where: inProfile(bundle, 'DeveloperCertificates'),
      title: `The profile’s signing certificate expired${on(last)}`,
      whatToDo: renew,
    });
  }
  return null;
};

function on({ expires }: SigningCertificate): string {
  return expires === null ? '' : ` on ${dayInWords(expires)}`;
}
