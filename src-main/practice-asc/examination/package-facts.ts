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
  /** The certificates that may sign with it. */
  certificates: readonly CertificateFacts[];
}

/** A certificate of somebody who signs code. */
export interface CertificateFacts {
  /** SHA-256 over all of it. */
  fingerprint: string;
  /** Its common name, such as `Apple Distribution: Northwind Apps (9NW47H2K3L)`. */
  name: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** What one architecture of an executable was built for, and with. */
export interface SliceFacts {
  architecture: string;
  /** `MH_*` of loader.h: 2 is a program, 6 a library; null where it was not read. */
  fileType: number | null;
  /** `PLATFORM_*` of loader.h: 2 is iOS, 7 its simulator. */
  platform: number | null;
  /** Two places, such as `26.4`. */
  sdk: string | null;
  minimumOs: string | null;
  /** As symbol files are named after it. */
  uuid: string | null;
  isEncrypted: boolean;
  /** Bytes of its code, and of its bitcode. */
  codeSize: number;
  bitcodeSize: number;
  /** Names that it takes from other libraries, with their underscore. */
  undefinedNames: ReadonlySet<string>;
  /** Those of its methods' names that a rule asks for. */
  methods: ReadonlySet<string>;
  /** Null when it is not signed, or nothing can be made of its signature. */
  signature: SignatureFacts | null;
}

/** What a slice was signed as. */
export interface SignatureFacts {
  identifier: string | null;
  /** What it asks for; null when it asks for nothing. */
  entitlements: Record<string, unknown> | null;
  /** Signed by nobody: only the hashes are there. */
  isAdHoc: boolean;
  /** Null when nobody signed, or who did cannot be read. */
  signer: CertificateFacts | null;
}

export interface IconFacts {
  hasName: boolean;
  hasCatalog: boolean;
  /** Whether the catalog can be one at all, and whether it has the icon that is named. */
  isCatalogReadable: boolean;
  isInCatalog: boolean;
  /** Widths of the icon's square pictures in the catalog; null when that was not found out. */
  catalogSizes: readonly number[] | null;
  /** Widths of the loose square icon files, in pixels. */
  sizes: readonly number[];
}

/** What a bundle is, by its name and by the folder that it lies in. */
export type BundleKind = 'app' | 'extension' | 'watch-app' | 'app-clip' | 'framework' | 'resources';

/** The app, or a bundle in it. */
export interface BundleFacts {
  /** Its path in the package, without a slash at the end. */
  folder: string;
  kind: BundleKind;
  /** The closest bundle around it; null for the app. */
  parent: string | null;
  info: Record<string, unknown>;
  /** Every architecture of its executable; null when there is none, or what is there is no executable. */
  slices: readonly SliceFacts[] | null;
  profile: ProfileFacts | 'missing' | 'unreadable';
  privacy: Record<string, unknown> | 'missing' | 'unreadable';
}

/** Everything that was found in a package that could be read. */
export interface ReadPackage {
  kind: 'read';
  facts: PackageFacts;
  app: BundleFacts;
  isSealed: boolean;
  icons: IconFacts;
  /** The app first, then those in it. */
  bundles: readonly BundleFacts[];
  /** Folders of bundles whose Info.plist is missing or broken. */
  brokenBundles: readonly string[];
  /** Code that is no bundle's executable. */
  strayBinaries: readonly string[];
  /** Unpacked bytes of every file, by its path in the package. */
  files: ReadonlyMap<string, number>;
}

export type Examination = ReadPackage | { kind: 'unreadable'; reason: UnreadableReason };

/** `archive`: no zip, a broken one, or not exactly one app in it. `info`: its Info.plist is missing or broken. */
export type UnreadableReason = 'archive' | 'info';
