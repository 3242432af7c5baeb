import { watch } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { raise } from '#shared/errors';
import { isLocked } from '../folder-lock';
import type { Clock } from '../ports';
import { writeJsonFile } from '../storage/json-file';
import { parseJson } from '../storage/parse-json';

/** Why somebody ended the work from outside. */
export const StopReason = z.enum(['pause', 'cancel']);
export type StopReason = z.infer<typeof StopReason>;

const StopRequest = z.object({ reason: StopReason });
const requestName = 'stop-asked';

/** Where the system does not tell of changes in a folder, looking there must do. */
const slowLook = 3_000;

/**
 * Hears when another process asks for the end of a run that this one works on. The request is a file in
 * the run's folder: that works alike on every system and needs no open port. Returns what ends the watch.
 */
export function watchForStop(folder: string, onAsked: (reason: StopReason) => void): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const reason = await readRequest(folder);
    if (reason !== null && !isOver) onAsked(reason);
  };
  const closeWatcher = watchFolder(folder, () => void look());
  const timer = setInterval(() => void look(), slowLook);
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

/** Takes back a request, so that it cannot stop whoever works on the run next. */
export async function clearStopRequest(folder: string): Promise<void> {
  await rm(join(folder, requestName), { force: true });
}

async function ask(folder: string, reason: StopReason): Promise<void> {
  await writeJsonFile(join(folder, requestName), { reason }).catch((thrown) =>
    raise('storage-failed', `The request to ${reason} the run could not be written.`, {
      cause: thrown,
    }),
  );
}

const lookEvery = 100;
/** A minute in all: a cancel has to reach Apple before the run is free. */
const mostLooks = 600;
/** A request that crossed with the start of the work was cleared unread: it is made again. */
const askEvery = 10;

/**
 * Asks whatever process works on the run to stop, and resolves once the run is free; at once when nobody
 * works on it. Raises `run-not-stopped`.
 */
export async function askToStop(folder: string, reason: StopReason, clock: Clock): Promise<void> {
  for (let looked = 0; await isLocked(folder); looked += 1) {
    if (looked === mostLooks) {
      await clearStopRequest(folder);
      raise('run-not-stopped', `It was asked to ${reason} the run and has not done so.`);
    }
    const mustAsk = looked % askEvery === 0 && (await readRequest(folder)) === null;
    if (mustAsk) await ask(folder, reason);
    await clock.sleep(lookEvery);
  }
  await clearStopRequest(folder);
}
