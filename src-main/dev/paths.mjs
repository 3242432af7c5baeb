import os from 'node:os';
import path from 'node:path';

/** The repository root. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The build output. */
export const dist = path.join(root, 'dist');

/** Shared between checkouts and outside node_modules, so that `npm ci` does not download it again. */
export function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'slipway');
}
