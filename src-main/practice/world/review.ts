import type { ErrorNumberText } from '#shared/asc/error-numbers';
import type { BetaAppReviewSubmissionRow, BuildRow } from './rows';
import { byId, type WorldState } from './state';
import type { ReviewContact } from './store-rows';

/**   WAITING_FOR_REVIEW --queue--> IN_REVIEW --review--> APPROVED | REJECTED   */
type ReviewState = 'WAITING_FOR_REVIEW' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED';

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

/**
 * What Apple accepts a delivery with and refuses a submission for review for: its mails about these speak of the
 * submission, and the build reads INVALID some minutes later.
 */
const refusedCodes: readonly ErrorNumberText[] = ['91055', '91056', '91064'];

/** Whether a build will fail the check that precedes every review. */
export function isRefusedAtReview(build: BuildRow, { buildUploads }: WorldState): boolean {
  const upload = build.uploadId === null ? undefined : byId(buildUploads, build.uploadId);
  return upload?.warnings.some(({ code }) => refusedCodes.includes(code)) === true;
}

type ReviewField = keyof ReviewContact & string;

const contacts: readonly ReviewField[] = [
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
];
const demoAccount: readonly ReviewField[] = ['demoAccountName', 'demoAccountPassword'];

/** The empty fields that beta review requires. */
export function missingContacts(row: ReviewContact): ReviewField[] {
  const needed = row.demoAccountRequired ? [...contacts, ...demoAccount] : contacts;
  return needed.filter((name) => !row[name]);
}

/** What the app still lacks before a build of it can go to external testers, as text. */
export function missingForReview(build: BuildRow, state: WorldState): string[] {
  const app = byId(state.apps, build.appId);
  const information = state.betaAppLocalizations.find(
    (row) => row.appId === build.appId && row.locale === app?.primaryLocale,
  );
  const details = state.betaAppReviewDetails.find((row) => row.appId === build.appId);
  const missing: string[] = [];
  if (!information?.description) missing.push('Beta App Description is missing');
  if (!information?.feedbackEmail) missing.push('Feedback Email is missing');
  for (const name of details ? missingContacts(details) : contacts) {
    missing.push(`Beta App Review Information is missing: ${name}`);
  }
  return missing;
}
