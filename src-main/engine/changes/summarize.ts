import type { PackageInfo } from '#shared/domain/package-info';
import type { PackageSummary } from '#shared/domain/package-summary';
import type { OpenedPackage } from '#shared/ipc-contract';

/** What is kept of a package that was read whole. */
export function summarize({
  info,
  traits,
}: Pick<OpenedPackage, 'info' | 'traits'>): PackageSummary {
  const { entitlements } = info.signing;
  return {
    ...summarizeFacts(info),
    sdk: info.sdk,
    entitlements: entitlements && Object.keys(entitlements).sort(),
    permissions: traits?.permissions ?? null,
    associatedDomains: traits?.associatedDomains ?? null,
    frameworks: traits?.frameworks ?? null,
  };
}

/** The same of what a journal has: its facts were read without the executable, so what that tells is left open. */
export function summarizeFacts(info: PackageInfo): PackageSummary {
  return {
    bundleId: info.bundleId,
    platform: info.platform,
    version: info.version,
    buildNumber: info.buildNumber,
    size: info.size,
    minimumOs: info.minimumOsVersion,
    sdk: null,
    deviceFamilies: info.deviceFamilies,
    locales: info.locales,
    extensions: info.extensions.map(({ bundleId, name }) => bundleId ?? name ?? 'unnamed'),
    entitlements: null,
    permissions: null,
    associatedDomains: null,
    frameworks: null,
  };
}
