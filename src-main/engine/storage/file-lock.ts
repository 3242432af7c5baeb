import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';

const betweenTriesMs = 10;
/** The work takes milliseconds: who holds the lock for longer was killed meanwhile. */
const deadAfterMs = 2_000;
/** Twice as long as a dead lock is waited for. */
const tries = (2 * deadAfterMs) / betweenTriesMs;

/**
 * Lets one process at a time read and write a file, for work that waits for nothing. The lock is a file beside it.
 * Throws `storage-failed`.
 */
export function whileFileLocked<T>(path: string, work: () => T): T {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (takes(lock)) {
      try {
        return work();
      } finally {
        rmSync(lock, { force: true });
      }
    }
    if (isDead(lock)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenTriesMs);
  }
  const params = { path: lock, code: 'EBUSY' };
  return fail('storage-failed', message('error.storage-failed.file', params));
}

function takes(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

function isDead(lock: string): boolean {
  const { mtimeMs = Date.now() } = statSync(lock, { throwIfNoEntry: false }) ?? {};
  return Date.now() - mtimeMs > deadAfterMs;
}
