import type { PackageRuleCode } from '#shared/asc/package-rules';
import { entitlementRulings } from './entitlements';
import { executableRulings } from './executables';
import { iconRulings } from './icons';
import { identityRulings } from './identity';
import { infoRulings } from './info';
import { launchRulings } from './launch';
import { platformRulings } from './platform';
import { privacyRulings } from './privacy';
import { profileRulings } from './profiles';
import { purposeRulings } from './purposes';
import { type Rule, type Ruling, type Rulings, silence } from './rule';
import { sdkRulings } from './sdk';
import { signingRulings } from './signing';
import { sizeRulings } from './sizes';
import { structureRulings } from './structure';
import { supportFolderRulings } from './support-folders';
import { versionRulings } from './versions';
import { watchRulings } from './watch';

const installerRule = silence('installers have their own rules: installer/installer-rules.ts');

/** How every fault of a package that Slipway checks is handled; the compiler names a missing one. */
const rulings: Rulings = {
  ...structureRulings,
  ...identityRulings,
  ...versionRulings,
  ...executableRulings,
  ...platformRulings,
  ...sdkRulings,
  ...profileRulings,
  ...signingRulings,
  ...entitlementRulings,
  ...iconRulings,
  ...launchRulings,
  ...supportFolderRulings,
  ...sizeRulings,
  ...infoRulings,
  ...watchRulings,
  ...purposeRulings,
  ...privacyRulings,
  'mac-app-id-missing': installerRule,
  'mac-category-missing': installerRule,
  'mac-files-unreadable': installerRule,
  'mac-icon-missing': installerRule,
  'mac-installer-expired': installerRule,
  'mac-installer-signature': installerRule,
  'mac-intel-missing': installerRule,
  'mac-payload-unread': installerRule,
  'mac-profile-missing': installerRule,
  'mac-installer-scripts': installerRule,
  'mac-quarantined': installerRule,
  'mac-sandbox-missing': installerRule,
  'mac-signing-not-app-store': installerRule,
} satisfies Record<PackageRuleCode, Ruling | readonly Ruling[]>;

/** One rule may cover several faults. */
function rulesThat(act: 'refuse' | 'mail'): readonly Rule[] {
  const all = Object.values(rulings).flat();
  return [...new Set(all.flatMap((one) => (one.act === act ? [one.rule] : [])))];
}

export const refusing = rulesThat('refuse');
export const mailing = rulesThat('mail');
