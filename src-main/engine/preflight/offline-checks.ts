import type { Check } from './check';
import { alternateIconMissing } from './checks/alternate-icon-missing';
import { appClipTooLarge } from './checks/app-clip-too-large';
import { appTooLarge } from './checks/app-too-large';
import { apsEnvironmentDevelopment } from './checks/aps-environment-development';
import { arm64Missing } from './checks/arm64-missing';
import { assetCatalogUnreadable } from './checks/asset-catalog-unreadable';
import { assetPackTooLarge } from './checks/asset-pack-too-large';
import { backgroundTasksMissing } from './checks/background-tasks-missing';
import { betaReportsMissing } from './checks/beta-reports-missing';
import { betaToolchain } from './checks/beta-toolchain';
import { bitcodeLeft } from './checks/bitcode-left';
import { buildNumberMalformed } from './checks/build-number-malformed';
import { bundleIdMalformed } from './checks/bundle-id-malformed';
import { bundleIdRepeated } from './checks/bundle-id-repeated';
import { capabilitiesOld } from './checks/capabilities-old';
import { certificateExpired } from './checks/certificate-expired';
import { codeForOtherSystem } from './checks/code-for-other-system';
import { codeIdentifierDiffers } from './checks/code-identifier-differs';
import { codeNotSigned } from './checks/code-not-signed';
import { complianceCodeMissing } from './checks/compliance-code-missing';
import { complianceOpen } from './checks/compliance-open';
import { complicationUnknown } from './checks/complication-unknown';
import { disallowedFiles } from './checks/disallowed-files';
import { documentTypesIncomplete } from './checks/document-types-incomplete';
import { entitlementAppIdDiffers } from './checks/entitlement-app-id-differs';
import { entitlementNotInProfile } from './checks/entitlement-not-in-profile';
import { executableEncrypted } from './checks/executable-encrypted';
import { executableMissing } from './checks/executable-missing';
import { executableNotRunnable } from './checks/executable-not-runnable';
import { executableTooLarge } from './checks/executable-too-large';
import { executableUnreadable } from './checks/executable-unreadable';
import { executableWrongType } from './checks/executable-wrong-type';
import { extensionIdOutsideApp } from './checks/extension-id-outside-app';
import { extensionVersionDiffers } from './checks/extension-version-differs';
import { frameworkMinimumOsDiffers } from './checks/framework-minimum-os-differs';
import { frameworkMinimumOsInvalid } from './checks/framework-minimum-os-invalid';
import { frameworkMisplaced } from './checks/framework-misplaced';
import { getTaskAllow } from './checks/get-task-allow';
import { iconMissing } from './checks/icon-missing';
import { iconNameMissing } from './checks/icon-name-missing';
import { iconNotOpaque } from './checks/icon-not-opaque';
import { iconSizeMissing } from './checks/icon-size-missing';
import { ipadOrientations } from './checks/ipad-orientations';
import { largeIconMissing } from './checks/large-icon-missing';
import { launchScreenMissing } from './checks/launch-screen-missing';
import { launchStoryboardMissing } from './checks/launch-storyboard-missing';
import { listedSdkManifest } from './checks/listed-sdk-manifest';
import { listedSdkSignature } from './checks/listed-sdk-signature';
import { minimumOsTooLow } from './checks/minimum-os-too-low';
import { nestedCodeInBundle } from './checks/nested-code-in-bundle';
import { nestedExecutableMissing } from './checks/nested-executable-missing';
import { nestedMinimumOsMissing } from './checks/nested-minimum-os-missing';
import { nestedPlatformSimulator } from './checks/nested-platform-simulator';
import { nestedPlistUnreadable } from './checks/nested-plist-unreadable';
import { nestedProfileMissing } from './checks/nested-profile-missing';
import { nestedVersionMalformed } from './checks/nested-version-malformed';
import { nestedVersionMissing } from './checks/nested-version-missing';
import { platformNotDeliverable } from './checks/platform-not-deliverable';
import { privacyManifestMalformed } from './checks/privacy-manifest-malformed';
import { privateSymbolsUsed } from './checks/private-symbols';
import { profileAppIdDiffers } from './checks/profile-app-id-differs';
import { profileExpired } from './checks/profile-expired';
import { profileTampered } from './checks/profile-tampered';
import { profileUnreadable } from './checks/profile-unreadable';
import { purposeStringMissing } from './checks/purpose-string-missing';
import { pushNotEntitled } from './checks/push-not-entitled';
import { reasonInvalid } from './checks/reason-invalid';
import {
  buildNumberMissing,
  bundleIdMissing,
  minimumOsMissing,
  versionMissing,
} from './checks/required-fields';
import { requiredReasonMissing } from './checks/required-reason-missing';
import { resourceBundleExecutable } from './checks/resource-bundle-executable';
import { sdkTooOld } from './checks/sdk-too-old';
import { signerNotDistribution } from './checks/signer-not-distribution';
import { signerNotInProfile } from './checks/signer-not-in-profile';
import { signingMissing } from './checks/signing-missing';
import { signingNotAppStore } from './checks/signing-not-app-store';
import { simulatorSlice } from './checks/simulator-slice';
import { strayBinary } from './checks/stray-binary';
import { swiftSupportDiffers } from './checks/swift-support-differs';
import { swiftSupportMissing } from './checks/swift-support-missing';
import { symbolsLeftOver } from './checks/symbols-left-over';
import { trackingDomains } from './checks/tracking-domains';
import { versionMalformed } from './checks/version-malformed';
import { watchAppIdMalformed } from './checks/watch-app-id-malformed';
import { watchAppKeys } from './checks/watch-app-keys';
import { watchAppTooLarge } from './checks/watch-app-too-large';
import { webViewOld } from './checks/web-view-old';

