import { setTimeout as wait } from 'node:timers/promises';
import { raise } from '#shared/errors';
import { lockFolder } from '../engine/folder-lock';

const patience = 2_000;
const pause = 100;

/**
 * Keeps the folder of a practice world to one server: two would write over each other. Somebody who is
 * just leaving is waited for. Returns what gives the folder free again. Raises `practice-in-use`.
 */
export async function holdWorld(folder: string): Promise<() => Promise<void>> {
  const until = Date.now() + patience;
  for (;;) {
    const lock = await lockFolder(folder);
    if (lock.kind === 'taken') return lock.release;
    if (Date.now() >= until) {
      const owner = lock.owner === null ? 'Another process' : `The process ${lock.owner}`;
      raise('practice-in-use', `${owner} on this computer keeps its practice world in ${folder}.`);
    }
    await wait(pause);
  }
}
