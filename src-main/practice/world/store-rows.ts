import type { BetaAppReviewDetailRow, Platform } from './rows';

/** Rows of the App Store side: plain JSON, separate from TestFlight's in `rows.ts`. */

export interface AppStoreVersionLocalizationRow {
  id: string;
  versionId: string;
  locale: string;
  description: string | null;
  keywords: string | null;
  marketingUrl: string | null;
  promotionalText: string | null;
  supportUrl: string | null;
  whatsNew: string | null;
  /** Display types that it has screenshots for; those of an iPhone if it is missing. */
  screenshots?: string[];
  /** How many screenshots each of these sets has; some if it is missing. */
  screenshotsEach?: number;
}

export type StoreTexts = Omit<
  AppStoreVersionLocalizationRow,
  'id' | 'versionId' | 'locale' | 'screenshots' | 'screenshotsEach'
>;

/** The contact for the reviewer and the demo account: the same for beta and store review. */
export type ReviewContact = Omit<BetaAppReviewDetailRow, 'id' | 'appId'>;

export interface AppStoreReviewDetailRow extends ReviewContact {
  id: string;
  versionId: string;
}

export interface ReviewSubmissionRow {
  id: string;
  appId: string;
  platform: Platform;
  /** Null while it is a draft. */
  submittedDate: string | null;
  submittedAt: number | null;
  reviewBeginsAt: number | null;
  decidedAt: number | null;
  decision: 'APPROVED' | 'REJECTED';
  /** When its cancellation was requested; it takes a while. */
  canceledAt: number | null;
  /** Milliseconds of that while, if it is not the usual one. */
  cancelingFor?: number;
  /** Milliseconds for which it reads COMPLETING after the decision; none without it. */
  completingFor?: number;
}

export interface ReviewSubmissionItemRow {
  id: string;
  submissionId: string;
  /** Null when the item is not a version. */
  versionId: string | null;
  /** An in-app event, of which nothing else is modeled here. */
  eventId?: string;
  isRemoved: boolean;
  /** Set on a rejected version once its problem is fixed. */
  isResolved: boolean;
}

export interface PhasedReleaseRow {
  id: string;
  versionId: string;
  isCompletedByHand: boolean;
  /** Null while it is running. */
  pausedAt: number | null;
  /** Milliseconds of the finished pauses. */
  pausedBefore: number;
}

export interface EncryptionDeclarationRow {
  id: string;
  appId: string;
  appDescription: string;
  containsProprietaryCryptography: boolean;
  containsThirdPartyCryptography: boolean;
  availableOnFrenchStore: boolean;
  createdDate: string;
  reviewBeginsAt: number;
  /** When Apple decides. */
  approvedAt: number;
  /** What Apple decides instead of an approval. */
  refusedAs?: 'REJECTED' | 'INVALID' | 'EXPIRED';
  /** The document that was sent with it, if any. */
  document?: { fileName: string; fileSize: number };
}
