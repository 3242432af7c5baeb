import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { log } from '../process/log.mjs';
import { Stop } from '../process/stop.mjs';
import { withLock } from '../process/with-lock.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { isFresh, writeStamp } from './stamp.mjs';

/**
 * Builds when a source has changed since the last build; concurrent callers build once.
 * @param {string} root
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<'fresh' | 'built'>}
 */
export async function buildWhenStale(root, { force = false } = {}) {
  if (!force && (await isFresh(root))) return 'fresh';
  return withLock(path.join(root, 'dist', 'build.lock'), async () => {
    if (!force && (await isFresh(root))) return 'fresh';
    const began = performance.now();
    // Taken before the build: a source edited during it makes the next call build again.
    const fingerprint = await fingerprintOf(root);
    removeAbandoned(path.join(root, 'dist'));
    const { bundle } = await import('./bundle.mjs');
    const outputs = await bundle(root).catch((/** @type {Error} */ error) => {
      throw new Stop(
        process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message),
      );
    });
    await writeStamp(root, { fingerprint, outputs });
    log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return 'built';
  });
}

/** Folders of an interrupted build; only the holder of the lock creates them. */
function removeAbandoned(/** @type {string} */ dist) {
  for (const name of fs.readdirSync(dist)) {
    if (name.startsWith('next-')) fs.rmSync(path.join(dist, name), { recursive: true });
  }
}
