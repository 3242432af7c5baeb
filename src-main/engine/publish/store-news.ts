import type { PublishRun, StoreProgress } from '#shared/domain/publish-run';
import { type StoreStage, storeStage } from '#shared/domain/store-stage';
import { readAppStoreVersion } from '../asc/app-store-versions';
import type { AscClient } from '../asc/client';
import { Refusal } from '../asc/refusal';
import { readSubmission } from '../asc/review-submissions';
import type { NewRunEvent } from './run-event';

/** Apple's states of a submitted version; null for what there is none of, or what was not reported. */
export type StoreStates = Pick<StoreProgress, 'submissionState' | 'phasedState'> & {
  versionState: string;
};

/** What a run's version and its submission read now. */
export async function readStoreStates(
  client: AscClient,
  versionId: string,
  submissionId: string | null,
): Promise<StoreStates> {
  const [version, submissionState] = await Promise.all([
    readAppStoreVersion(client, versionId),
    submissionId === null ? null : readSubmissionState(client, submissionId),
  ]);
  return {
    versionState: version.state,
    submissionState,
    phasedState: version.phased?.state ?? null,
  };
}

async function readSubmissionState(client: AscClient, id: string): Promise<string | null> {
  try {
    return (await readSubmission(client, id)).state || null;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 404) return null;
    throw thrown;
  }
}

/** What this reading shows that the run does not know yet, as events of its journal. */
export function storeNews({ store }: PublishRun, states: StoreStates): NewRunEvent[] {
  if (store === null || states.versionState === '') return [];
  const isSame =
    store.versionState === states.versionState &&
    store.submissionState === states.submissionState &&
    store.phasedState === states.phasedState;
  return isSame || isOutdated(store, states) ? [] : [{ type: 'store-states-seen', ...states }];
}

/** How far a version has come that App Review takes or took; Apple takes no step of it back. */
const way: readonly StoreStage[] = ['waiting', 'in-review', 'approved', 'processing', 'live'];

/**
 * A server that does not know of a decision yet still answers with the state before. A version that was submitted
 * again, in another submission, is another matter: the run's own one is complete then.
 */
function isOutdated(store: StoreProgress, { versionState, submissionState }: StoreStates): boolean {
  if (store.versionState === null || submissionState === 'COMPLETE') return false;
  const before = way.indexOf(storeStage(store.versionState, null));
  const now = way.indexOf(storeStage(versionState, null));
  return now >= 0 && before > now;
}
