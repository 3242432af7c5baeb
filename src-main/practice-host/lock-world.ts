import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { lockFolder } from '../engine/storage/folder-lock';
import type { LockOwner } from '../engine/storage/lock-owner';

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
      fail('practice-in-use', inUse(lock.owner, folder));
    }
    await wait(pause);
  }
}

function inUse(owner: LockOwner | null, folder: string): Message {
  if (owner === null) return message('error.practice-in-use.some-process', { folder });
  const process = `${owner.processId}`;
  const { elsewhere } = owner;
  return elsewhere === null
    ? message('error.practice-in-use.process', { process, folder })
    : message('error.practice-in-use.computer', { process, computer: elsewhere, folder });
}
