import { sameVersion } from '../asc/version-numbers';
import type { ErrorCode } from '../error-catalogue';
import type { GroupGiven, PublishRun, Step, UploadProgress } from './publish-run';

/** Whether the run can be resumed. */
export function canResume(run: PublishRun): boolean {
  const isAtRest = ['interrupted', 'paused', 'stopped-waiting', 'failed'].includes(
    run.status.state,
  );
  return isAtRest && run.readOnly === null;
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
    ['done', 'cancelled'].includes(state) || (state === 'blocked' && run.repaired.length === 0)
  );
}

/** Whether the run needs attention. */
export function needsYou(run: PublishRun): boolean {
  if (run.readOnly !== null) return false;
  const { state } = run.status;
  if (state === 'running') return ['keychain-locked', 'disk-full'].includes(run.wait?.reason ?? '');
  if (wasRejectedLater(run)) return true;
  return ['failed', 'stopped-waiting', 'ready-to-notify', 'interrupted', 'blocked'].includes(state);
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

/** Whether Apple has still to review the build. */
export function isInReview({ reviewState }: PublishRun): boolean {
  return reviewState === 'WAITING_FOR_REVIEW' || reviewState === 'IN_REVIEW';
}

/** Whether Apple rejected the build after the run had ended. */
export function wasRejectedLater({ status, reviewState }: PublishRun): boolean {
  return status.state === 'done' && reviewState === 'REJECTED';
}

/** Whether a finished run's build still waits for Apple: for its beta review, or for its release after the approval. */
export function isReviewPending(run: PublishRun): boolean {
  const { status, ids, readOnly, reviewState, emails, groups } = run;
  if (status.state !== 'done' || readOnly !== null || ids.build === null) return false;
  if (isInReview(run)) return true;
  const isReleasing = reviewState === 'APPROVED' && emails.automatic !== false;
  return isReleasing && groups.length > 0 && !testersHaveBuild(run);
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
  if (plan.scope === 'skip-upload') return writes.answered > 0 ? 'changes' : sentNothing;
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
  if (!isResumeUseful(run) || run.plan.scope === 'skip-upload') return false;
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
