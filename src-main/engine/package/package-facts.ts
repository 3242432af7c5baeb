import type {
  PackageExtension,
  PackageIcon,
  PackageInfo,
  Platform,
} from '#shared/domain/package-info';
import { type Message, message } from '#shared/words/message';
import type { BundleInfo, MachOSlice, ProfileReading } from './package-contents';
import {
  booleanOf,
  dictOf,
  emptyDict,
  listOf,
  type PlistDict,
  type PlistValue,
  textOf,
  textsOf,
} from './plist/value';
import { printable } from './refusal';
import { judgeSigning } from './signature/judge-signing';

/** The parts the facts are derived from. */
interface FactSources {
  infoPlist: PlistDict;
  profile: ProfileReading;
  /** The extensions, watch apps and App Clips. */
  bundles: readonly BundleInfo[];
  icons: PackageIcon[];
  locales: string[];
  /** Bytes of the file. */
  size: number;
  /** The app's executable; null when it was not read or does not exist. */
  executable: MachOSlice | null;
}

/** The languages that the app bundle itself is localized in, sorted, without `Base`. */
export function bundleLocales(names: Iterable<string>, appPath: string): string[] {
  const locales = new Set<string>();
  for (const name of names) {
    if (!name.startsWith(appPath)) continue;
    const locale = /^([^/]+)\.lproj\//.exec(name.slice(appPath.length))?.[1];
    if (locale !== undefined && locale !== 'Base') locales.add(locale);
  }
  return [...locales].sort();
}

export function packageFacts(sources: FactSources): PackageInfo {
  const { infoPlist } = sources;
  const misplaced = misplacedAnswer(infoPlist);
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
    ...(misplaced !== null && { misplacedEncryptionAnswer: misplaced }),
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

/** A value that is not a Boolean under the export compliance key; null when there is none. */
export function misplacedAnswer(infoPlist: PlistDict): Message | null {
  const value = infoPlist.ITSAppUsesNonExemptEncryption;
  if (value === undefined || typeof value === 'boolean') return null;
  if (typeof value === 'string') return message('plist-value.text', { value: printable(value) });
  return typeof value === 'number' || typeof value === 'bigint'
    ? message('plist-value.number', { value: String(value) })
    : message('plist-value.other', { type: typeName(value) });
}

/** As property lists name it. */
function typeName(value: PlistValue): string {
  if (value instanceof Date) return 'date';
  if (value instanceof Uint8Array) return 'data';
  return Array.isArray(value) ? 'array' : 'dictionary';
}

/** The platforms the app declares, as written: `iPhoneOS`, `iPhoneSimulator` and the like. */
export function namedPlatforms(infoPlist: PlistDict): string[] {
  const supported = textsOf(infoPlist, 'CFBundleSupportedPlatforms');
  return supported.length > 0 ? supported : textsOf(infoPlist, 'DTPlatformName');
}

function devicePlatform(infoPlist: PlistDict): Platform | null {
  const known = namedPlatforms(infoPlist).map((name) => platforms[name.toLowerCase()]);
  return known.find((platform) => platform !== undefined) ?? null;
}

/** The number at the end of `iphoneos26.4`. */
function sdkVersion(infoPlist: PlistDict): string | null {
  const named = /^[a-z]+(\d+(?:\.\d+)*)/i.exec(textOf(infoPlist, 'DTSDKName') ?? '')?.[1];
  return named ?? textOf(infoPlist, 'DTPlatformVersion');
}

/** `UIDeviceFamily` (Apple, Information Property List Key Reference). */
const families: Readonly<Record<string, string>> = {
  1: 'iPhone',
  2: 'iPad',
  3: 'Apple TV',
  4: 'Apple Watch', // Not shown: a name, the same in every language.
  6: 'Mac',
  7: 'Apple Vision', // Not shown: a name, the same in every language.
};

function deviceFamilies(infoPlist: PlistDict): string[] {
  const named = listOf(infoPlist, 'UIDeviceFamily').map((number) => families[String(number)]);
  return [...new Set(named.filter((name) => name !== undefined))];
}

function extensionFacts({ infoPlist, kind }: BundleInfo): PackageExtension {
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
