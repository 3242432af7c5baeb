import type { PackageInfo } from '#shared/domain/package-info';
import type { Message } from '#shared/words/message';
import type { FileIdentity } from '../storage/file-identity';
import type { DamagedFile } from './archive/check-entries';
import type { PlistReading } from './plist/read-plist';
import type { PlistDict } from './plist/value';
import type { SealedFile } from './read-seal';

/** What is read from a package without its executables, and the file it was read from. */
export interface ReadPackage {
  info: PackageInfo;
  /** Identity of the file all of this was read from. */
  file: FileIdentity;
  /** The largest loose icon, re-encoded as a PNG that a browser can show; null when there is none. */
  icon: Buffer | null;
  /** Path of the app inside the package, such as `Payload/Orbit Notes.app/`. */
  appPath: string;
  infoPlist: PlistDict;
  profile: ProfileReading;
  /** The icon files in Info.plist, with the matching files in the package. */
  namedIcons: NamedIcon[];
  /** `CFBundleIconName`, from any of its places; null without one. */
  catalogIconName: string | null;
  /** Whether a path is in the package. */
  has(path: string): boolean;
  /** Unpacked bytes of all files in the app, as the central directory claims. */
  unpackedSize: number;
}

/** An icon that Info.plist names. */
export interface NamedIcon {
  /** The name as Info.plist writes it, without size and extension. */
  name: string;
  /** Paths of the matching files; empty when none is in the package. */
  paths: string[];
}

/** Everything in a package that a check may use. No file stays open behind it. */
export interface PackageContents extends ReadPackage {
  /** Every entry by its path (NFC); a folder's path ends with a slash, and folders may have no entry. */
  entries: ReadonlyMap<string, PackageEntry>;
  /** Every bundle, the app first, then by path. */
  bundles: PackageBundle[];
  /** The executables of all bundles and Swift's own dylibs in Frameworks and SwiftSupport, by path. */
  machOs: MachOFile[];
  /** Other files in Payload that are binaries, by their first bytes. */
  looseBinaries: LooseBinary[];
  assetCatalogs: AssetCatalog[];
  /** Files that nothing else reads whose bytes differ from those that were packed, in zip order. */
  damagedFiles: DamagedFile[];
  /** PNGs at the app's top level that Info.plist names as icons, including alternate icons. */
  iconFiles: IconFile[];
  /** Sorted paths of the files in these folders beside Payload. */
  swiftSupport: string[];
  symbols: string[];
  signatures: string[];
  /** What the package of a Mac app has around it; null for an .ipa. */
  installer: Installer | null;
}

/** What a Mac package has around its app. */
export interface Installer {
  /** Null for a package that is not signed. */
  signature: InstallerSignature | null;
  /** Whether the files of the app could be looked into, or why not. */
  payload: 'read' | 'xz' | 'other';
  /** The app's icon file; null when there is none. */
  icon: MacIcon | null;
  /** Files with the mark of a download. */
  quarantined: string[];
  /** What the installer runs besides copying the app. */
  scripts: string[];
}

export interface InstallerSignature {
  certificate: SigningCertificate;
  /** Whether it was made with that certificate's key over this table of contents. */
  seal: ProfileSeal;
}

/** The icon of a Mac app as a file in Apple's icon format. */
export interface MacIcon {
  path: string;
  /** Types of the pictures in it, such as `ic10`; empty for a file of another kind. */
  types: ReadonlySet<string>;
}

/** One entry of the package's table of contents. */
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
  /** An app or XPC service inside a Mac app. */
  | 'helper'
  | 'framework'
  /** Any other folder with an Info.plist, usually `*.bundle`. */
  | 'resource-bundle';

/** Where the app itself or a bundle inside it lies. */
export interface BundlePath {
  /** Path inside the package, with a slash at its end. */
  path: string;
  kind: BundleKind;
  /** Path of the closest bundle that contains it; null for the app. */
  parent: string | null;
}

/** A bundle's Info.plist. */
export interface BundleInfo extends BundlePath {
  /** Null when it can't be read; then `problem` says why. */
  infoPlist: PlistDict | null;
  problem: Message | null;
  /** Keys that occur more than once with different values in one dictionary of its Info.plist. */
  repeatedKeys: string[];
  /**
   * The file named by `CFBundleExecutable`, whether or not it exists; null when the key is missing, or is a path:
   * some readers follow that to another folder.
   */
  executablePath: string | null;
}

/** A bundle with everything that checks use besides its executable. */
export interface PackageBundle extends BundleInfo {
  profile: ProfileReading;
  /** The files covered by its signature; null without such a list, or when it was not read. */
  sealedFiles: SealedFile[] | null;
  /** `PrivacyInfo.xcprivacy` at the bundle's top level. */
  privacyManifest: PlistReading;
}

