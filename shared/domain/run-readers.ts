import { sameVersion } from '../asc/version-numbers';
import type { ErrorCode } from '../error-catalogue';
import type { Finding, FindingCode } from './finding';
import { sendsPackage } from './publish-plan';
import type { GroupGiven, PublishRun, Step, UploadProgress } from './publish-run';
import { storeNeedsYou } from './store-stage';

/** Whether the run can be resumed. */
export function canResume(run: Pick<PublishRun, 'status' | 'readOnly'>): boolean {
  const isAtRest = ['interrupted', 'paused', 'stopped-waiting', 'review-busy', 'failed'].includes(
    run.status.state,
  );
  return (isAtRest || isBlockedByNotes(run)) && run.readOnly === null;
}

/** Whether a colleague can finish the run: it was never finished, and nothing of it is lost here. */
export function canHandOver(run: PublishRun): boolean {
  const { state } = run.status;
  const isOpen = ['running', 'ready-to-notify', 'waiting-for-notes'].includes(state);
  return run.readOnly === null && run.receipt === null && (isOpen || canResume(run));
}

const aboutNotes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'locale-repeated',
  'locale-unknown',
  'note-refused-characters',
  'note-too-long',
]);

/** Whether this finding is about the text or the languages of notes. */
export function isAboutNotes({ code }: Pick<Finding, 'code'>): boolean {
  return aboutNotes.has(code as FindingCode);
}

/** Whether editing the run's notes may be all that a blocked run needs. */
export function isBlockedByNotes({ status }: Pick<PublishRun, 'status'>): boolean {
  return status.state === 'blocked' && status.findings.some(isAboutNotes);
}

/** Whether the run's notes can still be changed, or sent once more. */
export function canEditNotes(run: PublishRun): boolean {
  if (run.readOnly !== null || run.plan.scope === 'upload-only') return false;
  const { state } = run.status;
  return state !== 'cancelled' && (state !== 'blocked' || isBlockedByNotes(run));
}

/**
 * Whether the run would send a changed note at once, because it is past the step that saves them, or over; before that
 * it sends what it has when it gets there.
 */
export function sendsNotesAtOnce(run: PublishRun): boolean {
  const { status, plan } = run;
  if (status.state === 'done' || status.state === 'ready-to-notify') return true;
  if (status.state !== 'running' || !plan.notesReady) return false;
  const isUntouched = run.notes.every(({ state }) => state === 'waiting');
  return !isUntouched || stepOf(run, 'notes')?.progress.state !== 'pending';
}

/** Whether a person has still to mark the notes as ready, now or by the time that the build is processed. */
export function awaitsNotes({ plan, status }: Pick<PublishRun, 'plan' | 'status'>): boolean {
  const { state } = status;
  return !plan.notesReady && !['cancelled', 'blocked', 'done'].includes(state);
}

/** Whether the run itself emails testers, once, and Apple does not. */
export function emailsByHand(notify: PublishRun['plan']['notify']): boolean {
  return notify === 'after-confirm' || typeof notify === 'object';
}

/** Whether the upload can still be withdrawn: until Apple has taken the file. */
export function canWithdraw(run: PublishRun): boolean {
  const upload = run.steps.find((step) => step.id === 'upload');
  return upload?.progress.state !== 'done' && !isOver(run) && run.readOnly === null;
}

/** Whether the run has ended for good. A blocked one whose record lost something may have an upload to withdraw. */
export function isOver(run: PublishRun): boolean {
  const { state } = run.status;
  return (
    ['done', 'cancelled'].includes(state) ||
    (state === 'blocked' && run.repaired.length === 0 && !isBlockedByNotes(run))
  );
}

const attention: readonly PublishRun['status']['state'][] = [
  'failed',
  'stopped-waiting',
  'waiting-for-notes',
  'ready-to-notify',
  'review-busy',
  'interrupted',
  'blocked',
];

/** Whether a finished run has a note that App Store Connect refused, which its plan allows. */
export function hasRefusedNotes({ status, notes }: PublishRun): boolean {
  return status.state === 'done' && notes.some(({ state }) => state === 'refused');
}

