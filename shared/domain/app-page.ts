import { z } from 'zod';
import { BetaGroup } from './destination';
import { BuildStates } from './publish-run';

/** An app that the key of an account can access. */
export const ListedApp = z.object({
  id: z.string(),
  /** Empty if the server does not report it. */
  name: z.string(),
  bundleId: z.string(),
});
export type ListedApp = z.infer<typeof ListedApp>;

/** A build of an app at Apple, whoever uploaded it. What the server did not report is null. */
export const AppBuild = z.object({
  id: z.string(),
  version: z.string().nullable(),
  /** Empty if the server does not report it. */
  buildNumber: z.string(),
  /** IOS, TV_OS, VISION_OS, MAC_OS, or an unknown word of Apple's. */
  platform: z.string().nullable(),
  /** ISO 8601. */
  uploadedDate: z.string().nullable(),
  /** ISO 8601: 90 days after the upload. */
  expirationDate: z.string().nullable(),
  expired: z.boolean(),
  states: BuildStates,
  /** WAITING_FOR_REVIEW, IN_REVIEW, REJECTED, APPROVED, or an unknown word; null without a beta review. */
  reviewState: z.string().nullable(),
  /** IDs of the groups that have the build: the first fifty. */
  groupIds: z.array(z.string()).nullable(),
  /** How many groups have it. */
  groupCount: z.number().int().nullable(),
  /** Testers who were added one by one, without a group. */
  individualTesters: z.number().int().nullable(),
  /** The languages that have What to Test; null if the server does not report them. */
  noteLocales: z.array(z.string()).nullable(),
  /** Whether the app uses non-exempt encryption; null while that is not answered. */
  usesNonExemptEncryption: z.boolean().nullable(),
  /** Exported for internal testing only: it can never go to an external group. */
  isInternalOnly: z.boolean(),
  minimumOsVersion: z.string().nullable(),
  /** Bytes of the uploaded package; known for recent uploads only. */
  size: z.number().int().nullable(),
});
export type AppBuild = z.infer<typeof AppBuild>;

/** What App Store Connect says of one app: its builds, newest first, and its groups. */
export const AppPage = z.object({
  app: z.object({
    id: z.string(),
    name: z.string(),
    bundleId: z.string(),
    primaryLocale: z.string().nullable(),
  }),
  builds: z.array(AppBuild),
  /** Builds that were not read: null if there are some and the server does not report how many. */
  olderBuilds: z.number().int().nullable(),
  groups: z.array(BetaGroup),
  /** The next free build number of the newest version; null if its numbers are not numeric, or there is none. */
  nextBuildNumber: z.string().nullable(),
});
export type AppPage = z.infer<typeof AppPage>;

/** The build before each one, on its platform. */
export function buildsBefore(newestFirst: readonly AppBuild[]): ReadonlyMap<string, AppBuild> {
  const before = new Map<string, AppBuild>();
  const latest = new Map<string | null, AppBuild>();
  for (const build of newestFirst.toReversed()) {
    const older = latest.get(build.platform);
    if (older !== undefined) before.set(build.id, older);
    latest.set(build.platform, build);
  }
  return before;
}
