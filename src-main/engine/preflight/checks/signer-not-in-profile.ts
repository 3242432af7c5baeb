import { printable } from '../../package/refusal';
import { blocker, type Check, inProfile, quoted } from '../check';
import { signedPrograms } from '../executables';

/** Error 90179. */
export const signerNotInProfile: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const certificates = bundle.profile.state === 'read' ? bundle.profile.profile.certificates : [];
    const { signer } = signature;
    if (signer === null || certificates.length === 0) continue;
    if (certificates.some(({ sha256 }) => sha256 === signer.sha256)) continue;
    return blocker('signer-not-in-profile', {
      where: inProfile(bundle, 'DeveloperCertificates'),
      title: `${quoted(bundle.path)} is signed with a certificate that its profile does not name, “${printable(signer.name ?? 'no name')}”`,
      whatToDo:
        'Make the profile again with the certificate that you sign with, or sign with one that it names; then export the archive again.',
      command: 'security find-identity -v -p codesigning',
    });
  }
  return null;
};
