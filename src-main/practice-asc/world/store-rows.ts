import type { BetaAppReviewDetailRow, Platform } from './rows';

/** Rows of the App Store side: plain JSON, told apart from TestFlight's in `rows.ts`. */

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
}

export type StoreTexts = Omit<AppStoreVersionLocalizationRow, 'id' | 'versionId' | 'locale'>;

/** Whom a reviewer asks, and how to sign in: the same for beta and store review. */
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
  /** When its cancelling was asked for; it takes a while. */
  canceledAt: number | null;
}

export interface ReviewSubmissionItemRow {
  id: string;
  submissionId: string;
  /** Null when it is something else that is to be reviewed. */
  versionId: string | null;
  /** An in-app event, which nothing more is known of here. */
  eventId?: string;
  isRemoved: boolean;
  /** Said of a rejected version once its trouble is mended. */
  isResolved: boolean;
}

export interface PhasedReleaseRow {
  id: string;
  versionId: string;
  isCompletedByHand: boolean;
  /** Null while it runs. */
  pausedAt: number | null;
  /** Milliseconds of the pauses that are over. */
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
  approvedAt: number;
  /** The paper that was sent along, if one was. */
  document?: { fileName: string; fileSize: number };
}
