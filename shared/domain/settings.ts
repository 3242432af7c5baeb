import { z } from 'zod';
import { languageTags } from '../words/language';
import { mostWatchedFolders, WatchedFolder } from './watched-folder';

/** Range of the upload limit in MB/s (10^6 bytes per second). */
export const uploadBounds = { least: 0.1, most: 1000 };

/** How many entries of the command palette are remembered. */
export const recentBound = 5;

/** A person's settings for this computer, not for one run or one account. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** `system` follows the languages of the system. */
  language: z.enum(['system', ...languageTags]),
  /** The account whose apps the window shows and which publishes packages; null until one was chosen. */
  activeAccountId: z.string().nullable(),
  /** Set once the window has explained that closing it keeps runs going. */
  closeExplained: z.boolean(),
  /** Whether uploads are limited to `uploadMegabytes`. */
  limitsUpload: z.boolean(),
  /** MB/s (10^6 bytes per second). */
  uploadMegabytes: z.number().min(uploadBounds.least).max(uploadBounds.most),
  pausesOnBattery: z.boolean(),
  /** Uploads are paused until a person resumes them. */
  pausesUploads: z.boolean(),
  /** Whether runs that were in progress when Slipway ended are resumed at the next start. */
  resumesRuns: z.boolean(),
  /** Whether Slipway starts when the person signs in, if the system offers that. */
  opensAtLogin: z.boolean(),
  /** Whether an icon is shown in the tray or menu bar during runs; a closed window is reopened from there. */
  showsTray: z.boolean(),
  /** Whether a notification reminds of the end of builds that are the last one of a group. */
  remindsOfExpiry: z.boolean(),
  /** Whether the update feed is asked once a day. */
  checksForUpdates: z.boolean(),
  /** What was used last in the command palette, latest first. */
  recentActions: z.array(z.string().max(120)).max(recentBound),
  /** Absolute paths of the folders in which new packages are noticed, in the order in which they were added. */
  watchedFolders: z.array(WatchedFolder.shape.path).max(mostWatchedFolders),
});
export type Settings = z.infer<typeof Settings>;

/** The defaults. */
export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  activeAccountId: null,
  closeExplained: false,
  limitsUpload: false,
  uploadMegabytes: 2,
  pausesOnBattery: false,
  pausesUploads: false,
  resumesRuns: true,
  opensAtLogin: false,
  showsTray: false,
  remindsOfExpiry: true,
  checksForUpdates: true,
  recentActions: [],
  watchedFolders: [],
};
