import type { Signing, SigningKind } from '#shared/domain/package-info';
import type { CodeSignature } from '../package-contents';
import { booleanOf, plainDict } from '../plist/plist-fields';
import type { ProfileReading, ProvisioningProfile } from './provisioning-profile';

/**
 * How the package is signed: what the profile makes of it, and, where the executable was read, who signed
 * it and with which entitlements. Without a readable profile it counts as unsigned, unless it comes back
 * from the App Store, which signs by itself and takes the profile out.
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

/** Whom Apple’s certificate for what it hands out to people names. */
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

/** Only App Store profiles name neither devices nor all of them (codemagic's and fastlane's rule). */
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