/** A finished run continues only for notes that were edited since. */
export function hasUnsentEdit(run: PublishRun): boolean {
  const wasDone = run.status.state === 'done' && run.receipt !== null;
  return wasDone && stepOf(run, 'notes')?.progress.state === 'pending';
}

/**
 * Whether a person has still to decide about notes of a build that may be out: someone else changed them, or what was
 * edited after the run had ended is not sent. A newer build doesn't settle either.
 */
export function hasOpenNotes(run: PublishRun): boolean {
  if (run.notes.some(({ elsewhere }) => elsewhere !== undefined) || hasUnsentEdit(run)) return true;
  const wasDone = run.receipt !== null && run.status.state !== 'done';
  return wasDone && run.notes.some(({ state }) => state !== 'read-back' && state !== 'refused');
}

/** Whether the run needs attention. */
export function needsYou(run: PublishRun): boolean {
  if (run.readOnly !== null) return false;
  const { state } = run.status;
  if (state === 'running') return ['keychain-locked', 'disk-full'].includes(run.wait?.reason ?? '');
  if (wasRejectedLater(run) || hasRefusedNotes(run) || hasUnsentEdit(run)) return true;
  if (storeNeedsYou(run) !== null) return true;
  return attention.includes(state);
}

/** Whether this group's testers can install the build, by the states that were last read. */
export function groupHasBuild(run: PublishRun, group: GroupGiven): boolean {
  if (group.state === 'waiting' || group.isInternal === null) return false;
  const state = group.isInternal ? run.buildStates?.internal : run.buildStates?.external;
  return state === 'IN_BETA_TESTING';
}

/** Whether every group that was asked for has the build. */
export function testersHaveBuild(run: PublishRun): boolean {
  return run.groups.length > 0 && run.groups.every((group) => groupHasBuild(run, group));
}

/** Whether a person can still decide what happens while another build is in review. */
export function canDecideReview(run: PublishRun): boolean {
  return run.reviewBusy !== null && run.readOnly === null && !isOver(run);
}

/** What the run does while another build is in review. */
export function whenReviewBusy({
  plan,
  reviewChoice,
}: Pick<PublishRun, 'plan' | 'reviewChoice'>): PublishRun['plan']['whenReviewBusy'] {
  return reviewChoice ?? plan.whenReviewBusy;
}

/** Whether the run stays unsubmitted until Apple has decided about another build. */
export function waitsForOtherReview(run: PublishRun): boolean {
  return (
    run.reviewBusy !== null && run.ids.reviewSubmission === null && whenReviewBusy(run) === 'wait'
  );
}

/** Whether Apple has still to review the build. */
export function isInReview({ reviewState, buildStates }: PublishRun): boolean {
  // A state that Apple adds later is no decision either.
  const isDecided = reviewState === 'APPROVED' || reviewState === 'REJECTED';
  return reviewState !== null && !isDecided && buildStates?.external !== 'BETA_REJECTED';
}

/** Whether Apple rejected the build after the run had ended. */
export function wasRejectedLater({ status, reviewState, buildStates }: PublishRun): boolean {
  if (status.state !== 'done' || reviewState === null) return false;
  // Either may lag behind the other.
  return reviewState === 'REJECTED' || buildStates?.external === 'BETA_REJECTED';
}

/** Whether Apple rejected the build, during the run or after it. */
export function wasRejected(run: PublishRun): boolean {
  const { status } = run;
  const hasFailed = status.state === 'failed' && status.error.code === 'review-rejected';
  return hasFailed || wasRejectedLater(run);
}

/** Whether a finished run's build still waits for Apple: for its beta review, or for its release after the approval. */
export function isReviewPending(run: PublishRun): boolean {
  const { status, ids, readOnly, reviewState, emails, groups } = run;
  if (status.state !== 'done' || readOnly !== null || ids.build === null) return false;
  if (isInReview(run)) return true;
  const isReleasing =
    reviewState === 'APPROVED' && emails.automatic !== false && !wasRejectedLater(run);
  return isReleasing && groups.length > 0 && !testersHaveBuild(run);
}

/** Whether the review goes on while nobody works on the run: it is over, or stands still while Apple has the build. */
export function isReviewWatched(run: PublishRun): boolean {
  const isAtRest = run.status.state === 'paused' || run.status.state === 'interrupted';
  if (!isAtRest) return isReviewPending(run);
  return run.readOnly === null && run.ids.build !== null && isInReview(run);
}

