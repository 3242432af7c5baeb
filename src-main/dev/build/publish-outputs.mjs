import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Moves a finished build into place file by file, chunks before the entries that import them, then removes files of
 * the previous build. A program that starts meanwhile never reads half a file.
 * @param {string} from the folder that was just built; it is used up
 * @param {string} to
 * @param {(file: string) => boolean} isEntry
 * @returns {Promise<string[]>} the files now in `to`, relative to it
 */
export async function publishOutputs(from, to, isEntry) {
  const made = await filesIn(from);
  const ordered = [...made.filter((file) => !isEntry(file)), ...made.filter(isEntry)];
  for (const file of ordered) {
    await fs.mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await fs.rename(path.join(from, file), path.join(to, file));
  }
  const leftOver = (await filesIn(to)).filter((file) => !made.includes(file));
  await Promise.all(leftOver.map((file) => fs.rm(path.join(to, file))));
  await fs.rm(from, { recursive: true, force: true });
  return made;
}

/** @returns {Promise<string[]>} */
async function filesIn(/** @type {string} */ folder) {
  const entries = await fs
    .readdir(folder, { recursive: true, withFileTypes: true })
    .catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
}