/** A Mach-O file as it was read. */
export interface MachOFile {
  path: string;
  /** Path of the closest bundle that contains it; null outside the app. */
  bundle: string | null;
  /** One for each architecture; empty when the file is not a Mach-O or can't be read. */
  slices: MachOSlice[];
  /** Whether the file is a fat file with several slices. */
  isFat: boolean;
  /** Why it is not a complete Mach-O; null when it is. */
  problem: Message | null;
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

/** One architecture of a Mach-O. */
export interface MachOSlice {
  /** `arm64`, `arm64e`, `arm64_32`, `armv7`, `armv7s`, `armv7k`, `x86_64`, `i386`, or `cpu-18` for others. */
  cpu: string;
  /** Bytes of this slice. */
  size: number;
  /** The power of two that a fat file aligns it to; null in a thin file. */
  alignment: number | null;
  fileType: MachOFileType;
  /** From LC_BUILD_VERSION, else from LC_VERSION_MIN_*; null when neither is there. */
  platform: MachOPlatform | null;
  /** Dotted, such as `15.0`; null when absent. */
  minimumOs: string | null;
  /** Dotted, such as `26.4`; null when absent or 0. */
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
  /** Imported symbols, with their underscore, such as `_OBJC_CLASS_$_UIWebView`. */
  undefinedSymbols: ReadonlySet<string>;
  /** Those of `watchedSelectors` that occur in `__objc_methname`. */
  selectors: ReadonlySet<string>;
  /** Those of `watchedMethods` that one of its classes or categories implements. */
  methods: ReadonlySet<string>;
  /** Bytes of its section `__text`; 0 for the stub that Xcode embeds for a static library. */
  codeBytes: number;
  /** Null when it is not signed at all. */
  signature: CodeSignature | null;
}

interface MachOSegment {
  /** `__TEXT` and the like. */
  name: string;
  /** Bytes in the file. */
  fileSize: number;
  /** Bytes in memory. */
  memorySize: number;
}

/** The signature of one slice. Its hashes of the file's pages are not recomputed. */
export interface CodeSignature {
  /** The code directory's identifier. */
  identifier: string | null;
  teamId: string | null;
  isAdHoc: boolean;
  entitlements: PlistReading;
  /** The signing certificate; null for an ad hoc signature or one that can't be read. */
  signer: SigningCertificate | null;
  /** Why part of it can't be read; null when it can. */
  problem: Message | null;
}

/** A binary that no bundle names as its executable. */
export interface LooseBinary {
  path: string;
  kind: 'mach-o' | 'fat' | 'static-library';
}

/** An `Assets.car`. */
export interface AssetCatalog {
  path: string;
  /** Path of the closest bundle that contains it. */
  bundle: string;
  /** Why it can't be read; null when it was. */
  problem: Message | null;
  /** Names of the facets: images, colors, icons. */
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

/** One picture or color of a facet. */
export interface Rendition {
  /** The facet's name, such as `AppIcon`; null when it belongs to no facet. */
  facet: string | null;
  /** The source file, such as `Icon-1024.png`. */
  name: string;
  /**
   * `packed-picture` is a JPEG or HEIF, `icon-sizes` the list of sizes of an icon set, `other` a
   * layer, a color or data.
   */
  kind: 'picture' | 'packed-picture' | 'icon-sizes' | 'other';
  /** Pixels; 0 for anything but pictures, and for a packed one whose header has no size. */
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
  /** Whether any pixel is transparent; null when the pixels can't be read. */
  hasAlpha: boolean | null;
}

/** The only method names that are searched for in executables. */
export const watchedSelectors: readonly string[] = ['systemUptime', 'activeInputModes'];

/** The only methods whose implementation is searched for. */
export const watchedMethods: readonly string[] = [
  'application:didRegisterForRemoteNotificationsWithDeviceToken:',
];

/**
 * Whether the profile's signature is valid for the certificate included with it: `broken` means
 * that its bytes were changed after signing. `unknown` is an unsupported kind of signature.
 * Who owns that certificate is not judged: Apple's own keys do not ship with this program.
 */
export type ProfileSeal = 'intact' | 'broken' | 'unknown';

/** The contents of a provisioning profile. A missing field is null. */
export interface ProvisioningProfile {
  name: string | null;
  uuid: string | null;
  teamId: string | null;
  teamName: string | null;
  created: Date | null;
  expires: Date | null;
  /** `Platform`, such as `iOS`. */
  platforms: string[];
  /** Number of devices in it; null when it lists none. */
  devices: number | null;
  /** `ProvisionsAllDevices`, which only enterprise profiles have. */
  isForAllDevices: boolean;
  entitlements: PlistDict | null;
  certificates: SigningCertificate[];
  /** `ApplicationIdentifierPrefix`, nearly always the team ID. */
  appIdPrefixes: string[];
  /** Keys that occur more than once with different values in one of its dictionaries. */
  repeatedKeys: string[];
  seal: ProfileSeal;
}

/** A missing profile, one that can't be read, or its contents. */
export type ProfileReading =
  | { state: 'absent' }
  | { state: 'unreadable'; reason: Message }
  | { state: 'read'; profile: ProvisioningProfile };

/** A certificate that code is signed with, from a profile or from a signature. */
export interface SigningCertificate {
  /** The certificate itself (DER). */
  bytes: Uint8Array;
  /** SHA-256 of those bytes, lowercase hex: equal only for the same certificate. */
  sha256: string;
  /** The subject's common name, such as `Apple Distribution: Northwind Apps (9NW47H2K3L)`. */
  name: string | null;
  /** Its `notBefore`. */
  from: Date | null;
  /** Its `notAfter`. */
  expires: Date | null;
}
