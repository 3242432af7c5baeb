import type { PackageRuleCode } from '#shared/asc/package-rules';
import { archiveDefects } from './defects/archive';
import { entitlementDefects } from './defects/entitlements';
import { executableDefects } from './defects/executables';
import { iconDefects } from './defects/icons';
import { identityDefects } from './defects/identity';
import { infoDefects } from './defects/info';
import { launchDefects } from './defects/launch';
import { platformDefects } from './defects/platform';
import { privacyDefects } from './defects/privacy';
import { profileDefects } from './defects/profiles';
import { purposeDefects } from './defects/purposes';
import { sdkDefects } from './defects/sdk';
import { signingDefects } from './defects/signing';
import { sizeDefects } from './defects/sizes';
import { structureDefects } from './defects/structure';
import { supportFolderDefects } from './defects/support-folders';
import { versionDefects } from './defects/versions';
import { watchDefects } from './defects/watch';

/** Every known defect of sample packages, by its code. */
export const defects = {
  ...archiveDefects,
  ...structureDefects,
  ...identityDefects,
  ...versionDefects,
  ...executableDefects,
  ...platformDefects,
  ...sdkDefects,
  ...profileDefects,
  ...signingDefects,
  ...entitlementDefects,
  ...iconDefects,
  ...launchDefects,
  ...supportFolderDefects,
  ...sizeDefects,
  ...infoDefects,
  ...watchDefects,
  ...purposeDefects,
  ...privacyDefects,
};

export type DefectCode = keyof typeof defects;

const ofMac = 'a Mac package has it: mac/mac-defects.ts';

/** Faults without a sample defect, and why. The compiler names a rule that is neither here nor above. */
export const withoutSample = {
  'app-too-large': 'it takes gigabytes',
  'asset-pack-too-large': 'it takes half a gigabyte',
  'executable-too-large': 'it takes half a gigabyte',
  'leading-zeros': 'any sample can be given such a number',
  'mac-app-id-missing': ofMac,
  'mac-category-missing': ofMac,
  'mac-files-unreadable': ofMac,
  'mac-icon-missing': ofMac,
  'mac-installer-expired': ofMac,
  'mac-installer-scripts': ofMac,
  'mac-installer-signature': ofMac,
  'mac-intel-missing': ofMac,
  'mac-payload-unread': ofMac,
  'mac-profile-missing': ofMac,
  'mac-quarantined': ofMac,
  'mac-sandbox-missing': ofMac,
  'mac-signing-not-app-store': ofMac,
  'television-images-missing': 'a sample for tvOS has them',
  'vision-icon-missing': 'a sample for visionOS has them',
} satisfies Record<Exclude<PackageRuleCode, (typeof defects)[DefectCode]['shows']>, string>;

export const defectCodes = Object.keys(defects) as DefectCode[];

export function isDefectCode(code: string): code is DefectCode {
  return Object.hasOwn(defects, code);
}
