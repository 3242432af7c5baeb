import fs from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../../paths.mjs';
import { log } from '../../process/log.mjs';
import { withLock } from '../../process/with-lock.mjs';
import { fallbackSource } from './fallback-source.mjs';
import { makeFallbackRuntime } from './repair-runtime.mjs';
import { isWholeRuntime, putInPlace } from './runtime-folder.mjs';

const { recipe } = fallbackSource;

/** @typedef {(draft: string, scratch: string) => Promise<void>} MakeRuntime */

/** The cached runtime, or null when it is missing or incomplete. */
export async function keptFallback(cache = cacheFolder()) {
  const folder = folderIn(cache);
  return (await isWholeRuntime(folder, recipe)) ? folder : null;
}

/**
 * The cached runtime, created first when it is missing or damaged. Concurrent callers create it once.
 * @param {string} [cache]
 * @param {MakeRuntime} [make]
 */
export async function installFallback(cache = cacheFolder(), make = makeFallback) {
  const folder = folderIn(cache);
  await fs.mkdir(cache, { recursive: true });
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!(await isWholeRuntime(folder, recipe))) await putInPlace(folder, recipe, make);
    },
    { onWait: () => log('Another Slipway is fetching Electron; waiting for it ...') },
  );
  return folder;
}

const folderIn = (/** @type {string} */ cache) =>
  path.join(cache, `electron-${fallbackSource.electronVersion}`);

/** @type {MakeRuntime} */
const makeFallback = (draft, scratch) => makeFallbackRuntime(fallbackSource, draft, scratch);
