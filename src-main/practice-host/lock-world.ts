import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '#shared/errors';
import { lockFolder } from '../engine/storage/folder-lock';

const patience = 2_000;
const pause = 100;

/**
 * Locks the folder of a practice world to one server: two would overwrite each other. Waits for a server that is just
 * shutting down. Returns a function that releases the folder. Fails with `practice-in-use`.
 */
export async function lockWorld(folder: string): Promise<() => Promise<void>> {
  const until = Date.now() + patience;
  for (;;) {
    const lock = await lockFolder(folder);
    if (lock.kind === 'taken') return lock.release;
    if (Date.now() >= until) {
      const { processId, elsewhere } = lock.owner ?? {};
      const owner = processId === undefined ? 'Another process' : `The process ${processId}`;
      const where = elsewhere ? `the computer ${elsewhere}` : 'this computer';
      fail('practice-in-use', `${owner} on ${where} keeps its practice world in ${folder}.`);
    }
    await wait(pause);
  }
}
