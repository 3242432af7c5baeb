/** What an arrived package says about itself; null where it does not say. */
export interface PackageFacts {
  bundleId: string | null;
  shortVersion: string | null;
  bundleVersion: string | null;
  /** From the platform that it says it is built for. */
  platform: 'IOS' | 'TV_OS' | 'VISION_OS' | null;
  minOsVersion: string | null;
  usesNonExemptEncryption: boolean | null;
}

/** What a provisioning profile allows. */
export interface ProfileFacts {
  kind: 'app-store' | 'ad-hoc' | 'development' | 'enterprise';
  /** Milliseconds since 1970. */
  expiresAt: number | null;
  /** Prefix and bundle ID, which may end in a star. */
  appId: string | null;
  letsDebuggersAttach: boolean;
  isForTestFlight: boolean;
  /** All that it allows, by key. */
  entitlements: Record<string, unknown>;
  /** When its certificates run out, in milliseconds since 1970. */
  certificatesEndAt: readonly number[];
}

/** What an executable was built for, and with. */
export interface ExecutableFacts {
  architectures: readonly string[];
  /** `PLATFORM_*` of loader.h: 2 is iOS, 7 its simulator. */
  platform: number | null;
  /** Two places, such as `26.4`. */
  sdk: string | null;
  /** Where in the file its signature is, in bytes; null when it is not signed. */
  signedAt: { start: number; length: number } | null;
}

/** What an executable was signed as. */
export interface SignatureFacts {
  identifier: string | null;
  /** What it asks for; null when it asks for nothing. */
  entitlements: Record<string, unknown> | null;
}

export interface IconFacts {
  hasName: boolean;
  hasCatalog: boolean;
  /** Whether the catalog can be one at all, and whether it has the icon that is named. */
  isCatalogReadable: boolean;
  isInCatalog: boolean;
  /** Widths of the loose square icon files, in pixels. */
  sizes: readonly number[];
}

/** An app or an extension in a package. */
export interface BundleFacts {
  /** Its path in the package, without a slash at the end. */
  folder: string;
  info: Record<string, unknown>;
  /** Null when there is none, or what is there is no executable. */
  executable: ExecutableFacts | null;
  /** Null when the executable is not signed, or nothing can be made of its signature. */
  signature: SignatureFacts | null;
  profile: ProfileFacts | 'missing' | 'unreadable';
}

/** Everything that was found in a package that could be read. */
export interface ReadPackage {
  kind: 'read';
  facts: PackageFacts;
  app: BundleFacts;
  isSealed: boolean;
  icons: IconFacts;
  extensions: readonly BundleFacts[];
  /** Folders of extensions whose Info.plist is missing or broken. */
  brokenExtensions: readonly string[];
}

export type Examination = ReadPackage | { kind: 'unreadable'; reason: UnreadableReason };

/** `archive`: no zip, a broken one, or not exactly one app in it. `info`: its Info.plist is missing or broken. */
export type UnreadableReason = 'archive' | 'info';
