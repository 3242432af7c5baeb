import { z } from 'zod';
import { Finding } from './finding';
import { PackageChanges } from './package-summary';
import { LocaleNote } from './publish-plan';

/** A beta group as the plan needs it. */
export const BetaGroup = z.object({
  id: z.string(),
  name: z.string(),
  isInternal: z.boolean(),
  /** An internal group that gets every later build automatically; it cannot be assigned one manually. */
  hasAccessToAllBuilds: z.boolean(),
  /** Null if the server does not report it. */
  testerCount: z.number().int().nullable(),
  /** ISO 8601; null if the server does not report it. */
  createdDate: z.string().nullish(),
  /** The link by which anyone can join an external group; null if the server reports nothing of it. */
  publicLink: z
    .object({
      /** Null if the server does not report it. */
      enabled: z.boolean().nullable(),
      url: z.string().nullable(),
      /** Testers who can join by it; null without a limit, or if it is not reported. */
      limit: z.number().int().nullable(),
    })
    .nullish(),
});
export type BetaGroup = z.infer<typeof BetaGroup>;

/** The newest build at Apple, to copy notes from and to suggest the next number. */
export const LatestBuild = z.object({
  id: z.string(),
  version: z.string().nullable(),
  buildNumber: z.string(),
  /** ISO 8601. */
  uploadedDate: z.string().nullable(),
  notes: z.array(LocaleNote),
});
export type LatestBuild = z.infer<typeof LatestBuild>;

/** An export compliance declaration of the app. */
export const EncryptionDeclaration = z.object({
  id: z.string(),
  /** CREATED, IN_REVIEW, APPROVED, REJECTED, INVALID, EXPIRED, or an unknown word of Apple's. */
  state: z.string(),
  /** What the app's encryption is for; empty if it is not given. */
  description: z.string(),
  /** ISO 8601. */
  createdDate: z.string().nullable(),
});
export type EncryptionDeclaration = z.infer<typeof EncryptionDeclaration>;

/** What App Store Connect returns about the app that a package belongs to, read before the upload. */
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
  /** The next free build number within this version; null if the used ones are not numeric. */
  nextBuildNumber: z.string().nullable(),
  /** Whether the existing build of this version and number is for internal testers only. */
  isBuildInternalOnly: z.boolean().optional(),
  /** The package's answer on non-exempt encryption, and the app's declarations; null if they could not be read. */
  encryption: z
    .object({
      answer: z.boolean().nullable(),
      declarations: z.array(EncryptionDeclaration).nullable(),
    })
    .default({ answer: null, declarations: null }),
  findings: z.array(Finding),
  /** What changed in the package since the last one of this app; null if it is the first that was published here. */
  changes: PackageChanges.nullable(),
});
export type Destination = z.infer<typeof Destination>;
