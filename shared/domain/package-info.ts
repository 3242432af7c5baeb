import { z } from 'zod';
import { platforms } from '../asc/states';
import { Text } from '../words/message';

export const Platform = z.enum(platforms);
export type Platform = z.infer<typeof Platform>;

/** How the package is signed, judged by its provisioning profile. Only `app-store` can be delivered. */
export const SigningKind = z.enum([
  'app-store',
  'ad-hoc',
  'development',
  'enterprise',
  /** A Mac app for distribution outside the Mac App Store. */
  'developer-id',
  'unsigned',
  /** Its files could not be looked into. */
  'unknown',
]);
export type SigningKind = z.infer<typeof SigningKind>;

export const Signing = z.object({
  kind: SigningKind,
  /** Ten-character team identifier, from the profile's `TeamIdentifier`. */
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  profileName: z.string().nullable(),
  profileUuid: z.string().nullable(),
  /** ISO 8601, the profile's `ExpirationDate`. */
  profileExpires: z.string().nullable(),
  /** Common name of the certificate that signed the executable, else of the first that the profile lists. */
  certificateName: z.string().nullable(),
  /** ISO 8601, that certificate's `notAfter`. */
  certificateExpires: z.string().nullable(),
  /** What the executable is signed with, else what the profile grants; null without either. */
  entitlements: z.record(z.string(), z.unknown()).nullable(),
});
export type Signing = z.infer<typeof Signing>;

export const PackageIcon = z.object({
  /** Path inside the package. */
  path: z.string(),
  /** Pixels, from the image's own header. */
  width: z.number().int(),
  height: z.number().int(),
});
export type PackageIcon = z.infer<typeof PackageIcon>;

export const PackageExtension = z.object({
  bundleId: z.string().nullable(),
  name: z.string().nullable(),
  version: z.string().nullable(),
  buildNumber: z.string().nullable(),
  /** `NSExtensionPointIdentifier`, or `watch-app` / `app-clip`; null if the bundle does not declare it. */
  kind: z.string().nullable(),
});
export type PackageExtension = z.infer<typeof PackageExtension>;

/** What a package declares about itself. A field that the package lacks is null, never a guess. */
export const PackageInfo = z.object({
  bundleId: z.string().nullable(),
  /** `CFBundleDisplayName`, else `CFBundleName`. */
  name: z.string().nullable(),
  /** `CFBundleShortVersionString`, exactly as written. */
  version: z.string().nullable(),
  /** `CFBundleVersion`, exactly as written. */
  buildNumber: z.string().nullable(),
  platform: Platform.nullable(),
  minimumOsVersion: z.string().nullable(),
  /** `iPhone`, `iPad`, `Apple TV`, `Apple Watch`, `Apple Vision`, in `UIDeviceFamily`'s order. */
  deviceFamilies: z.array(z.string()),
  /** Bytes of the file. */
  size: z.number().int(),
  /** SDK version the app was built with, such as `26.4`: by its executable, else by Info.plist. */
  sdk: z.string().nullable(),
  /** `ITSAppUsesNonExemptEncryption`; null when the package leaves the question open. */
  usesNonExemptEncryption: z.boolean().nullable(),
  /** The value of that key if it is not a Boolean, such as `the text “NO”`; otherwise left out. */
  misplacedEncryptionAnswer: Text.optional(),
  signing: Signing,
  icons: z.array(PackageIcon),
  extensions: z.array(PackageExtension),
  /** Localizations in the app bundle (`*.lproj`), sorted. */
  locales: z.array(z.string()),
});
export type PackageInfo = z.infer<typeof PackageInfo>;
