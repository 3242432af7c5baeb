/*
 * States of builds and reviews, by Apple’s own names for them. An unknown state is shown as Apple writes it. Each stands
 * after a colon or in a list of facts, so it begins as a word within a sentence does.
 */
export const states = {
  'state.processing.PROCESSING': 'processing',
  'state.processing.VALID': 'processed',
  'state.processing.INVALID': 'refused after processing',
  'state.processing.FAILED': 'processing failed',
  // Of a build, for testers inside or outside the team.
  'state.beta.PROCESSING': 'processing',
  'state.beta.PROCESSING_EXCEPTION': 'processing failed',
  'state.beta.MISSING_EXPORT_COMPLIANCE': 'waiting for the export compliance answer',
  'state.beta.IN_EXPORT_COMPLIANCE_REVIEW': 'export compliance in review',
  'state.beta.READY_FOR_BETA_TESTING': 'ready for testing',
  'state.beta.IN_BETA_TESTING': 'in testing',
  'state.beta.EXPIRED': 'expired',
  'state.beta.READY_FOR_BETA_SUBMISSION': 'ready to submit for beta review',
  'state.beta.WAITING_FOR_BETA_REVIEW': 'waiting for beta review',
  'state.beta.IN_BETA_REVIEW': 'in beta review',
  'state.beta.BETA_REJECTED': 'rejected in beta review',
  'state.beta.BETA_APPROVED': 'approved, not released yet',
  'state.beta.NOT_APPLICABLE': 'not available for external testing',
  'state.review.WAITING_FOR_REVIEW': 'waiting for review',
  'state.review.IN_REVIEW': 'in review',
  'state.review.REJECTED': 'rejected',
  'state.review.APPROVED': 'approved',
} as const;
