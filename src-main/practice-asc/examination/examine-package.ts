import { findInfoPlist } from './find-info-plist';
import type { Examination, PackageFacts } from './package-facts';
import { readPlist } from './read-plist';

const platformNames: Record<string, PackageFacts['platform']> = {
  iphoneos: 'IOS',
  appletvos: 'TV_OS',
  xros: 'VISION_OS',
};

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function platformOf(info: Record<string, unknown>): PackageFacts['platform'] {
  const supported = info.CFBundleSupportedPlatforms;
  const first = Array.isArray(supported) ? textOf(supported[0]) : null;
  const name = first ?? textOf(info.DTPlatformName);
  return platformNames[name?.toLowerCase() ?? ''] ?? null;
}

/** Reads an arrived package, with readers that the publishing side does not use. */
export async function examinePackage(path: string): Promise<Examination> {
  const search = await findInfoPlist(path);
  if (search.kind === 'no-archive') return { kind: 'unreadable', reason: 'archive' };
  const info = search.kind === 'found' ? readPlist(search.bytes) : null;
  if (!info) return { kind: 'unreadable', reason: 'info' };
  const encryption = info.ITSAppUsesNonExemptEncryption;
  return {
    kind: 'read',
    facts: {
      bundleId: textOf(info.CFBundleIdentifier),
      shortVersion: textOf(info.CFBundleShortVersionString),
      bundleVersion: textOf(info.CFBundleVersion),
      platform: platformOf(info),
      minOsVersion: textOf(info.MinimumOSVersion),
      usesNonExemptEncryption: typeof encryption === 'boolean' ? encryption : null,
    },
  };
}
