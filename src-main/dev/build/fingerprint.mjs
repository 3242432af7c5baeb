import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

const folders = ['shared', 'src-main', 'src-renderer'];
const files = ['package.json', 'package-lock.json'];
/** Scripts that are in no bundle; the bundler's own scripts still count. */
const beside = ['src-main/dev'];
const yet = ['src-main/dev/build'];

/** What the build puts into its programs: `built` of src-main/vite.config.ts. */
const variables = [
  'SLIPWAY_UPDATE_FEED',
  'SLIPWAY_UPDATE_KEYS',
  'SLIPWAY_UPDATE_PAGE',
  'SLIPWAY_UPDATE_LOOPBACK',
];

/**
 * A short text that changes with any source of the build: the files, their sizes and modification times, and the
 * variables that are built in. Reads no file, so that it takes only milliseconds.
 * @param {string} root
 */
export async function fingerprintOf(root) {
  const paths = (
    await Promise.all([...folders, ...yet].map((folder) => list(root, folder)))
  ).flat();
  const lines = await Promise.all([...files, ...paths.sort()].map((file) => describe(root, file)));
  const built = variables.map((name) => `${name} ${process.env[name] ?? ''}`);
  return createHash('sha256')
    .update([...lines, ...built].join('\n'))
    .digest('hex');
}

/** @returns {Promise<string[]>} */
async function list(/** @type {string} */ root, /** @type {string} */ folder) {
  const entries = await fs
    .readdir(path.join(root, folder), { withFileTypes: true })
    .catch(() => []);
  const found = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => {
      const inside = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [inside];
      return beside.includes(inside) ? [] : list(root, inside);
    });
  return (await Promise.all(found)).flat();
}

async function describe(/** @type {string} */ root, /** @type {string} */ file) {
  const stat = await fs.stat(path.join(root, file)).catch(() => null);
  return stat ? `${file} ${stat.size} ${stat.mtimeMs}` : `${file} absent`;
}
