import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets one process at a time do something: the others wait until it is done. The lock is a file that names its
 * holder; a holder that died without releasing it is replaced.
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} act
 * @param {{ onWait?: () => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(lockFile, act, { onWait } = {}) {
  await fs.mkdir(path.dirname(lockFile), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}`;
  let waited = false;
  while (!(await take(lockFile, mine))) {
    if (!waited) onWait?.();
    waited = true;
    await sleep(100);
  }
  try {
    return await act();
  } finally {
    await fs.rm(lockFile, { force: true });
  }
}

async function take(/** @type {string} */ lockFile, /** @type {string} */ mine) {
  if (await createWhole(lockFile, mine)) return true;
  const holder = await fs.readFile(lockFile, 'utf8').catch(() => null);
  if (holder === null || isAlive(Number(holder.split(' ')[0]))) return false;
  return replaceDead(lockFile, holder, mine);
}

/** Several may see the same dead holder: the marker, named after it, lets only one of them replace it. */
async function replaceDead(
  /** @type {string} */ lockFile,
  /** @type {string} */ holder,
  /** @type {string} */ mine,
) {
  const marker = `${lockFile}.${holder.split(' ')[1]}`;
  if (!(await createWhole(marker, mine))) {
    const left = await fs.readFile(marker, 'utf8').catch(() => null);
    if (left !== null && !isAlive(Number(left.split(' ')[0]))) await fs.rm(marker, { force: true });
    return false;
  }
  try {
    if ((await fs.readFile(lockFile, 'utf8').catch(() => null)) !== holder) return false;
    await fs.rm(lockFile);
    return await createWhole(lockFile, mine);
  } finally {
    await fs.rm(marker, { force: true });
  }
}

/** Creates a file together with its content, or returns that it already exists. */
async function createWhole(/** @type {string} */ file, /** @type {string} */ text) {
  const draft = `${file}.${randomUUID()}`;
  await fs.writeFile(draft, text);
  try {
    await fs.link(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    await fs.rm(draft, { force: true });
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
