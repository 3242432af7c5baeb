import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const lockName = 'in-use';

/** What came of asking for a folder; the owner is a process id, or null where it changes too fast to tell. */
export type FolderLock =
  | { kind: 'taken'; release: () => Promise<void> }
  | { kind: 'in-use'; owner: number | null };

/**
 * Lets one process at a time work in a folder. The file holds the owner's process id; an owner that is
 * no longer alive is succeeded.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, lockName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = join(folder, `${lockName}-${process.pid}`);
  await writeFile(own, String(process.pid), { mode: 0o600 });
  try {
    return await takeLock(path, own);
  } finally {
    await rm(own, { force: true });
  }
}

/** A link appears with its content, so that nobody ever sees a lock without an owner. */
async function takeLock(path: string, own: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const isTaken = await link(own, path).then(
      () => true,
      () => false,
    );
    if (isTaken) return { kind: 'taken', release: () => rm(path, { force: true }) };
    const owner = await readOwner(path);
    if (isAlive(owner)) return { kind: 'in-use', owner };
    await rm(path, { force: true });
  }
  return { kind: 'in-use', owner: null };
}

/** Whether somebody works in the folder just now. */
export async function isLocked(folder: string): Promise<boolean> {
  return isAlive(await readOwner(join(folder, lockName)));
}

async function readOwner(path: string): Promise<number> {
  return Number(await readFile(path, 'utf8').catch(() => ''));
}

/** Whether a process of that number runs, whoever it belongs to. */
export function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
