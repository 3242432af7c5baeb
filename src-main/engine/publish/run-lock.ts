import { raise } from '#shared/errors';
import { lockFolder } from '../folder-lock';

/** Lets one process at a time work on a run. Returns what gives the run free again. Raises `run-in-use`. */
export async function lockRun(folder: string): Promise<() => Promise<void>> {
  const lock = await lockFolder(folder);
  if (lock.kind === 'taken') return lock.release;
  return raise(
    'run-in-use',
    lock.owner === null
      ? 'Another process keeps taking the run.'
      : `The process ${lock.owner} on this computer has the run open.`,
  );
}
