import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { type Check, inProfile } from '../check';

/** Error 90161 with the wrong App ID: the profile must be made for the app's own bundle ID. */
export const profileAppIdDiffers: Check = (pkg) => {
  const { bundleId } = pkg.info;
  const appId = profileAppId(pkg);
  if (bundleId === null || appId === null || covers(appId, bundleId)) return null;
  return {
    code: 'profile-app-id-differs',
    severity: 'blocker',
    where: inProfile(pkg, 'Entitlements, application-identifier'),
    title: `The provisioning profile is for ${printable(appId)}, not for ${printable(bundleId)}`,
    whatToDo: `Sign with an App Store profile for ${printable(bundleId)}, then export the archive again.`,
  };
};

/** The bundle ID part, behind the team's prefix. */
function profileAppId(pkg: Parameters<Check>[0]): string | null {
  const entitlements = pkg.profile.state === 'read' ? pkg.profile.profile.entitlements : null;
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
