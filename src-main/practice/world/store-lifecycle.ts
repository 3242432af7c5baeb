import { delays } from './delays';
import type { AppStoreVersionRow } from './rows';
import { byId, type Moment, type WorldState } from './state';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from './store-rows';

/**
 *   READY_FOR_REVIEW --submitted--> WAITING_FOR_REVIEW --queue--> IN_REVIEW --+--approved--> (COMPLETING) --> COMPLETE
 *          (a draft)                     |                                    |
 *                                        |            UNRESOLVED_ISSUES <-----+ rejected
 *                                        +--canceled--> CANCELING --a while--> COMPLETE
 *
 * UNRESOLVED_ISSUES goes back to WAITING_FOR_REVIEW once it is resolved and submitted again.
 */
type SubmissionState =
  | 'READY_FOR_REVIEW'
  | 'WAITING_FOR_REVIEW'
  | 'IN_REVIEW'
  | 'UNRESOLVED_ISSUES'
  | 'CANCELING'
  | 'COMPLETING'
  | 'COMPLETE';

export function submissionStateOf(submission: ReviewSubmissionRow, now: number): SubmissionState {
  const { canceledAt, reviewBeginsAt, decidedAt, decision } = submission;
  const { cancelingFor = delays.canceling, completingFor = 0 } = submission;
  if (canceledAt !== null) return now < canceledAt + cancelingFor ? 'CANCELING' : 'COMPLETE';
  if (reviewBeginsAt === null || decidedAt === null) return 'READY_FOR_REVIEW';
  if (now < reviewBeginsAt) return 'WAITING_FOR_REVIEW';
  if (now < decidedAt) return 'IN_REVIEW';
  if (decision === 'REJECTED') return 'UNRESOLVED_ISSUES';
  return now < decidedAt + completingFor ? 'COMPLETING' : 'COMPLETE';
}

/** Ends the review or the approval of a version at once, as the older way of withdrawing does. */
export function withdrawVersion(version: AppStoreVersionRow, { state, now }: Moment): void {
  const review = latestReviewOf(version, state);
  if (review === null) return;
  review.submission.canceledAt = now;
  review.submission.cancelingFor = 0;
}

/** The newest review of a version, with its item in the submission. */
function latestReviewOf(
  version: AppStoreVersionRow,
  state: WorldState,
): { item: ReviewSubmissionItemRow; submission: ReviewSubmissionRow } | null {
  const item = state.reviewSubmissionItems.findLast(
    (row) => row.versionId === version.id && !row.isRemoved,
  );
  const submission = item && byId(state.reviewSubmissions, item.submissionId);
  return item && submission ? { item, submission } : null;
}

/** The release of an approved version: world time and calendar date; null while it is not due. */
function releaseOf(
  version: AppStoreVersionRow,
  submission: ReviewSubmissionRow,
): { at: number; date: Date } | null {
  const decided = submission.decidedAt ?? 0;
  if (version.releaseType === 'MANUAL') {
    if (version.releasedAt === null || version.releasedDate === null) return null;
    return { at: version.releasedAt, date: new Date(version.releasedDate) };
  }
  const at = version.releaseType === 'SCHEDULED' ? Math.max(decided, version.dueAt ?? 0) : decided;
  const submitted = new Date(submission.submittedDate ?? 0).getTime();
  return { at, date: new Date(submitted + at - (submission.submittedAt ?? 0)) };
}

/** When a version is or will be released; null when that is not settled. */
export function outSince(
  version: AppStoreVersionRow,
  { state, now }: Moment,
): { at: number; date: Date } | null {
  const review = latestReviewOf(version, state);
  if (!review) {
    if (version.releasedAt === null || version.releasedDate === null) return null;
    return { at: version.releasedAt, date: new Date(version.releasedDate) };
  }
  const { submission } = review;
  const isApproved =
    submission.canceledAt === null && submissionStateOf(submission, now) === 'COMPLETE';
  const release = isApproved ? releaseOf(version, submission) : null;
  return release && { ...release, at: release.at + delays.distribution };
}

