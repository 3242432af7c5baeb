/** Apple's states with plain text for each. An unlisted state is shown as Apple wrote it. */

export const buildUploadStates = {
  AWAITING_UPLOAD: 'waiting for the file',
  PROCESSING: 'being taken in',
  COMPLETE: 'taken in',
  FAILED: 'refused',
} as const;

export const processingStates = {
  PROCESSING: 'processing',
  VALID: 'processed',
  INVALID: 'refused after processing',
  FAILED: 'processing failed',
} as const;

export const internalBuildStates = {
  PROCESSING: 'processing',
  PROCESSING_EXCEPTION: 'processing broke',
  MISSING_EXPORT_COMPLIANCE: 'waiting for the export compliance answer',
  IN_EXPORT_COMPLIANCE_REVIEW: 'export compliance is being checked',
  READY_FOR_BETA_TESTING: 'ready for testers',
  IN_BETA_TESTING: 'with testers',
  EXPIRED: 'expired',
} as const;

export const externalBuildStates = {
  ...internalBuildStates,
  READY_FOR_BETA_SUBMISSION: 'ready to be submitted for beta review',
  WAITING_FOR_BETA_REVIEW: 'waiting for beta review',
  IN_BETA_REVIEW: 'in beta review',
  BETA_REJECTED: 'rejected in beta review',
  BETA_APPROVED: 'approved, not handed out yet',
  NOT_APPLICABLE: 'not for external testing',
} as const;

export const betaReviewStates = {
  WAITING_FOR_REVIEW: 'waiting for review',
  IN_REVIEW: 'in review',
  REJECTED: 'rejected',
  APPROVED: 'approved',
} as const;

/** The plain text for one of Apple's states, or Apple's own in readable form. */
export function plainState(words: Record<string, string>, state: string): string {
  return words[state] ?? state.toLowerCase().replaceAll('_', ' ');
}

/** Apple's `platform` values for uploaded packages (App Store Connect API 4.1, `Platform`; November 2026). */
export const platforms = ['IOS', 'TV_OS', 'VISION_OS', 'MAC_OS'] as const;

export type Platform = (typeof platforms)[number];
