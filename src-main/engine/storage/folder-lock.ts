import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type LockOwner, livingOwner, ownMark, showEveryMs } from './lock-owner';

const wholeFolder = 'in-use';
const betweenTriesMs = 20;
/** Removing a dead lock takes moments; a process that takes longer was killed while doing it. */
const clearingEndsAfterMs = 5_000;
/** Long enough to take over from a process that was killed while it removed a dead lock. */
const tries = (1.5 * clearingEndsAfterMs) / betweenTriesMs;

/** Result of locking a folder; the owner is null when it changes too fast to read. */
type FolderLock =
  | { kind: 'taken'; release: () => Promise<void> }
  | { kind: 'in-use'; owner: LockOwner | null };

/**
 * Lets one process at a time work in a folder. The file names the owner's process, its computer and that
 * computer's boot; an owner that is certainly gone is replaced by one of the waiting processes. An owner on another
 * computer, as in a network home folder, is assumed to be alive. With another name only that is taken, not the folder.
 */
export async function lockFolder(folder: string, lockName = wholeFolder): Promise<FolderLock> {
  const path = join(folder, lockName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Two computers or containers may have processes with the same ID.
  const own = join(folder, `${lockName}-${process.pid}-${randomBytes(4).toString('hex')}`);
  await writeFile(own, await ownMark(), { mode: 0o600 });
  try {
    return await takeLock(path, own);
  } finally {
    await rm(own, { force: true });
  }
}

/** A link appears with its content, so that no one ever sees a lock without an owner. */
async function takeLock(path: string, own: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const isTaken = await succeeds(link(own, path));
    if (isTaken) return { kind: 'taken', release: keepShowing(path) };
    const owner = await lockOwner(path);
    if (owner !== null) return { kind: 'in-use', owner };
    if (!(await clearDeadLock(path))) await wait(betweenTriesMs);
  }
  return { kind: 'in-use', owner: null };
}

/** Only one process may remove a dead lock, and only after checking again: another may just have replaced it. */
async function clearDeadLock(path: string): Promise<boolean> {
  const clearing = `${path}.clearing`;
  if (!(await succeeds(mkdir(clearing)))) {
    const { mtimeMs = Date.now() } = (await stat(clearing).catch(() => null)) ?? {};
    if (Date.now() - mtimeMs > clearingEndsAfterMs) await succeeds(rmdir(clearing));
    return false;
  }
  try {
    // One that has just gone leaves nothing to remove: another process may have taken it by then.
    if ((await readLock(path)) === 'dead') await rm(path, { force: true });
    return true;
  } finally {
    await succeeds(rmdir(clearing));
  }
}

/** Periodically shows that this process is still alive. Returns a function that releases the lock. */
function keepShowing(path: string): () => Promise<void> {
  const timer = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, showEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return rm(path, { force: true });
  };
}

/** Whether a process works in the folder right now. */
export async function isLocked(folder: string): Promise<boolean> {
  return (await ownerOf(folder)) !== null;
}

/** The process that works in the folder; null when none does. */
export function ownerOf(folder: string): Promise<LockOwner | null> {
  return lockOwner(lockPath(folder));
}

/** Path of a folder's lock, for a person who has to remove it. */
export function lockPath(folder: string): string {
  return join(folder, wholeFolder);
}

async function lockOwner(path: string): Promise<LockOwner | null> {
  const seen = await readLock(path);
  return typeof seen === 'string' ? null : seen;
}

async function readLock(path: string): Promise<LockOwner | 'none' | 'dead'> {
  const mark = await readFile(path, 'utf8').catch(() => null);
  if (mark === null) return 'none';
  const { mtimeMs = Date.now() } = (await stat(path).catch(() => null)) ?? {};
  return (await livingOwner(mark, Date.now() - mtimeMs)) ?? 'dead';
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
