import fs from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf } from './fingerprint.mjs';

/** @typedef {{ fingerprint: string, outputs: string[] }} Stamp what was built, and from what */

const stampFile = (/** @type {string} */ root) => path.join(root, 'dist', 'build-stamp.json');

/** Whether all outputs of the last build exist and none of its sources has changed. */
export async function isFresh(/** @type {string} */ root) {
  const stamp = await readStamp(root);
  if (!stamp || stamp.fingerprint !== (await fingerprintOf(root))) return false;
  const there = stamp.outputs.map((file) => fs.stat(path.join(root, 'dist', file)));
  return Promise.all(there).then(
    () => true,
    () => false,
  );
}

/** @returns {Promise<Stamp | null>} */
async function readStamp(/** @type {string} */ root) {
  try {
    return JSON.parse(await fs.readFile(stampFile(root), 'utf8'));
  } catch {
    return null;
  }
}

/** Written last, so that an interrupted build is repeated. */
export async function writeStamp(/** @type {string} */ root, /** @type {Stamp} */ stamp) {
  await fs.writeFile(stampFile(root), JSON.stringify(stamp, null, 1));
}
