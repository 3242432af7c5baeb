import { z } from 'zod';
import { Finding } from './finding';
import { PackageChanges } from './package-summary';
import { LocaleNote } from './publish-plan';

/** A beta group as the plan needs it. */
export const BetaGroup = z.object({
  id: z.string(),
  name: z.string(),
  isInternal: z.boolean(),
  /** An internal group that gets every later build by itself; it cannot be given one by hand. */
  hasAccessToAllBuilds: z.boolean(),
  /** Null when the server does not tell. */
  testerCount: z.number().int().nullable(),
});
export type BetaGroup = z.infer<typeof BetaGroup>;

/** The newest build at Apple, to fill notes from and to offer the next number. */
export const LatestBuild = z.object({
  id: z.string(),
  version: z.string().nullable(),
  buildNumber: z.string(),
  /** ISO 8601. */
  uploadedDate: z.string().nullable(),
  notes: z.array(LocaleNote),
});
export type LatestBuild = z.infer<typeof LatestBuild>;

/** What App Store Connect says of the app that a package belongs to, read before the first byte. */
export const Destination = z.object({
  app: z.object({
    id: z.string(),
    name: z.string(),
    bundleId: z.string(),
    primaryLocale: z.string(),
  }),
  groups: z.array(BetaGroup),
  /** Locales that have TestFlight information, the primary one first. */
  locales: z.array(z.string()),
  latestBuild: LatestBuild.nullable(),
  /** The next free build number within this version; null when the used ones are not numbers. */
  nextBuildNumber: z.string().nullable(),
  findings: z.array(Finding),
  /** What is new in the package since the last one of this app; null when it is the first that was published here. */
  changes: PackageChanges.nullable(),
});
export type Destination = z.infer<typeof Destination>;