/** Every check that needs nothing but the package, in the order in which findings of one severity are shown. */
export const offlineChecks: readonly Check[] = [
  bundleIdMissing,
  bundleIdMalformed,
  bundleIdRepeated,
  versionMissing,
  versionMalformed,
  buildNumberMissing,
  buildNumberMalformed,
  nestedVersionMissing,
  nestedVersionMalformed,
  extensionVersionDiffers,
  extensionIdOutsideApp,
  watchAppIdMalformed,
  executableMissing,
  nestedExecutableMissing,
  executableWrongType,
  executableUnreadable,
  executableNotRunnable,
  platformNotDeliverable,
  nestedPlatformSimulator,
  simulatorSlice,
  codeForOtherSystem,
  arm64Missing,
  sdkTooOld,
  betaToolchain,
  minimumOsMissing,
  minimumOsTooLow,
  nestedMinimumOsMissing,
  frameworkMinimumOsInvalid,
  frameworkMinimumOsDiffers,
  signingMissing,
  nestedProfileMissing,
  profileUnreadable,
  profileTampered,
  signingNotAppStore,
  profileExpired,
  profileAppIdDiffers,
  codeNotSigned,
  signerNotDistribution,
  signerNotInProfile,
  certificateExpired,
  codeIdentifierDiffers,
  getTaskAllow,
  apsEnvironmentDevelopment,
  entitlementAppIdDiffers,
  entitlementNotInProfile,
  betaReportsMissing,
  pushNotEntitled,
  iconNameMissing,
  iconMissing,
  largeIconMissing,
  iconSizeMissing,
  alternateIconMissing,
  iconNotOpaque,
  assetCatalogUnreadable,
  launchScreenMissing,
  launchStoryboardMissing,
  ipadOrientations,
  nestedPlistUnreadable,
  strayBinary,
  nestedCodeInBundle,
  frameworkMisplaced,
  resourceBundleExecutable,
  swiftSupportMissing,
  swiftSupportDiffers,
  disallowedFiles,
  symbolsLeftOver,
  executableEncrypted,
  bitcodeLeft,
  webViewOld,
  privateSymbolsUsed,
  appTooLarge,
  executableTooLarge,
  watchAppTooLarge,
  appClipTooLarge,
  assetPackTooLarge,
  capabilitiesOld,
  backgroundTasksMissing,
  documentTypesIncomplete,
  watchAppKeys,
  complicationUnknown,
  purposeStringMissing,
  privacyManifestMalformed,
  reasonInvalid,
  requiredReasonMissing,
  trackingDomains,
  listedSdkManifest,
  listedSdkSignature,
  complianceCodeMissing,
  complianceOpen,
];
