import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { raise } from '#shared/errors';

const lockName = 'in-use';

/**
 * Lets one process at a time work on a run. The file holds the owner's process id; an owner that is
 * no longer alive is succeeded. Returns what gives the run free again. Raises `run-in-use`.
 */
export async function lockRun(folder: string): Promise<() => Promise<void>> {
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
async function takeLock(path: string, own: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const isTaken = await link(own, path).then(
      () => true,
      () => false,
    );
    if (isTaken) return () => rm(path, { force: true });
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (isAlive(owner))
      raise('run-in-use', `The process ${owner} on this computer has the run open.`);
    await rm(path, { force: true });
  }
  return raise('run-in-use', 'Another process keeps taking the run.');
}

/** Whether somebody works on the run just now. */
export async function isLocked(folder: string): Promise<boolean> {
  return isAlive(Number(await readFile(join(folder, lockName), 'utf8').catch(() => '')));
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
