import type { PlistDict } from './plist/plist-value';
import type { PlistReading } from './plist/read-plist-dict';
import type { ProfileReading } from './profile/provisioning-profile';
import type { SigningCertificate } from './profile/signing-certificate';
import type { ReadPackage } from './read-package';

/** Everything in a package that a check may look at. No file stays open behind it. */
export interface PackageContents extends Omit<ReadPackage, 'bundles'> {
  /** Every entry by its path (NFC); a folder's path ends with a slash, and folders may have no entry. */
  entries: ReadonlyMap<string, PackageEntry>;
  /** Every bundle, the app first, then by path. */
  bundles: PackageBundle[];
  /** The executables of all bundles and Swift's own dylibs in Frameworks and SwiftSupport, by path. */
  machOs: MachOFile[];
  /** Other files in Payload that are binaries by their first bytes. */
  looseBinaries: LooseBinary[];
  assetCatalogs: AssetCatalog[];
  /** PNGs at the app's top level that Info.plist names as icons, alternate icons included. */
  iconFiles: IconFile[];
  /** Paths of the files in these folders beside Payload, sorted. */
  swiftSupport: string[];
  symbols: string[];
  signatures: string[];
}

/** One line of the package's table of contents. */
export interface PackageEntry {
  path: string;
  /** Unpacked bytes, as claimed. */
  size: number;
  packedSize: number;
  /** Unix mode with the file type, such as 0o100755; null when the zip was not made on Unix. */
  mode: number | null;
  isLink: boolean;
  isFolder: boolean;
}

export type BundleKind =
  | 'app'
  | 'extension'
  | 'watch-app'
  | 'app-clip'
  | 'framework'
  /** Any other folder with an Info.plist, usually `*.bundle`. */
  | 'resource-bundle';

/** The app itself or a bundle inside it. */
export interface PackageBundle {
  /** Path inside the package, with a slash at its end. */
  path: string;
  kind: BundleKind;
  /** Path of the closest bundle around it; null for the app. */
  parent: string | null;
  /** Null when there is none to read; then `problem` says why, going on from “it”. */
  infoPlist: PlistDict | null;
  problem: string | null;
  profile: ProfileReading;
  /** `PrivacyInfo.xcprivacy` at the bundle's top level. */
  privacyManifest: PlistReading;
  /** Where `CFBundleExecutable` points, whether or not a file is there; null when it is not named. */
  executablePath: string | null;
}

/** A Mach-O file that was read. */
export interface MachOFile {
  path: string;
  /** Path of the closest bundle around it; null outside the app. */
  bundle: string | null;
  /** One for each architecture; empty when the file is not a Mach-O or nothing of it could be read. */
  slices: MachOSlice[];
  /** Whether the file is a container of slices. */
  isFat: boolean;
  /** Why it is not a whole Mach-O, going on from “it”; null when all is well. */
  problem: string | null;
}

export type MachOFileType =
  | 'object'
  | 'executable'
  | 'dylib'
  | 'bundle'
  | 'dylinker'
  | 'dsym'
  | 'other';

/** `PLATFORM_*` of Apple's loader.h. */
export type MachOPlatform =
  | 'macos'
  | 'ios'
  | 'tvos'
  | 'watchos'
  | 'bridgeos'
  | 'mac-catalyst'
  | 'ios-simulator'
  | 'tvos-simulator'
  | 'watchos-simulator'
  | 'driverkit'
  | 'visionos'
  | 'visionos-simulator'
  | 'unknown';

/** What one architecture of a Mach-O says of itself. */
export interface MachOSlice {
  /** `arm64`, `arm64e`, `arm64_32`, `armv7`, `armv7s`, `armv7k`, `x86_64`, `i386`, or `cpu 18` for others. */
  cpu: string;
  /** Bytes of this slice. */
  size: number;
  /** The power of two that a fat file aligns it to; null in a thin file. */
  alignment: number | null;
  fileType: MachOFileType;
  /** From LC_BUILD_VERSION, else from LC_VERSION_MIN_*; null when neither is there. */
  platform: MachOPlatform | null;
  /** Dotted, such as `15.0`; null when not said. */
  minimumOs: string | null;
  /** Dotted, such as `26.4`; null when not said or 0. */
  sdk: string | null;
  /** LC_UUID in capitals with hyphens. */
  uuid: string | null;
  /** LC_ENCRYPTION_INFO(_64). */
  encryption: { cryptId: number; offset: number; size: number } | null;
  segments: MachOSegment[];
  /** A `__LLVM` segment or section: bitcode or its marker. */
  hasBitcode: boolean;
  /** Install names of the linked libraries, such as `/usr/lib/libSystem.B.dylib`. */
  libraries: string[];
  /** Symbols taken from elsewhere, with their underscore, such as `_OBJC_CLASS_$_UIWebView`. */
  undefinedSymbols: ReadonlySet<string>;
  /** Those of `watchedSelectors` that stand in `__objc_methname`. */
  selectors: ReadonlySet<string>;
  /** Null when it is not signed at all. */
  signature: CodeSignature | null;
}

export interface MachOSegment {
  /** `__TEXT` and the like. */
  name: string;
  /** Bytes in the file. */
  fileSize: number;
  /** Bytes in memory. */
  memorySize: number;
}

/** What the signature of one slice says. Its seal over the file's pages is not recomputed. */
export interface CodeSignature {
  /** The code directory's identifier. */
  identifier: string | null;
  teamId: string | null;
  isAdHoc: boolean;
  entitlements: PlistReading;
  /** The certificate that signed; null for an ad hoc signature or one that cannot be read. */
  signer: SigningCertificate | null;
  /** Why part of it cannot be read, going on from “it”; null when all is well. */
  problem: string | null;
}

/** A binary that no bundle names as its executable. */
export interface LooseBinary {
  path: string;
  kind: 'mach-o' | 'fat' | 'static-library';
}

/** An `Assets.car`. */
export interface AssetCatalog {
  path: string;
  /** Path of the closest bundle around it. */
  bundle: string;
  /** Why it cannot be read, going on from “it”; null when it was. */
  problem: string | null;
  /** Names of the facets: images, colours, icons. */
  facets: ReadonlySet<string>;
  renditions: Rendition[];
}

export type RenditionIdiom =
  | 'universal'
  | 'phone'
  | 'pad'
  | 'tv'
  | 'car'
  | 'watch'
  | 'marketing'
  | 'mac'
  | 'vision'
  | 'other';

/** One picture or colour of a facet. */
export interface Rendition {
  /** The facet's name, such as `AppIcon`; null when no facet claims it. */
  facet: string | null;
  /** The file that it was made from, such as `Icon-1024.png`. */
  name: string;
  /** Pixels; 0 when it is no picture. */
  width: number;
  height: number;
  idiom: RenditionIdiom;
  /** 1, 2 or 3; 0 when it has none. */
  scale: number;
}

/** A loose icon. */
export interface IconFile {
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Whether any pixel lets something through; null when the pixels cannot be read. */
  hasAlpha: boolean | null;
}

/** The only method names that are looked for in executables. */
export const watchedSelectors: readonly string[] = [
  'systemUptime',
  'activeInputModes',
  'application:didRegisterForRemoteNotificationsWithDeviceToken:',
];
