import { raise } from '#shared/errors';
import { lockFolder } from '../folder-lock';
import { clearStopRequest } from './stop-request';

/**
 * Lets one process at a time work on a run. Returns what gives the run free again. A request to stop is
 * for the work during which it was made: what is left of one goes when work begins and when it ends.
 * Raises `run-in-use`.
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
  return raise(
    'run-in-use',
    lock.owner === null
      ? 'Another process keeps taking the run.'
      : `The process ${lock.owner} on this computer has the run open.`,
  );
}
