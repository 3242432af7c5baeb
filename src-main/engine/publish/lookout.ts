import type { PublishRun } from '#shared/domain/publish-run';
import { readBuildUpload } from '../asc/build-uploads';
import { findBuild, readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import type { Clock } from '../ports';
import { identityFor } from './steps/upload';

/** Nobody waits for these any more: one request a run now and then. */
const lookEveryMs = 5 * 60_000;
/** A run that nobody took up for so long is left in peace. */
const oldestMs = 7 * 24 * 60 * 60_000;

export interface LookoutParts {
  clock: Clock;
  runs(): Promise<PublishRun[]>;
  clientFor(run: PublishRun): Promise<AscClient>;
  /** Hears once of each run whose wait would be over now. */
  onNews(run: PublishRun): void;
}

/**
 * Keeps an eye on runs that stopped waiting, so that somebody can be told when Apple has come that far. It
 * never carries one on by itself. Works until the signal is aborted.
 */
export async function keepLookout(parts: LookoutParts, signal: AbortSignal): Promise<void> {
  const told = new Set<string>();
  while (!signal.aborted) {
    await parts.clock.sleep(lookEveryMs, signal).catch(() => undefined);
    if (signal.aborted) return;
    for (const run of await stoppedWaiting(parts)) {
      if (told.has(visitOf(run)) || !(await hasCome(parts, run))) continue;
      told.add(visitOf(run));
      parts.onNews(run);
    }
  }
}

async function stoppedWaiting({ runs, clock }: LookoutParts): Promise<PublishRun[]> {
  const oldest = new Date(clock.now().getTime() - oldestMs).toISOString();
  return (await runs()).filter(
    ({ status, readOnly }) =>
      status.state === 'stopped-waiting' && readOnly === null && status.at > oldest,
  );
}

/** A run that was carried on and stopped again is watched anew. */
function visitOf({ id, updatedAt }: PublishRun): string {
  return `${id} ${updatedAt}`;
}

/** Trouble of any kind only means that there is no news yet. */
async function hasCome(parts: LookoutParts, run: PublishRun): Promise<boolean> {
  const client = await parts.clientFor(run).catch(() => null);
  if (client === null) return false;
  const isOver = run.ids.build ? isProcessed(client, run.ids.build) : hasAppeared(client, run);
  return isOver.catch(() => false);
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
