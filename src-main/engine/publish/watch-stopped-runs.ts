import type { PublishRun } from '#shared/domain/publish-run';
import { attentionById } from '#shared/domain/run-attention';
import { isUndecided } from '../asc/beta-review';
import { readBuildUpload } from '../asc/build-uploads';
import { findBuild, readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import type { Clock } from '../ports';
import { identityFor } from './own-upload';

/** No one waits for these any longer: one request per run from time to time. */
const lookEveryMs = 5 * 60_000;
/** A run that was not resumed for this long is no longer watched. */
const oldestMs = 7 * 24 * 60 * 60_000;

interface WatchOptions {
  clock: Clock;
  runs(): Promise<PublishRun[]>;
  clientFor(run: PublishRun): Promise<AscClient>;
  /** Called once for each run whose wait would be over now. */
  onNews(run: PublishRun): void;
}

/**
 * Watches runs that stopped waiting, so that the user can be notified when Apple is ready. It
 * never resumes one automatically. Works until the signal aborts.
 */
export async function watchStoppedRuns(parts: WatchOptions, signal: AbortSignal): Promise<void> {
  const notified = new Set<string>();
  while (!signal.aborted) {
    await parts.clock.sleep(lookEveryMs, signal).catch(() => undefined);
    if (signal.aborted) return;
    for (const run of await stoppedWaiting(parts)) {
      if (notified.has(visitOf(run)) || !(await hasCome(parts, run))) continue;
      notified.add(visitOf(run));
      parts.onNews(run);
    }
  }
}

async function stoppedWaiting({ runs, clock }: WatchOptions): Promise<PublishRun[]> {
  const oldest = new Date(clock.now().getTime() - oldestMs).toISOString();
  const all = await runs();
  const attention = attentionById(all);
  return all.filter(
    ({ id, status }) =>
      (status.state === 'stopped-waiting' || status.state === 'review-busy') &&
      status.at > oldest &&
      attention.get(id)?.state === 'needed',
  );
}

/** A run that was resumed and stopped again is watched again. */
function visitOf({ id, updatedAt }: PublishRun): string {
  return `${id} ${updatedAt}`;
}

/** Any error only means that there is no news yet. */
async function hasCome(parts: WatchOptions, run: PublishRun): Promise<boolean> {
  const client = await parts.clientFor(run).catch(() => null);
  if (client === null) return false;
  const isOver =
    run.status.state === 'review-busy'
      ? isReviewFree(client, run)
      : run.ids.build
        ? isProcessed(client, run.ids.build)
        : hasAppeared(client, run);
  return isOver.catch(() => false);
}

/** Whether Apple has decided about the build that was in the way. */
async function isReviewFree(client: AscClient, { reviewBusy }: PublishRun): Promise<boolean> {
  if (!reviewBusy?.buildId) return false;
  const { expired, review } = await readBuild(client, reviewBusy.buildId);
  return expired || !isUndecided(review);
}

async function isProcessed(client: AscClient, buildId: string): Promise<boolean> {
  const { processing, internal } = (await readBuild(client, buildId)).states;
  return processing !== 'PROCESSING' && internal !== 'PROCESSING';
}

async function hasAppeared(client: AscClient, run: PublishRun): Promise<boolean> {
  if (!run.ids.buildUpload) return (await findBuild(client, identityFor(run))) !== null;
  const { state, buildId } = await readBuildUpload(client, run.ids.buildUpload);
  return buildId !== null || state === 'FAILED';
}
