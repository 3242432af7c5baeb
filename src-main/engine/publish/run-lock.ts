import { watch } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock } from '../ports';
import { isLocked, lockFolder, lockPath, ownerOf } from '../storage/folder-lock';
import { parseJson, writeJsonFile } from '../storage/json-file';
import type { LockOwner } from '../storage/lock-owner';

/**
 * Lets one process at a time work on a run. Returns a function that unlocks the run. A stop request is
 * for the work in progress when it was made: leftovers are removed when work starts and when it ends.
 * Throws `run-in-use` and `run-open-elsewhere`.
 */
export async function lockRun(folder: string): Promise<() => Promise<void>> {
  const lock = await lockFolder(folder);
  if (lock.kind === 'taken') {
    await clearStopRequest(folder).catch(async (thrown: unknown) => {
      await lock.release();
      throw thrown;
    });
    return () => clearStopRequest(folder).finally(lock.release);
  }
  return refuse(folder, lock.owner);
}

/** Names the process that works on the run. Throws `run-in-use` and `run-open-elsewhere`. */
export async function refuseInUse(folder: string): Promise<never> {
  return refuse(folder, await ownerOf(folder));
}

/** Throws `run-open-elsewhere` when another computer works on the run. */
async function refuseElsewhere(folder: string): Promise<void> {
  const owner = await ownerOf(folder);
  if (owner?.elsewhere) refuse(folder, owner);
}

/** Throws `run-in-use`, or `run-open-elsewhere` with a remedy. */
function refuse(folder: string, owner: LockOwner | null): never {
  if (owner === null) return fail('run-in-use', message('error.run-in-use.unknown'));
  const { processId, elsewhere } = owner;
  if (elsewhere === null)
    return fail('run-in-use', message('error.run-in-use.process', { process: `${processId}` }));
  return fail(
    'run-open-elsewhere',
    message('error.run-open-elsewhere.detail', {
      computer: elsewhere,
      process: `${processId}`,
    }),
    {
      whatToDo: message('error.run-open-elsewhere.fix-lock', { path: lockPath(folder) }),
    },
  );
}

/** Why another process stopped the work. */
export const StopReason = z.enum(['pause', 'cancel']);
export type StopReason = z.infer<typeof StopReason>;

/** The reason with which a signal is aborted to end a run. */
export class RunStopped extends Error {
  constructor(readonly reason: StopReason) {
    // Not shown: this only ends the work of the run.
    super(`The run was asked to ${reason}`);
    this.name = 'RunStopped';
  }
}

/** Why a run's signal was aborted. */
export function stopReasonOf(signal: AbortSignal): StopReason {
  return signal.reason instanceof RunStopped ? signal.reason.reason : 'pause';
}

const StopRequest = z.object({ reason: StopReason });
const requestName = 'stop-asked';

/** Polling interval for systems that don't report changes in a folder. */
const slowPollMs = 3_000;

/**
 * Listens for another process's request to end a run that this one works on. The request is a file in
 * the run's folder: that works alike on every system and needs no open port. Returns a function that stops watching.
 */
export function watchForStop(folder: string, onAsked: (reason: StopReason) => void): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const reason = await readRequest(folder);
    if (reason !== null && !isOver) onAsked(reason);
  };
  const closeWatcher = watchFolder(folder, () => void look());
  const timer = setInterval(() => void look(), slowPollMs);
  timer.unref();
  void look();
  return () => {
    isOver = true;
    clearInterval(timer);
    closeWatcher();
  };
}

/** Not every file system can be watched. */
function watchFolder(folder: string, onRequest: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (name === null || name === requestName) onRequest();
    });
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}

async function readRequest(folder: string): Promise<StopReason | null> {
  const text = await readFile(join(folder, requestName), 'utf8').catch(() => '');
  return StopRequest.safeParse(parseJson(text)).data?.reason ?? null;
}

/** Removes a request, so that it can't stop the next process that works on the run. */
async function clearStopRequest(folder: string): Promise<void> {
  await rm(join(folder, requestName), { force: true });
}

async function ask(folder: string, reason: StopReason): Promise<void> {
  await writeJsonFile(join(folder, requestName), { reason }).catch((thrown) =>
    fail('storage-failed', message('error.storage-failed.stop-request', { reason }), {
      cause: thrown,
    }),
  );
}

const lookEvery = 100;
/** One minute in total: a cancel must reach Apple before the run is unlocked. */
const maxLooks = 600;
/** A request that crossed with the start of the work was removed unread: it is made again. */
const askEvery = 10;

/**
 * Asks the process that works on the run to stop, and resolves once the run is unlocked; at once when none
 * works on it. Throws `run-not-stopped` and `run-open-elsewhere`.
 */
export async function askToStop(folder: string, reason: StopReason, clock: Clock): Promise<void> {
  for (let looked = 0; await isLocked(folder); looked += 1) {
    if (looked === maxLooks) {
      await clearStopRequest(folder);
      await refuseElsewhere(folder);
      fail('run-not-stopped', message('error.run-not-stopped.detail', { reason }));
    }
    const mustAsk = looked % askEvery === 0 && (await readRequest(folder)) === null;
    if (mustAsk) await ask(folder, reason);
    await clock.sleep(lookEvery);
  }
  await clearStopRequest(folder);
}
