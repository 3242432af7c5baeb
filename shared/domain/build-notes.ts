import { z } from 'zod';
import { LocaleNote } from './publish-plan';

/** What to Test of a build at App Store Connect, whoever uploaded it, for editing without its package. */
export const BuildNotes = z.object({
  app: z.object({
    id: z.string(),
    name: z.string(),
    bundleId: z.string(),
    primaryLocale: z.string().nullable(),
  }),
  build: z.object({
    id: z.string(),
    version: z.string().nullable(),
    /** Empty if the server does not report it. */
    buildNumber: z.string(),
    expired: z.boolean(),
  }),
  /** The languages that the app has, the primary one first. */
  locales: z.array(z.string()),
  notes: z.array(LocaleNote),
  /** The build before this one, with its notes; null if there is none. */
  previous: z.object({ buildNumber: z.string(), notes: z.array(LocaleNote) }).nullable(),
});
export type BuildNotes = z.infer<typeof BuildNotes>;
