import { X509Certificate } from 'node:crypto';
import type { PackageTraits } from '#shared/domain/package-summary';
import type { PackageContents } from '../package/package-contents';
import { isDict } from '../package/plist/plist-value';

/** What a package says beside its facts, for comparing it with another and with the account. */
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

/** Of the certificate that signed the app; where the signature names none, of the only one in its profile. */
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
