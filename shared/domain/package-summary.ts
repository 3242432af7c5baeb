import { z } from 'zod';
import { Platform } from './package-info';

/** What only a full reading of a package returns, in addition to its PackageInfo. */
export const PackageTraits = z.object({
  /** Hexadecimal: of the certificate that the app is signed with; null when it cannot be read. */
  certificateSerial: z.string().nullable(),
  /** Names of the purpose strings in Info.plist, such as `NSCameraUsageDescription`, sorted. */
  permissions: z.array(z.string()),
  /** `com.apple.developer.associated-domains`, sorted. */
  associatedDomains: z.array(z.string()),
  /** Frameworks that the app includes, by name, sorted. */
  frameworks: z.array(z.string()),
});
export type PackageTraits = z.infer<typeof PackageTraits>;

/** What is kept of a package beside its run, to compare the next one with. Null means that it was not read. */
export const PackageSummary = z.object({
  bundleId: z.string().nullable(),
  platform: Platform.nullable(),
  version: z.string().nullable(),
  buildNumber: z.string().nullable(),
  /** Bytes of the file. */
  size: z.number().int(),
  minimumOs: z.string().nullable(),
  sdk: z.string().nullable(),
  deviceFamilies: z.array(z.string()),
  locales: z.array(z.string()),
  /** Bundle IDs of the bundles inside the app. */
  extensions: z.array(z.string()),
  /** Names of the entitlements in the app's signature. */
  entitlements: z.array(z.string()).nullable(),
  permissions: z.array(z.string()).nullable(),
  associatedDomains: z.array(z.string()).nullable(),
  frameworks: z.array(z.string()).nullable(),
});
export type PackageSummary = z.infer<typeof PackageSummary>;

/** Properties that change from one value to another. */
export const ChangedValue = z.enum(['minimum-os', 'sdk', 'size']);
export type ChangedValue = z.infer<typeof ChangedValue>;

/** Lists whose items are added or removed. */
export const ChangedList = z.enum([
  'permissions',
  'entitlements',
  'associated-domains',
  'extensions',
  'frameworks',
  'device-families',
  'locales',
]);
export type ChangedList = z.infer<typeof ChangedList>;

/** One difference from the previous package. */
export const PackageChange = z.union([
  /** A size is in bytes. */
  z.object({ what: ChangedValue, before: z.string(), after: z.string() }),
  z.object({ what: ChangedList, added: z.array(z.string()), removed: z.array(z.string()) }),
]);
export type PackageChange = z.infer<typeof PackageChange>;

/** What changed since the last published package of this app. */
export const PackageChanges = z.object({
  since: z.object({ version: z.string(), buildNumber: z.string() }),
  changes: z.array(PackageChange),
});
export type PackageChanges = z.infer<typeof PackageChanges>;
