import fs from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../paths.mjs';
import { onlyOne } from '../process/only-one.mjs';
import { say } from '../process/say.mjs';
import { fallbackSource } from './fallback-source.mjs';
import { makeFallbackRuntime } from './repair-runtime.mjs';
import { isWholeRuntime, putInPlace } from './runtime-folder.mjs';

const { recipe } = fallbackSource;

/** @typedef {(draft: string, scratch: string) => Promise<void>} MakeRuntime */

/** The runtime that is kept in the cache, or null when there is none or half of one. */
export async function keptFallback(cache = cacheFolder()) {
  const folder = folderIn(cache);
  return (await isWholeRuntime(folder, recipe)) ? folder : null;
}

/**
 * The runtime in the cache, made first when it is missing or damaged. Two callers at once make it once.
 * @param {string} [cache]
 * @param {MakeRuntime} [make]
 */
export async function installFallback(cache = cacheFolder(), make = makeFallback) {
  const folder = folderIn(cache);
  await fs.mkdir(cache, { recursive: true });
  await onlyOne(
    `${folder}.lock`,
    async () => {
      if (!(await isWholeRuntime(folder, recipe))) await putInPlace(folder, recipe, make);
    },
    { onWait: () => say('Another Slipway is fetching Electron; waiting for it ...') },
  );
  return folder;
}

const folderIn = (/** @type {string} */ cache) =>
  path.join(cache, `electron-${fallbackSource.electronVersion}`);

/** @type {MakeRuntime} */
const makeFallback = (draft, scratch) => makeFallbackRuntime(fallbackSource, draft, scratch);
