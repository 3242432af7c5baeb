import type { ChosenCategories } from './app-categories';

/**
 * The rows of the practice team. All of it is plain JSON, so that a world can be written to disk and
 * read back. Fields ending in `At` are milliseconds on the world's clock (which may run fast); fields
 * ending in `Date` are ready-made texts by the calendar, for people to read.
 */

export type Platform = 'IOS' | 'MAC_OS' | 'TV_OS' | 'VISION_OS';

export interface AppRow {
  id: string;
  name: string;
  bundleId: string;
  sku: string;
  primaryLocale: string;
  contentRightsDeclaration: string | null;
  accessibilityUrl?: string | null;
  subscriptionStatusUrl?: string | null;
  subscriptionStatusUrlVersion?: string | null;
  subscriptionStatusUrlForSandbox?: string | null;
  subscriptionStatusUrlVersionForSandbox?: string | null;
  /** On, unless it was switched off. */
  streamlinedPurchasingEnabled?: boolean;
  /** Chosen before there was a version to choose them for. */
  categories?: ChosenCategories;
}

export interface AppStoreVersionRow {
  id: string;
  appId: string;
  platform: Platform;
  versionString: string;
  /** As it was before any review; what a review makes of it is computed. */
  appVersionState: string;
  releaseType: string;
  reviewType: string;
  copyright: string | null;
  /** As it was sent, and the same on the world's clock. */
  earliestReleaseDate: string | null;
  dueAt: number | null;
  usesIdfa: boolean | null;
  downloadable: boolean;
  createdDate: string;
  buildId: string | null;
  /** So many reads still do not find it, although writes do. */
  unseenReads?: number;
  /** When it was released by hand; for a version of a story's past, when it went live. */
  releasedAt: number | null;
  releasedDate: string | null;
  /** Where the app stands in the store once this version is out; as before, when nothing was chosen. */
  categories?: ChosenCategories;
}

/** One marketing version of an app on a platform: what TestFlight calls a train. */
export interface PreReleaseVersionRow {
  id: string;
  appId: string;
  platform: Platform;
  /** As first spelt, leading zeros dropped. */
  version: string;
}

/** A remark on a build upload: `code` as Apple numbers them, `description` in our words. */
export interface UploadRemark {
  code: string;
  description: string;
}

export interface BuildUploadRow {
  id: string;
  appId: string;
  cfBundleShortVersionString: string;
  cfBundleVersion: string;
  platform: Platform;
  createdDate: string;
  uploadedDate: string | null;
  /** When the package was complete; null while parts are awaited. */
  committedAt: number | null;
  /** When the state leaves AWAITING_UPLOAD; null when it never does. */
  processingAt: number | null;
  /** When the state becomes `outcome`. */
  finishedAt: number | null;
  outcome: 'COMPLETE' | 'FAILED';
  errors: UploadRemark[];
  warnings: UploadRemark[];
  buildId: string | null;
  /** A deleted upload stays in the world, unseen: its number may be spent. */
  deleted: boolean;
}

export interface PartRow {
  partNumber: number;
  offset: number;
  length: number;
  /** Upper-case MD5 of the bytes, once they are all here. */
  md5: string | null;
}

export interface BuildUploadFileRow {
  id: string;
  uploadId: string;
  assetType: 'ASSET' | 'ASSET_DESCRIPTION' | 'ASSET_SPI';
  fileName: string;
  fileSize: number;
  uti: string;
  assetToken: string;
  /** In order of place; they are handed out shuffled. */
  parts: PartRow[];
  /** Wall time in milliseconds after which the addresses first handed out are no good. */
  operationsExpireAt: number;
  committedAt: number | null;
  /** Lower-case, of the whole received file; null until it has been reckoned. */
  sha256: string | null;
}

export interface BuildRow {
  id: string;
  betaDetailId: string;
  appId: string;
  preReleaseVersionId: string;
  uploadId: string | null;
  /** The build number. */
  version: string;
  minOsVersion: string | null;
  buildAudienceType: 'APP_STORE_ELIGIBLE' | 'INTERNAL_ONLY';
  usesNonExemptEncryption: boolean | null;
  uploadedDate: string;
  expirationDate: string;
  uploadedAt: number;
  /** Null when it never shows. */
  appearsAt: number | null;
  processedAt: number;
  processingOutcome: 'VALID' | 'INVALID' | 'FAILED';
  /** When a submission for review found that it is invalid after all. */
  invalidAt?: number;
  settledAt: number;
  /** Until then the beta states read PROCESSING again, after compliance was answered. */
  statesReturnAt: number | null;
  expiresAt: number;
  expiredByHand: boolean;
  autoNotifyEnabled: boolean;
  testersNotified: boolean;
  betaGroupIds: string[];
  individualTesterIds: string[];
  /** The declaration that a build with encryption goes by, and when that is approved. */
  encryptionDeclarationId?: string;
  declarationApprovedAt?: number;
}

export interface BetaGroupRow {
  id: string;
  appId: string;
  name: string;
  createdDate: string;
  createdAt: number;
  isInternalGroup: boolean;
  hasAccessToAllBuilds: boolean;
  publicLinkEnabled: boolean;
  publicLinkId: string | null;
  publicLinkLimitEnabled: boolean;
  publicLinkLimit: number | null;
  publicLink: string | null;
  feedbackEnabled: boolean;
  iosBuildsAvailableForAppleSiliconMac?: boolean;
  iosBuildsAvailableForAppleVision?: boolean;
}

export interface BetaTesterRow {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  inviteType: 'EMAIL' | 'PUBLIC_LINK';
  state: 'NOT_INVITED' | 'INVITED' | 'ACCEPTED' | 'INSTALLED' | 'REVOKED';
  betaGroupIds: string[];
}

export interface BetaAppLocalizationRow {
  id: string;
  appId: string;
  locale: string;
  description: string | null;
  feedbackEmail: string | null;
  marketingUrl: string | null;
  privacyPolicyUrl: string | null;
  tvOsPrivacyPolicy: string | null;
}

export interface BetaBuildLocalizationRow {
  id: string;
  buildId: string;
  locale: string;
  whatsNew: string | null;
  /** The primary locale's row comes by itself, some time after the build. */
  appearsAt: number;
}

export interface BetaAppReviewDetailRow {
  id: string;
  appId: string;
  contactFirstName: string | null;
  contactLastName: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
  demoAccountRequired: boolean;
  demoAccountName: string | null;
  demoAccountPassword: string | null;
  notes: string | null;
}

export interface BetaAppReviewSubmissionRow {
  id: string;
  buildId: string;
  submittedDate: string;
  submittedAt: number;
  reviewBeginsAt: number;
  decidedAt: number;
  decision: 'APPROVED' | 'REJECTED';
}
