import {
  longestPhasedPause,
  type PhasedRelease,
  phasedShares,
  type StorePage,
  type StoreSubmission,
} from './app-store';
import type { PublishRun, StoreProgress } from './publish-run';

/**
 * How far a version is on its way to the App Store, from Apple's states of the version and of its submission together.
 *
 *   preparing ──> draft ──> waiting ──> in-review ─┬─> approved ──> processing ──> live ──> replaced
 *                              │            │      ├─> accepted   (the rest of the submission is not decided)
 *                              │            │      ├─> scheduled  (approved; Apple releases it)
 *                              └─ canceling ┘      └─> rejected ──> waiting  (submitted again)
 *                                     └─> withdrawn
 */
export type StoreStage =
  | 'preparing'
  | 'draft'
  | 'compliance'
  | 'waiting'
  | 'in-review'
  | 'accepted'
  | 'canceling'
  | 'withdrawn'
  | 'rejected'
  | 'approved'
  | 'scheduled'
  | 'processing'
  | 'live'
  | 'replaced'
  /** A state that Apple added later. */
  | 'unknown';

const stages: Readonly<Record<string, StoreStage>> = {
  PREPARE_FOR_SUBMISSION: 'preparing',
  READY_FOR_REVIEW: 'draft',
  WAITING_FOR_EXPORT_COMPLIANCE: 'compliance',
  WAITING_FOR_REVIEW: 'waiting',
  IN_REVIEW: 'in-review',
  ACCEPTED: 'accepted',
  DEVELOPER_REJECTED: 'withdrawn',
  REJECTED: 'rejected',
  METADATA_REJECTED: 'rejected',
  INVALID_BINARY: 'rejected',
  PENDING_DEVELOPER_RELEASE: 'approved',
  PENDING_APPLE_RELEASE: 'scheduled',
  PROCESSING_FOR_DISTRIBUTION: 'processing',
  READY_FOR_DISTRIBUTION: 'live',
  REPLACED_WITH_NEW_VERSION: 'replaced',
};

/** `submissionState` is null if the version has no open submission, or if its state is not known. */
export function storeStage(versionState: string, submissionState: string | null): StoreStage {
  // Its version still reads as waiting, or as in review, until Apple has withdrawn it.
  if (submissionState === 'CANCELING') return 'canceling';
  const ofVersion = Object.hasOwn(stages, versionState) ? stages[versionState] : undefined;
  if (ofVersion !== undefined) return ofVersion;
  switch (submissionState) {
    case 'UNRESOLVED_ISSUES':
      return 'rejected';
    case 'WAITING_FOR_REVIEW':
      return 'waiting';
    case 'IN_REVIEW':
      return 'in-review';
    default:
      return 'unknown';
  }
}

/** The open submission that a version is in; null if there is none, or if that could not be read. */
export function submissionOf(
  { submissions }: Pick<StorePage, 'submissions'>,
  versionId: string,
): StoreSubmission | null {
  const isOurs = ({ versionId: own, items }: StoreSubmission) =>
    own === versionId || (items ?? []).some((item) => item.versionId === versionId);
  return submissions?.find(isOurs) ?? null;
}

/** Apple, and no person, changes what these show. */
const movesByApple: ReadonlySet<StoreStage> = new Set<StoreStage>([
  'compliance',
  'waiting',
  'in-review',
  'accepted',
  'canceling',
  'scheduled',
  'processing',
]);

/** Whether the stage is expected to change without anyone doing something here. */
export function isStageMoving(stage: StoreStage): boolean {
  return movesByApple.has(stage);
}

/** Whether the submission can be canceled; while a version is in review Apple may refuse that. */
export function canCancelSubmission(stage: StoreStage): boolean {
  return stage === 'waiting' || stage === 'in-review' || stage === 'compliance';
}

/** What a run's version has come to; null if the run has none yet. */
export function storeStageOf(run: Pick<PublishRun, 'store'>): StoreStage | null {
  const { store } = run;
  return store?.versionState == null ? null : storeStage(store.versionState, store.submissionState);
}

/** Whether a run has submitted its version to App Review, so that Apple decides about it. */
export function isSubmitted({ submissionState, versionState }: StoreProgress): boolean {
  if (submissionState !== null && submissionState !== 'READY_FOR_REVIEW') return true;
  return versionState !== null && isStageMoving(storeStage(versionState, submissionState));
}

/** Whether a finished run's version waits for a person: it was rejected, or is approved and not released. */
export function storeNeedsYou(
  run: Pick<PublishRun, 'status' | 'store'>,
): 'rejected' | 'approved' | null {
  if (run.status.state !== 'done') return null;
  const stage = storeStageOf(run);
  return stage === 'rejected' || stage === 'approved' ? stage : null;
}

/**
 * Whether the version of a run on which nobody works still changes at Apple: it is with App Review, on its way to the
 * App Store, or released in phases.
 */
export function isStoreWatched(run: Pick<PublishRun, 'status' | 'readOnly' | 'store'>): boolean {
  const { status, readOnly, store } = run;
  if (status.state === 'running' || readOnly !== null || store?.versionId == null) return false;
  const stage = storeStageOf(run);
  if (stage === null || !isSubmitted(store)) return false;
  const isPhased = store.phasedState !== null && store.phasedState !== 'COMPLETE';
  return isStageMoving(stage) || stage === 'approved' || (stage === 'live' && isPhased);
}

/** One of the seven days of a phased release. */
export interface PhasedDay {
  /** From 1. */
  day: number;
  /** Percent of users with automatic updates. */
  share: number;
  is: 'over' | 'today' | 'ahead';
}

/** The days of a phased release, as Apple reports it. */
export function phasedDays({ state, currentDay }: PhasedRelease): PhasedDay[] {
  const isComplete = state === 'COMPLETE';
  return phasedShares.map((share, place) => {
    const day = place + 1;
    if (isComplete) return { day, share, is: 'over' };
    if (state === 'INACTIVE' || currentDay === null) return { day, share, is: 'ahead' };
    return { day, share, is: day < currentDay ? 'over' : day === currentDay ? 'today' : 'ahead' };
  });
}

/** Days for which the release can still be paused; null if Apple did not report how many were used. */
export function pauseDaysLeft({ pausedDays }: PhasedRelease): number | null {
  return pausedDays === null ? null : Math.max(0, longestPhasedPause - pausedDays);
}
