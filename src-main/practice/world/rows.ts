import type { ErrorNumberText } from '#shared/asc/error-numbers';
import type { Platform } from '#shared/asc/states';
import type { ChosenCategories } from './app-categories';

/**
 * The rows of the practice team. All of it is plain JSON, so that a world can be saved and loaded. Fields ending in
 * `At` are milliseconds on the world's clock (which may run fast); fields ending in `Date` are calendar dates as
 * text, for people to read.
 */

export type { Platform };

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
  /** On, unless it was turned off. */
  streamlinedPurchasingEnabled?: boolean;
  /** The text that testers accept before they install; every app has a row for it, of the app's own id. */
  betaLicenseAgreement?: string | null;
  /** Chosen before a version existed to hold them. */
  categories?: ChosenCategories;
  /** Questions of the age rating without an answer; none if it is missing. */
  unansweredAgeRating?: string[];
  /** Where the texts of its information differ from the usual ones, by locale. */
  infoTexts?: Record<string, AppInfoTexts>;
}

/** What is left out is as usual: the name of the app, no subtitle, and an address for the privacy policy. */
export interface AppInfoTexts {
  name?: string | null;
  subtitle?: string | null;
  privacyPolicyUrl?: string | null;
}

export interface AppStoreVersionRow {
  id: string;
  appId: string;
  platform: Platform;
  versionString: string;
  /** The state before any review; the effect of a review is computed. */
  appVersionState: string;
  releaseType: string;
  reviewType: string;
  copyright: string | null;
  /** As sent, and the same on the world's clock. */
  earliestReleaseDate: string | null;
  dueAt: number | null;
  usesIdfa: boolean | null;
  downloadable: boolean;
  createdDate: string;
  buildId: string | null;
  /** The number of reads that still do not find it, although writes do. */
  unseenReads?: number;
  /** When it was released manually; for a version in a scenario's past, when it went live. */
  releasedAt: number | null;
  releasedDate: string | null;
  /** The app's categories once this version is released; unchanged when none were chosen. */
  categories?: ChosenCategories;
}

/** One marketing version of an app on a platform: what TestFlight calls a train. */
export interface PreReleaseVersionRow {
  id: string;
  appId: string;
  platform: Platform;
  /** As first spelled, without leading zeros. */
  version: string;
}

/** A message about a build upload: `code` is Apple's number, `description` is our text. */
export interface UploadRemark {
  code: ErrorNumberText;
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
  /** When the package was complete; null while parts are missing. */
  committedAt: number | null;
  /** When the state leaves AWAITING_UPLOAD; null when it never does. */
  processingAt: number | null;
  /** When the state becomes `outcome`. */
  finishedAt: number | null;
  outcome: 'COMPLETE' | 'FAILED';
  errors: UploadRemark[];
  warnings: UploadRemark[];
  buildId: string | null;
  /** A deleted upload stays in the world, invisible: its number may be used up. */
  deleted: boolean;
}

export interface PartRow {
  partNumber: number;
  offset: number;
  length: number;
  /** Upper-case MD5 of the bytes, once they have all arrived. */
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
  /** In file order; they are handed out shuffled. */
  parts: PartRow[];
  /** Wall time in milliseconds at which the addresses first handed out expire. */
  operationsExpireAt: number;
  committedAt: number | null;
  /** Lower-case, of the whole received file; null until it is computed. */
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
  /** Null when it never appears. */
  appearsAt: number | null;
  processedAt: number;
  processingOutcome: 'VALID' | 'INVALID' | 'FAILED';
  /** When a submission for review found it invalid after all. */
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
  /** The declaration of a build with encryption, and when that is approved. */
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
  /** The primary locale's row is created automatically, some time after the build. */
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

/** A member of the team who can sign in. */
export interface UserRow {
  id: string;
  /** The email address. */
  username: string;
  firstName: string;
  lastName: string;
  roles: string[];
  /** Whether every app is visible; if not, only those below. */
  allAppsVisible: boolean;
  provisioningAllowed: boolean;
  visibleAppIds: string[];
}
