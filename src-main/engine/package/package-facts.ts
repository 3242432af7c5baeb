import type {
  PackageExtension,
  PackageIcon,
  PackageInfo,
  Platform,
} from '#shared/domain/package-info';
import type { NestedBundle } from './package-bundle';
import type { MachOSlice } from './package-contents';
import { booleanOf, dictOf, listOf, textOf, textsOf } from './plist/plist-fields';
import { emptyDict, type PlistDict } from './plist/plist-value';
import { judgeSigning } from './profile/judge-signing';
import type { ProfileReading } from './profile/provisioning-profile';

/** What the facts are taken from. */
export interface FactSources {
  infoPlist: PlistDict;
  profile: ProfileReading;
  bundles: readonly NestedBundle[];
  icons: PackageIcon[];
  locales: string[];
  /** Bytes of the file. */
  size: number;
  /** What the app's executable says; null when it was not read or is not there. */
  executable: MachOSlice | null;
}

export function packageFacts(sources: FactSources): PackageInfo {
  const { infoPlist } = sources;
  return {
    bundleId: textOf(infoPlist, 'CFBundleIdentifier'),
    name: bundleName(infoPlist),
    version: textOf(infoPlist, 'CFBundleShortVersionString'),
    buildNumber: textOf(infoPlist, 'CFBundleVersion'),
    platform: devicePlatform(infoPlist),
    minimumOsVersion:
      textOf(infoPlist, 'MinimumOSVersion') ?? textOf(infoPlist, 'LSMinimumSystemVersion'),
    deviceFamilies: deviceFamilies(infoPlist),
    size: sources.size,
    sdk: sources.executable?.sdk ?? sdkVersion(infoPlist),
    usesNonExemptEncryption: booleanOf(infoPlist, 'ITSAppUsesNonExemptEncryption'),
    signing: judgeSigning(sources.profile, sources.executable?.signature ?? null),
    icons: sources.icons,
    extensions: sources.bundles.map(extensionFacts),
    locales: sources.locales,
  };
}

function bundleName(infoPlist: PlistDict): string | null {
  return textOf(infoPlist, 'CFBundleDisplayName') ?? textOf(infoPlist, 'CFBundleName');
}

const platforms: Readonly<Record<string, Platform>> = {
  iphoneos: 'IOS',
  appletvos: 'TV_OS',
  xros: 'VISION_OS',
  macosx: 'MAC_OS',
};

/** Where the app says it runs, as written: `iPhoneOS`, `iPhoneSimulator` and the like. */
export function namedPlatforms(infoPlist: PlistDict): string[] {
  const supported = textsOf(infoPlist, 'CFBundleSupportedPlatforms');
  return supported.length > 0 ? supported : textsOf(infoPlist, 'DTPlatformName');
}

function devicePlatform(infoPlist: PlistDict): Platform | null {
  const known = namedPlatforms(infoPlist).map((name) => platforms[name.toLowerCase()]);
  return known.find((platform) => platform !== undefined) ?? null;
}

/** The figure at the end of `iphoneos26.4`. */
function sdkVersion(infoPlist: PlistDict): string | null {
  const named = /^[a-z]+(\d+(?:\.\d+)*)/i.exec(textOf(infoPlist, 'DTSDKName') ?? '')?.[1];
  return named ?? textOf(infoPlist, 'DTPlatformVersion');
}

/** `UIDeviceFamily` (Apple, Information Property List Key Reference). */
const families: Readonly<Record<string, string>> = {
  1: 'iPhone',
  2: 'iPad',
  3: 'Apple TV',
  4: 'Apple Watch',
  6: 'Mac',
  7: 'Apple Vision',
};

function deviceFamilies(infoPlist: PlistDict): string[] {
  const named = listOf(infoPlist, 'UIDeviceFamily').map((number) => families[String(number)]);
  return [...new Set(named.filter((name) => name !== undefined))];
}

function extensionFacts({ infoPlist, kind }: NestedBundle): PackageExtension {
  const dict = infoPlist ?? emptyDict();
  return {
    bundleId: textOf(dict, 'CFBundleIdentifier'),
    name: bundleName(dict),
    version: textOf(dict, 'CFBundleShortVersionString'),
    buildNumber: textOf(dict, 'CFBundleVersion'),
    kind: kind === 'extension' ? extensionPoint(dict) : kind,
  };
}

function extensionPoint(dict: PlistDict): string | null {
  const classic = dictOf(dict, 'NSExtension');
  const modern = dictOf(dict, 'EXAppExtensionAttributes');
  return (
    (classic && textOf(classic, 'NSExtensionPointIdentifier')) ??
    (modern && textOf(modern, 'EXExtensionPointIdentifier'))
  );
}
