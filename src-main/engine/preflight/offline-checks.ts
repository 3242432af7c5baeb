import type { PackageRuleCode } from '#shared/asc/package-rules';
import type { PackageContents } from '../package/package-contents';
import type { Check } from './check';
import { entitlementChecks } from './checks/entitlements';
import { executableChecks } from './checks/executables';
import { iconChecks } from './checks/icons';
import { identityChecks } from './checks/identity';
import { infoChecks } from './checks/info';
import { launchChecks } from './checks/launch';
import { macAppChecks } from './checks/mac-app';
import { macInstallerChecks } from './checks/mac-installer';
import { platformChecks } from './checks/platform';
import { privacyChecks } from './checks/privacy';
import { profileChecks } from './checks/profiles';
import { purposeChecks } from './checks/purposes';
import { sdkChecks } from './checks/sdk';
import { signingChecks } from './checks/signing';
import { sizeChecks } from './checks/sizes';
import { structureChecks } from './checks/structure';
import { supportFolderChecks } from './checks/support-folders';
import { versionChecks } from './checks/versions';
import { watchChecks } from './checks/watch';

/**
 * Every check that needs only the package, in the display order of findings of one severity. The
 * compiler reports a rule of Apple's without a check.
 */
export const offlineChecks = {
  ...structureChecks,
  ...identityChecks,
  ...versionChecks,
  ...executableChecks,
  ...platformChecks,
  ...sdkChecks,
  ...profileChecks,
  ...signingChecks,
  ...entitlementChecks,
  ...iconChecks,
  ...launchChecks,
  ...supportFolderChecks,
  ...sizeChecks,
  ...infoChecks,
  ...watchChecks,
  ...purposeChecks,
  ...privacyChecks,
  ...macInstallerChecks,
  ...macAppChecks,
} satisfies Record<PackageRuleCode, Check>;

/** What Apple asks of the app's files on every platform, so that it is checked in Mac apps too. */
const inEveryApp = [
  'bundle-id-missing',
  'bundle-id-malformed',
  'version-missing',
  'version-malformed',
  'build-number-missing',
  'build-number-malformed',
  'leading-zeros',
] as const satisfies readonly PackageRuleCode[];

/** The same of what is only known once the app's files were looked into. */
const inEveryReadApp = [
  'plist-key-repeated',
  'executable-missing',
  'executable-unreadable',
  'private-symbols',
  'beta-toolchain',
  'profile-unreadable',
  'profile-tampered',
  'profile-expired',
  'profile-expires-soon',
  'profile-app-id-differs',
  'entitlement-not-in-profile',
  'code-not-signed',
  'certificate-expired',
  'compliance-code-missing',
  'compliance-open',
] as const satisfies readonly PackageRuleCode[];

const macOnly: ReadonlySet<string> = new Set(
  Object.keys({ ...macInstallerChecks, ...macAppChecks }),
);
/** What an installer shows of an app that can't be looked into. */
const macUnread: ReadonlySet<string> = new Set([...Object.keys(macInstallerChecks), ...inEveryApp]);
const macRead: ReadonlySet<string> = new Set([...macOnly, ...inEveryApp, ...inEveryReadApp]);

/** The checks that are made of a package; the others are about other kinds of packages, or can't be made. */
export function checksFor({ installer }: PackageContents): (readonly [string, Check])[] {
  const applies = (code: string): boolean => {
    if (installer === null) return !macOnly.has(code);
    return (installer.payload === 'read' ? macRead : macUnread).has(code);
  };
  return Object.entries<Check>(offlineChecks).filter(([code]) => applies(code));
}
