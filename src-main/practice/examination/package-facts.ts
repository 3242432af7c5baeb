/** What an uploaded package declares about itself; null where it declares nothing. */
export interface PackageFacts {
  bundleId: string | null;
  shortVersion: string | null;
  bundleVersion: string | null;
  /** From the platform that it declares. */
  platform: 'IOS' | 'TV_OS' | 'VISION_OS' | 'MAC_OS' | null;
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
  /** All entitlements it allows, by key. */
  entitlements: Record<string, unknown>;
  /** The certificates that may sign with it. */
  certificates: readonly CertificateFacts[];
}

/** A code signing certificate. */
export interface CertificateFacts {
  /** SHA-256 of the whole certificate. */
  fingerprint: string;
  /** Its common name, such as `Apple Distribution: Northwind Apps (9NW47H2K3L)`. */
  name: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** What one architecture of an executable was built for and with. */
export interface SliceFacts {
  architecture: string;
  /** `MH_*` of loader.h: 2 is a program, 6 a library; null when it was not read. */
  fileType: number | null;
  /** `PLATFORM_*` of loader.h: 2 is iOS, 7 its simulator. */
  platform: number | null;
  /** Two components, such as `26.4`. */
  sdk: string | null;
  minimumOs: string | null;
  /** The UUID that symbol files are named after. */
  uuid: string | null;
  isEncrypted: boolean;
  /** Size in bytes of its code and of its bitcode. */
  codeSize: number;
  bitcodeSize: number;
  /** Names imported from other libraries, with their underscore. */
  undefinedNames: ReadonlySet<string>;
  /** Method names in it that a rule asks for. */
  methods: ReadonlySet<string>;
  /** Those of them that a class or a category implements. */
  implemented: ReadonlySet<string>;
  /** Null when it is not signed, or the signature cannot be read. */
  signature: SignatureFacts | null;
}

/** The identity a slice was signed as. */
export interface SignatureFacts {
  identifier: string | null;
  /** The entitlements it asks for; null for none. */
  entitlements: Record<string, unknown> | null;
  /** Ad hoc: only the hashes are there. */
  isAdHoc: boolean;
  /** Null when it is unsigned, or the signer cannot be read. */
  signer: CertificateFacts | null;
}

export interface IconFacts {
  hasName: boolean;
  hasCatalog: boolean;
  /** Whether the file can be a catalog at all, and whether it contains the named icon. */
  isCatalogReadable: boolean;
  isInCatalog: boolean;
  /** Widths of the icon's square images in the catalog; null when they could not be determined. */
  catalogSizes: readonly number[] | null;
  /** Widths of the loose square icon files, in pixels. */
  sizes: readonly number[];
}

/** The kind of a bundle, by its name and by its folder. */
export type BundleKind = 'app' | 'extension' | 'watch-app' | 'app-clip' | 'framework' | 'resources';

/** The app, or a bundle in it. */
export interface BundleFacts {
  /** Its path in the package, without a trailing slash. */
  folder: string;
  kind: BundleKind;
  /** The closest enclosing bundle; null for the app. */
  parent: string | null;
  info: Record<string, unknown>;
  /** Every architecture of its executable; null when there is none, or the file is not an executable. */
  slices: readonly SliceFacts[] | null;
  profile: ProfileFacts | 'missing' | 'unreadable';
  /** The paths in it that its signature requires; null when that is not known. */
  sealed: readonly string[] | null;
  privacy: Record<string, unknown> | 'missing' | 'unreadable';
}

/** Everything found in a readable package. */
export interface ReadPackage {
  kind: 'read';
  facts: PackageFacts;
  app: BundleFacts;
  isSealed: boolean;
  icons: IconFacts;
  /** The app first, then the bundles in it. */
  bundles: readonly BundleFacts[];
  /** Folders of bundles whose Info.plist is missing or broken. */
  brokenBundles: readonly string[];
  /** Code that is not the executable of any bundle. */
  strayBinaries: readonly string[];
  /** Uncompressed size of every file in bytes, by its path in the package. */
  files: ReadonlyMap<string, number>;
}

/** What was found in the package of a Mac app. */
export interface InstallerFacts {
  kind: 'installer';
  facts: PackageFacts;
  info: Record<string, unknown>;
  /** Path of the app's `Contents`. */
  folder: string;
  /** Types of the pictures in the icon file. */
  icons: readonly string[];
  hasCatalog: boolean;
  /** Who signed the package itself; null when nobody did. */
  signer: CertificateFacts | null;
  profile: ProfileFacts | 'missing' | 'unreadable';
  /** Every executable in the app, with its architectures. */
  programs: readonly { path: string; slices: readonly SliceFacts[] }[];
  quarantined: readonly string[];
  /** Files that only their owner may read. */
  unreadable: readonly string[];
}

export type Examination =
  | ReadPackage
  | InstallerFacts
  | { kind: 'unreadable'; reason: UnreadableReason };

/** `archive`: not a zip, a damaged one, or not exactly one app in it. `info`: its Info.plist is missing or broken.
 * `installer`: an installer that can't be read, or without one Mac app. */
export type UnreadableReason = 'archive' | 'info' | 'installer';
