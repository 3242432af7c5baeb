import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { onlyOne } from '../process/only-one.mjs';
import { say } from '../process/say.mjs';
import { Stop } from '../process/stop.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { isFresh, writeStamp } from './stamp.mjs';

/**
 * Builds when a source has changed since the last build; several callers at once build once.
 * @param {string} root
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<'fresh' | 'built'>}
 */
export async function buildWhenStale(root, { force = false } = {}) {
  if (!force && (await isFresh(root))) return 'fresh';
  return onlyOne(path.join(root, 'dist', 'build.lock'), async () => {
    if (!force && (await isFresh(root))) return 'fresh';
    const began = performance.now();
    // Taken before the build: what is edited meanwhile makes the next call build again.
    const fingerprint = await fingerprintOf(root);
    removeAbandoned(path.join(root, 'dist'));
    const { bundle } = await import('./bundle.mjs');
    const outputs = await bundle(root).catch((/** @type {Error} */ error) => {
      throw new Stop(
        process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message),
      );
    });
    await writeStamp(root, { fingerprint, outputs });
    say(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return 'built';
  });
}

/** Folders of a build that was ended midway; only the holder of the lock makes them. */
function removeAbandoned(/** @type {string} */ dist) {
  for (const name of fs.readdirSync(dist)) {
    if (name.startsWith('next-')) fs.rmSync(path.join(dist, name), { recursive: true });
  }
}
