import type { Archive } from './archive';
import type { PlistReader } from './read-plist';

/** What reading the bundles of one package shares. */
export interface Reading {
  archive: Archive;
  plists: PlistReader;
}
