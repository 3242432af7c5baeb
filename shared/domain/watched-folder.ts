import { z } from 'zod';
import { Text } from '../words/message';

/** How many folders can be watched. */
export const mostWatchedFolders = 20;

/** A folder in which new packages are noticed. */
export const WatchedFolder = z.object({
  /** Absolute, on this computer. */
  path: z.string().min(1).max(4096),
  /** The last part of the path. */
  name: z.string(),
  /**
   * `polling`: looked through every few seconds, since a network drive, or a system that watches too many files already,
   * reports no changes. `missing` and `unreadable` are tried again every few seconds.
   */
  state: z.enum(['starting', 'watching', 'polling', 'missing', 'unreadable']),
  /** How many packages were there before watching began; they are not opened automatically. */
  earlier: z.number().int(),
  /** Packages that appeared and aren't complete yet. */
  waiting: z.array(
    z.object({
      fileName: z.string(),
      /** When it was noticed, ISO 8601. */
      since: z.string(),
    }),
  ),
});
export type WatchedFolder = z.infer<typeof WatchedFolder>;

/** What came of a file that appeared in a watched folder. */
export const WatchNews = z.object({
  path: WatchedFolder.shape.path,
  /** The name of the watched folder. */
  folder: z.string(),
  /** The app with its version and build number; null for a file that can't be opened. */
  build: z.string().nullable(),
  /**
   * `ready`: complete, and left to a person. `published`: by an armed preset, as `runId`. `incomplete`: given up until it
   * changes. `unusable`: not a package that can be opened.
   */
  what: z.enum(['ready', 'published', 'incomplete', 'unusable']),
  runId: z.string().nullable(),
  /** Why it was not published although its preset is armed, or can't be opened; null if that is no question. */
  why: Text.nullable(),
});
export type WatchNews = z.infer<typeof WatchNews>;
