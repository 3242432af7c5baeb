import { X509Certificate } from 'node:crypto';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageInfo } from '#shared/domain/package-info';
import type {
  ChangedList,
  ChangedValue,
  PackageChange,
  PackageSummary,
  PackageTraits,
} from '#shared/domain/package-summary';
import type { PackageContents } from '../package/package-contents';
import { isDict } from '../package/plist/value';

/** A size change is reported from half a percent: two archives of the same app never have equal sizes. */
const leastGrowth = 0.005;

/** How two packages of one app differ. Anything not read from one of them is no difference. */
export function comparePackages(before: PackageSummary, after: PackageSummary): PackageChange[] {
  return [
    changedValue('minimum-os', before.minimumOs, after.minimumOs),
    changedValue('sdk', before.sdk, after.sdk),
    changedList('permissions', before.permissions, after.permissions),
    changedList('entitlements', before.entitlements, after.entitlements),
    changedList('associated-domains', before.associatedDomains, after.associatedDomains),
    changedList('extensions', before.extensions, after.extensions),
    changedList('frameworks', before.frameworks, after.frameworks),
    changedList('device-families', before.deviceFamilies, after.deviceFamilies),
    changedList('locales', before.locales, after.locales),
    changedSize(before.size, after.size),
  ].filter((change) => change !== null);
}

function changedValue(
  what: ChangedValue,
  before: string | null,
  after: string | null,
): PackageChange | null {
  if (before === null || after === null || before === after) return null;
  return { what, before, after };
}

function changedSize(before: number, after: number): PackageChange | null {
  if (before <= 0 || Math.abs(after / before - 1) < leastGrowth) return null;
  return { what: 'size', before: String(before), after: String(after) };
}

function changedList(
  what: ChangedList,
  before: readonly string[] | null,
  after: readonly string[] | null,
): PackageChange | null {
  if (before === null || after === null) return null;
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return added.length + removed.length === 0 ? null : { what, added, removed };
}

/** What a package contains besides its facts, for comparing it with another and with the account. */
export function traitsOf(contents: PackageContents): PackageTraits {
  return {
    certificateSerial: signerSerial(contents),
    permissions: Object.keys(contents.infoPlist)
      .filter((key) => /^NS\w+UsageDescription$/.test(key))
      .sort(),
    associatedDomains: associatedDomains(contents),
    frameworks: contents.bundles
      .filter(({ kind }) => kind === 'framework')
      .map(
        ({ path }) =>
          path
            .split('/')
            .at(-2)
            ?.replace(/\.framework$/, '') ?? path,
      )
      .sort(),
  };
}

/** The certificate that signed the app; when the signature names none, the only one in its profile. */
function signerSerial(contents: PackageContents): string | null {
  const signer = mainSignature(contents)?.signer;
  if (signer) return serialOf(signer.bytes);
  const { profile } = contents;
  const named = profile.state === 'read' ? profile.profile.certificates : [];
  return named.length === 1 && named[0] ? serialOf(named[0].bytes) : null;
}

function mainSignature({ bundles, machOs }: PackageContents) {
  const path = bundles[0]?.executablePath?.normalize('NFC');
  return machOs.find((file) => file.path === path)?.slices[0]?.signature ?? null;
}

function serialOf(bytes: Uint8Array): string | null {
  try {
    return new X509Certificate(bytes).serialNumber;
  } catch {
    return null;
  }
}

function associatedDomains(contents: PackageContents): string[] {
  const entitlements = mainSignature(contents)?.entitlements;
  if (entitlements?.state !== 'read' || !isDict(entitlements.content)) return [];
  const domains = entitlements.content['com.apple.developer.associated-domains'];
  return Array.isArray(domains) ? domains.filter((one) => typeof one === 'string').sort() : [];
}

/** What is kept of a package that was read completely. */
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

/** The same from a journal: its facts were read without the executable, so the executable's values are unknown. */
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
