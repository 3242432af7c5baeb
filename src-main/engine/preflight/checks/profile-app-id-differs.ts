import { textOf } from '../../package/plist/plist-fields';
import type { ProvisioningProfile } from '../../package/profile/provisioning-profile';
import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, inProfile } from '../check';
import { profiledPrograms, profileName } from '../profiles';

/** Error 90161 with the wrong App ID: every program has a profile for its own bundle ID. */
export const profileAppIdDiffers: Check = (pkg) => {
  for (const program of profiledPrograms(pkg)) {
    const bundleId = textOf(program.bundle.infoPlist, 'CFBundleIdentifier');
    const appId = profileAppId(program.profile);
    if (bundleId === null || appId === null || covers(appId, bundleId)) continue;
    return blocker('profile-app-id-differs', {
      where: inProfile(program.bundle, 'Entitlements, application-identifier'),
      title: `${profileName(program)} is for ${printable(appId)}, not for ${printable(bundleId)}`,
      whatToDo: `Sign with an App Store profile for ${printable(bundleId)}, then export the archive again.`,
      command: exportCommand,
    });
  }
  return null;
};

/** The bundle ID part, behind the team's prefix. */
function profileAppId({ entitlements }: ProvisioningProfile): string | null {
  if (entitlements === null) return null;
  const full =
    textOf(entitlements, 'application-identifier') ??
    textOf(entitlements, 'com.apple.application-identifier');
  return full === null ? null : full.slice(full.indexOf('.') + 1);
}

/** `*` stands for every bundle ID, `com.northwind.*` for those that begin so. */
function covers(appId: string, bundleId: string): boolean {
  return appId.endsWith('*') ? bundleId.startsWith(appId.slice(0, -1)) : appId === bundleId;
}
