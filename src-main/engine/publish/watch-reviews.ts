import type { PublishRun } from '#shared/domain/publish-run';
import { isReviewWatched } from '#shared/domain/run-readers';
import type { Clock } from '../ports';

/** A review takes hours: one request per run from time to time. */
const refreshEveryMs = 5 * 60_000;
/** After this long, a run is read again only when it is opened. */
const oldestMs = 14 * 24 * 60 * 60_000;

interface ReviewWatchOptions {
  clock: Clock;
  runs(): Promise<PublishRun[]>;
  /** Reads the state of one run's review and reports a change. */
  refresh(runId: string): Promise<unknown>;
}

/**
 * Reads the beta review of live runs on which nobody works, now and again, until Apple has decided and testers have the
 * build: the first time at once, for what happened while Slipway was closed. The practice App Store Connect is not
 * started for it. Works until the signal aborts.
 */
export async function watchReviews(parts: ReviewWatchOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const oldest = new Date(parts.clock.now().getTime() - oldestMs).toISOString();
    for (const run of await parts.runs())
      if (run.environment === 'live' && isReviewWatched(run) && run.createdAt > oldest)
        await parts.refresh(run.id).catch(() => undefined);
    await parts.clock.sleep(refreshEveryMs, signal).catch(() => undefined);
  }
}
