import { X509Certificate } from 'node:crypto';
import type { ProfileFacts } from './package-facts';
import { asObject, readPlist } from './read-plist';
import { signedContent } from './signed-content';

/** A profile with many devices is some hundred kilobytes. */
export const largestProfile = 4 * 1024 * 1024;
const mostCertificates = 100;

function certificateEnd(bytes: unknown): number | null {
  if (!(bytes instanceof Uint8Array)) return null;
  try {
    return Date.parse(new X509Certificate(bytes).validTo);
  } catch {
    return null;
  }
}

function certificateEnds(profile: Record<string, unknown>): number[] {
  const list = profile.DeveloperCertificates;
  if (!Array.isArray(list)) return [];
  const ends = list.slice(0, mostCertificates).map(certificateEnd);
  return ends.filter((end): end is number => end !== null);
}

function kindOf(profile: Record<string, unknown>): ProfileFacts['kind'] {
  if (profile.ProvisionsAllDevices === true) return 'enterprise';
  if (!Array.isArray(profile.ProvisionedDevices)) return 'app-store';
  return asObject(profile.Entitlements)?.['get-task-allow'] === true ? 'development' : 'ad-hoc';
}

/** What a provisioning profile allows; null when it cannot be read. */
export function readProfile(bytes: Buffer): ProfileFacts | null {
  const content = signedContent(bytes);
  const profile = content && readPlist(content);
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
    certificatesEndAt: certificateEnds(profile),
  };
}
