import type { Signing, SigningKind } from '#shared/domain/package-info';
import type { CodeSignature, ProfileReading, ProvisioningProfile } from '../package-contents';
import { booleanOf, plainDict } from '../plist/value';

/**
 * How the package is signed: by its profile and, if the executable was read, its signer
 * and entitlements. Without a readable profile it counts as unsigned, unless it comes
 * from the App Store, which signs packages itself and removes the profile.
 */
export function judgeSigning(
  reading: ProfileReading,
  signature: CodeSignature | null = null,
): Signing {
  const granted = reading.state === 'read' ? grantedBy(reading.profile) : unsigned;
  if (signature === null) return granted;
  const { signer, entitlements, teamId } = signature;
  const certificate =
    signer === null
      ? {}
      : { certificateName: signer.name, certificateExpires: signer.expires?.toISOString() ?? null };
  return {
    ...granted,
    kind: reading.state === 'absent' && signer?.name === storeSigner ? 'app-store' : granted.kind,
    teamId: granted.teamId ?? teamId,
    ...certificate,
    ...(entitlements.state === 'read' ? { entitlements: plainDict(entitlements.content) } : {}),
  };
}

/** The subject of Apple’s certificate for apps that it distributes. */
// Not shown: only compared.
const storeSigner = 'Apple iPhone OS Application Signing';

function grantedBy(profile: ProvisioningProfile): Signing {
  const certificate = profile.certificates[0];
  return {
    kind: signingKind(profile),
    teamId: profile.teamId,
    teamName: profile.teamName,
    profileName: profile.name,
    profileUuid: profile.uuid,
    profileExpires: profile.expires?.toISOString() ?? null,
    certificateName: certificate?.name ?? null,
    certificateExpires: certificate?.expires?.toISOString() ?? null,
    entitlements: profile.entitlements && plainDict(profile.entitlements),
  };
}

/** Only App Store profiles have neither devices nor `ProvisionsAllDevices` (codemagic's and fastlane's rule). */
export function signingKind(profile: ProvisioningProfile): SigningKind {
  if (profile.isForAllDevices) return 'enterprise';
  if (profile.devices === null) return 'app-store';
  return allowsDebugging(profile) ? 'development' : 'ad-hoc';
}

/** `get-task-allow`: whether a debugger may attach to the app. */
export function allowsDebugging(profile: ProvisioningProfile): boolean {
  return (
    profile.entitlements !== null && booleanOf(profile.entitlements, 'get-task-allow') === true
  );
}

const unsigned: Signing = {
  kind: 'unsigned',
  teamId: null,
  teamName: null,
  profileName: null,
  profileUuid: null,
  profileExpires: null,
  certificateName: null,
  certificateExpires: null,
  entitlements: null,
};
