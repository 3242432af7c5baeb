import type { BetaAppReviewSubmissionRow } from './rows';
import type { WorldState } from './state';

/**   WAITING_FOR_REVIEW --queue--> IN_REVIEW --review--> APPROVED | REJECTED   */
export type ReviewState = 'WAITING_FOR_REVIEW' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED';

export function reviewStateOf(submission: BetaAppReviewSubmissionRow, now: number): ReviewState {
  if (now < submission.reviewBeginsAt) return 'WAITING_FOR_REVIEW';
  if (now < submission.decidedAt) return 'IN_REVIEW';
  return submission.decision;
}

export function submissionOf(
  state: WorldState,
  buildId: string,
): BetaAppReviewSubmissionRow | undefined {
  return state.betaAppReviewSubmissions.find((submission) => submission.buildId === buildId);
}

export function isInReview(
  submission: BetaAppReviewSubmissionRow | undefined,
  now: number,
): boolean {
  return submission !== undefined && now < submission.decidedAt;
}
