import type { PackageRuleCode } from '#shared/asc/package-rules';
import type { Check } from './check';
import { entitlementChecks } from './checks/entitlements';
import { executableChecks } from './checks/executables';
import { iconChecks } from './checks/icons';
import { identityChecks } from './checks/identity';
import { infoChecks } from './checks/info';
import { launchChecks } from './checks/launch';
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
} satisfies Record<PackageRuleCode, Check>;