export function isOut(version: AppStoreVersionRow, moment: Moment): boolean {
  const since = outSince(version, moment);
  return since !== null && moment.now >= since.at;
}

function isReplaced(version: AppStoreVersionRow, since: number, moment: Moment): boolean {
  return moment.state.appStoreVersions.some((other) => {
    const isRival = other.appId === version.appId && other.platform === version.platform;
    if (!isRival || other.id === version.id) return false;
    const at = outSince(other, moment)?.at;
    return at !== undefined && at > since && moment.now >= at;
  });
}

function approvedState(
  version: AppStoreVersionRow,
  submission: ReviewSubmissionRow,
  moment: Moment,
): string {
  const release = releaseOf(version, submission);
  if (!release) return 'PENDING_DEVELOPER_RELEASE';
  if (moment.now < release.at) return 'PENDING_APPLE_RELEASE';
  const out = release.at + delays.distribution;
  if (moment.now < out) return 'PROCESSING_FOR_DISTRIBUTION';
  return isReplaced(version, out, moment) ? 'REPLACED_WITH_NEW_VERSION' : 'READY_FOR_DISTRIBUTION';
}

/** A rejected version stays rejected when its submission is canceled after that. */
function withdrawnState({ decision, decidedAt, canceledAt }: ReviewSubmissionRow): string {
  const wasDecided = decidedAt !== null && canceledAt !== null && decidedAt <= canceledAt;
  return wasDecided && decision === 'REJECTED' ? 'REJECTED' : 'DEVELOPER_REJECTED';
}

/** The state of a version: its own until it goes into a review, then the review's. */
export function versionStateOf(version: AppStoreVersionRow, moment: Moment): string {
  const review = latestReviewOf(version, moment.state);
  if (!review) {
    const isOld =
      version.appVersionState === 'READY_FOR_DISTRIBUTION' &&
      isReplaced(version, version.releasedAt ?? 0, moment);
    return isOld ? 'REPLACED_WITH_NEW_VERSION' : version.appVersionState;
  }
  const { item, submission } = review;
  const state = submissionStateOf(submission, moment.now);
  switch (state) {
    case 'UNRESOLVED_ISSUES':
      return item.isResolved ? 'READY_FOR_REVIEW' : 'REJECTED';
    case 'CANCELING':
      return 'WAITING_FOR_REVIEW';
    case 'COMPLETING':
      return 'IN_REVIEW';
    case 'COMPLETE':
      return submission.canceledAt === null
        ? approvedState(version, submission, moment)
        : withdrawnState(submission);
    default:
      return state;
  }
}

const editableStates = [
  'PREPARE_FOR_SUBMISSION',
  'DEVELOPER_REJECTED',
  'REJECTED',
  'METADATA_REJECTED',
  'INVALID_BINARY',
];

export function isEditable(version: AppStoreVersionRow, moment: Moment): boolean {
  return editableStates.includes(versionStateOf(version, moment));
}

const doneStates = ['READY_FOR_DISTRIBUTION', 'REPLACED_WITH_NEW_VERSION'];

/** A version in preparation, until it is released. */
export function isOpen(version: AppStoreVersionRow, moment: Moment): boolean {
  return !doneStates.includes(versionStateOf(version, moment));
}

export function versionsBeside(
  { appId, platform }: Pick<AppStoreVersionRow, 'appId' | 'platform'>,
  { state }: Moment,
): AppStoreVersionRow[] {
  return state.appStoreVersions.filter(
    (version) => version.appId === appId && version.platform === platform,
  );
}

/** Nothing of the app was released on the platform before this version. */
export function isFirstVersion(version: AppStoreVersionRow, moment: Moment): boolean {
  return !versionsBeside(version, moment).some(
    (other) => other.id !== version.id && isOut(other, moment),
  );
}