/** How far a run has come at App Store Connect. */
export type SentSoFar =
  | 'nothing'
  /** A request was sent and never answered. */
  | 'uncertain'
  /** A build upload was created; none of its file is there. */
  | 'upload-created'
  | 'some-parts'
  /** Every part is there; the file is not committed, so that no build is created. */
  | 'every-part'
  /** App Store Connect has received the file. */
  | 'package'
  | 'build'
  /** The build existed before the run, which has changed something of it. */
  | 'changes';

/** How far the run has come, from its facts alone. Any claim that nothing was sent must be based on this. */
export function sentSoFar(run: PublishRun): SentSoFar {
  const { ids, upload, committed, writes, plan } = run;
  const sentNothing = writes.open > 0 ? 'uncertain' : 'nothing';
  if (!sendsPackage(plan)) return writes.answered > 0 ? 'changes' : sentNothing;
  if (ids.build !== null) return 'build';
  if (committed || stepOf(run, 'upload')?.progress.state === 'done') return 'package';
  if (upload !== null && upload.partsStored > 0)
    return upload.partsStored === upload.parts ? 'every-part' : 'some-parts';
  return ids.buildUpload !== null || writes.answered > 0 ? 'upload-created' : sentNothing;
}

/** After these, resuming would only fail again. */
const final: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'build-already-used',
  'build-expired',
  'build-gone',
  'build-internal-only',
  'delivery-failed',
  'processing-failed',
  'review-rejected',
]);

/** Whether the run failed for a reason that resuming cannot change. */
export function failedForGood({ status }: Pick<PublishRun, 'status'>): boolean {
  return status.state === 'failed' && final.has(status.error.code);
}

/** Whether resuming is the next step: it is possible, and would not only fail again. */
export function isResumeUseful(run: PublishRun): boolean {
  return canResume(run) && !failedForGood(run);
}

const refusedByApple: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'delivery-failed',
  'processing-failed',
  'build-expired',
]);

/** Whether Apple has refused the build itself, so that nothing that was sent can be used. */
export function isRefusedByApple({ status }: PublishRun): boolean {
  return status.state === 'failed' && refusedByApple.has(status.error.code);
}

/** Whether the run's build has been started at App Store Connect and can be completed by resuming this run. */
export function isUnfinished(run: PublishRun): boolean {
  const isOpen = isResumeUseful(run) || run.status.state === 'waiting-for-notes';
  if (!isOpen || !sendsPackage(run.plan)) return false;
  return sentSoFar(run) !== 'nothing';
}

type Build = Pick<PublishRun['package'], 'bundleId' | 'version' | 'buildNumber' | 'platform'>;

/** The unfinished run of this build; null if a new run may start it. */
export function unfinishedRunOf(
  runs: readonly PublishRun[],
  environment: PublishRun['environment'],
  build: Build,
): PublishRun | null {
  const isOfBuild = ({ package: own }: PublishRun): boolean =>
    own.bundleId === build.bundleId &&
    sameVersion(own.version, build.version) &&
    sameVersion(own.buildNumber, build.buildNumber) &&
    own.platform === build.platform;
  return (
    runs.find((run) => run.environment === environment && isOfBuild(run) && isUnfinished(run)) ??
    null
  );
}

/** The step that is running, or where the run stopped. */
export function currentStep(run: PublishRun): Step | null {
  return (
    run.steps.find((step) => step.progress.state === 'running') ??
    run.steps.find((step) => step.progress.state === 'failed') ??
    run.steps.find((step) => step.progress.state === 'pending') ??
    null
  );
}

export function stepOf(run: PublishRun, id: Step['id']): Step | undefined {
  return run.steps.find((step) => step.id === id);
}

/** Bytes that have left this computer, including those in flight. */
export function sentBytes(upload: UploadProgress): number {
  return upload.live?.sent ?? upload.stored;
}

/** Between 0 and 1. */
export function uploadFraction(upload: UploadProgress): number {
  return upload.total === 0 ? 0 : Math.min(1, sentBytes(upload) / upload.total);
}
