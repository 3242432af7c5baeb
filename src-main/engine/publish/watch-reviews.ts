import type { PublishRun } from '#shared/domain/publish-run';
import { isReviewWatched } from '#shared/domain/run-readers';
import { isStoreWatched } from '#shared/domain/store-stage';
import type { Clock } from '../ports';

const day = 24 * 60 * 60_000;
/** A review takes hours: one request per run from time to time. */
const refreshEveryMs = 5 * 60_000;
/** After this long, a run is read again only when it is opened. */
const oldestMs = 14 * day;
/** A version may be released weeks after its approval, and then in phases for seven days with thirty of pauses. */
const oldestAtStoreMs = 90 * day;

interface ReviewWatchOptions {
  clock: Clock;
  runs(): Promise<PublishRun[]>;
  /** Reads the state of one run's review and reports a change. */
  refresh(runId: string): Promise<unknown>;
}

/**
 * Reads the beta review of live runs on which nobody works, now and again, until Apple has decided and testers have the
 * build, and the App Store version that they submitted until all users have it: the first time at once, for what happened while Slipway was closed. The practice App Store Connect is not
 * started for it. Works until the signal aborts.
 */
export async function watchReviews(parts: ReviewWatchOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = parts.clock.now().getTime();
    const isSince = ({ createdAt }: PublishRun, ageMs: number) =>
      createdAt > new Date(now - ageMs).toISOString();
    for (const run of await parts.runs()) {
      const isDue =
        (isReviewWatched(run) && isSince(run, oldestMs)) ||
        (isStoreWatched(run) && isSince(run, oldestAtStoreMs));
      if (run.environment === 'live' && isDue) await parts.refresh(run.id).catch(() => undefined);
    }
    await parts.clock.sleep(refreshEveryMs, signal).catch(() => undefined);
  }
}
