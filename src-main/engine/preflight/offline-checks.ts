import type { Check } from './check';
import { appTooLarge } from './checks/app-too-large';
import { buildNumberMalformed } from './checks/build-number-malformed';
import { bundleIdMalformed } from './checks/bundle-id-malformed';
import { certificateExpired } from './checks/certificate-expired';
import { complianceOpen } from './checks/compliance-open';
import { executableMissing } from './checks/executable-missing';
import { getTaskAllow } from './checks/get-task-allow';
import { iconMissing } from './checks/icon-missing';
import { iconNameMissing } from './checks/icon-name-missing';
import { minimumOsTooLow } from './checks/minimum-os-too-low';
import { nestedPlistUnreadable } from './checks/nested-plist-unreadable';
import { platformNotDeliverable } from './checks/platform-not-deliverable';
import { profileAppIdDiffers } from './checks/profile-app-id-differs';
import { profileExpired } from './checks/profile-expired';
import { profileUnreadable } from './checks/profile-unreadable';
import {
  buildNumberMissing,
  bundleIdMissing,
  minimumOsMissing,
  versionMissing,
} from './checks/required-fields';
import { sdkTooOld } from './checks/sdk-too-old';
import { signingMissing } from './checks/signing-missing';
import { signingNotAppStore } from './checks/signing-not-app-store';
import { versionMalformed } from './checks/version-malformed';

/** Every check that needs nothing but the package, in the order in which findings of one severity are shown. */
export const offlineChecks: readonly Check[] = [
  bundleIdMissing,
  bundleIdMalformed,
  versionMissing,
  versionMalformed,
  buildNumberMissing,
  buildNumberMalformed,
  executableMissing,
  platformNotDeliverable,
  sdkTooOld,
  minimumOsMissing,
  minimumOsTooLow,
  signingMissing,
  profileUnreadable,
  signingNotAppStore,
  profileExpired,
  certificateExpired,
  profileAppIdDiffers,
  getTaskAllow,
  iconNameMissing,
  iconMissing,
  nestedPlistUnreadable,
  appTooLarge,
  complianceOpen,
];
