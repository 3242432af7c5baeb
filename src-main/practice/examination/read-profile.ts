import type { CertificateFacts, ProfileFacts } from './package-facts';
import { readCertificate } from './read-certificates';
import { asObject, type PlistReader } from './read-plist';
import { signedContent } from './signed-content';

/** A profile with many devices is a few hundred kilobytes. */
export const largestProfile = 4 * 1024 * 1024;
const maxCertificates = 100;

function certificatesOf(profile: Record<string, unknown>): CertificateFacts[] {
  const list = profile.DeveloperCertificates;
  if (!Array.isArray(list)) return [];
  return list.slice(0, maxCertificates).flatMap((bytes) => {
    const found = bytes instanceof Uint8Array ? readCertificate(bytes) : null;
    return found ? [found.facts] : [];
  });
}

function kindOf(profile: Record<string, unknown>): ProfileFacts['kind'] {
  if (profile.ProvisionsAllDevices === true) return 'enterprise';
  if (!Array.isArray(profile.ProvisionedDevices)) return 'app-store';
  return asObject(profile.Entitlements)?.['get-task-allow'] === true ? 'development' : 'ad-hoc';
}

/** What a provisioning profile allows; null when it cannot be read. */
export function readProfile(bytes: Buffer, plists: PlistReader): ProfileFacts | null {
  const content = signedContent(bytes);
  const profile = content && plists.read(content);
  if (!profile) return null;
  const entitlements = asObject(profile.Entitlements) ?? {};
  const appId = entitlements['application-identifier'];
  const { ExpirationDate: expires } = profile;
  return {
    kind: kindOf(profile),
    expiresAt: expires instanceof Date ? expires.getTime() : null,
    appId: typeof appId === 'string' ? appId : null,
    letsDebuggersAttach: entitlements['get-task-allow'] === true,
    isForTestFlight: entitlements['beta-reports-active'] === true,
    entitlements,
    certificates: certificatesOf(profile),
  };
}
