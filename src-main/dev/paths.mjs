import os from 'node:os';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What the build makes. */
export const dist = path.join(root, 'dist');

/** Kept between checkouts and outside node_modules, so that `npm ci` does not fetch it again. */
export function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'slipway');
}
