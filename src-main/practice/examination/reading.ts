import type { Archive } from './archive';
import type { PlistReader } from './read-plist';

/** What the readers of one package's bundles share. */
export interface Reading {
  archive: Archive;
  plists: PlistReader;
}
