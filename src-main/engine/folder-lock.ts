import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { livingProcess, ownMark } from './lock-owner';

const lockName = 'in-use';
const tries = 100;
const betweenTriesMs = 20;
/** Clearing a dead lock takes moments; who needs longer was ended while doing it. */
const clearingEndsAfterMs = 5_000;

/** What came of asking for a folder; the owner is a process id, or null where it changes too fast to tell. */
export type FolderLock =
  | { kind: 'taken'; release: () => Promise<void> }
  | { kind: 'in-use'; owner: number | null };

/**
 * Lets one process at a time work in a folder. The file names the owner's process; an owner that is
 * no longer there is succeeded, by one of those who ask.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, lockName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = join(folder, `${lockName}-${process.pid}`);
  await writeFile(own, await ownMark(), { mode: 0o600 });
  try {
    return await takeLock(path, own);
  } finally {
    await rm(own, { force: true });
  }
}

/** A link appears with its content, so that nobody ever sees a lock without an owner. */
async function takeLock(path: string, own: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const isTaken = await succeeds(link(own, path));
    if (isTaken) return { kind: 'taken', release: () => rm(path, { force: true }) };
    const owner = await livingOwner(path);
    if (owner !== null) return { kind: 'in-use', owner };
    if (!(await clearDeadLock(path))) await wait(betweenTriesMs);
  }
  return { kind: 'in-use', owner: null };
}

/** Only one may clear a dead lock, and only after looking again: another may just have succeeded. */
async function clearDeadLock(path: string): Promise<boolean> {
  const clearing = `${path}.clearing`;
  if (!(await succeeds(mkdir(clearing)))) {
    const { mtimeMs = Date.now() } = (await stat(clearing).catch(() => null)) ?? {};
    if (Date.now() - mtimeMs > clearingEndsAfterMs) await succeeds(rmdir(clearing));
    return false;
  }
  try {
    if ((await livingOwner(path)) === null) await rm(path, { force: true });
    return true;
  } finally {
    await succeeds(rmdir(clearing));
  }
}

/** Whether somebody works in the folder just now. */
export async function isLocked(folder: string): Promise<boolean> {
  return (await livingOwner(join(folder, lockName))) !== null;
}

/** The owner's process id; null when nobody holds the lock, or nobody who is still there. */
async function livingOwner(path: string): Promise<number | null> {
  const mark = await readFile(path, 'utf8').catch(() => null);
  return mark === null ? null : livingProcess(mark);
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
