import type { Signing, SigningKind } from '#shared/domain/package-info';
import { booleanOf, plainDict } from '../plist/plist-fields';
import type { ProfileReading, ProvisioningProfile } from './provisioning-profile';

/** What the profile makes of the package; without a readable profile it counts as unsigned. */
export function judgeSigning(reading: ProfileReading): Signing {
  if (reading.state !== 'read') return unsigned;
  const { profile } = reading;
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
