import type { SampleDict } from './plist/sample-plist';
import {
  iosPlatform,
  type SamplePlatform,
  sampleSdk,
  tvPlatform,
  visionPlatform,
  watchPlatform,
} from './sample-platform';
import type { SampleSpec } from './sample-spec';

/** The icon files, under the names in Info.plist. */
export const iconFiles = [
  { file: 'AppIcon60x60@2x.png', pixels: 120, isForPad: false },
  { file: 'AppIcon60x60@3x.png', pixels: 180, isForPad: false },
  { file: 'AppIcon76x76@2x~ipad.png', pixels: 152, isForPad: true },
  { file: 'AppIcon83.5x83.5@2x~ipad.png', pixels: 167, isForPad: true },
] as const;

const allOrientations = [
  'UIInterfaceOrientationPortrait',
  'UIInterfaceOrientationPortraitUpsideDown',
  'UIInterfaceOrientationLandscapeLeft',
  'UIInterfaceOrientationLandscapeRight',
];

/** The identity of a bundle: the keys that every kind has. */
export interface BundleIdentity {
  bundleId: string;
  /** Shown to people. */
  name: string;
  executable: string;
  platform: SamplePlatform;
  minimumOs: string;
  /** `UIDeviceFamily`; none for a bundle without an interface. */
  families: number[];
}

/** The keys that Xcode writes into every bundle. */
function commonKeys(spec: SampleSpec, identity: BundleIdentity): SampleDict {
  const sdk = sampleSdk(spec.now);
  const { platform, executable, families } = identity;
  return {
    BuildMachineOSBuild: '25D125',
    CFBundleDevelopmentRegion: 'en',
    CFBundleExecutable: executable,
    CFBundleIdentifier: identity.bundleId,
    CFBundleInfoDictionaryVersion: '6.0',
    CFBundleName: identity.name,
    CFBundleShortVersionString: spec.version,
    CFBundleSupportedPlatforms: [platform.supported],
    CFBundleVersion: spec.build,
    DTCompiler: 'com.apple.compilers.llvm.clang.1_0',
    DTPlatformName: platform.short,
    DTPlatformVersion: sdk,
    DTSDKBuild: '25E240',
    DTSDKName: `${platform.short}${sdk}`,
    DTXcode: `${sdk.replace('.', '')}0`,
    DTXcodeBuild: '25E246',
    MinimumOSVersion: identity.minimumOs,
    ...(families.length > 0 ? { UIDeviceFamily: families } : {}),
  };
}

export function appIdentity(spec: SampleSpec): BundleIdentity {
  const executable = spec.name.replaceAll('/', '-');
  const shared = {
    bundleId: spec.bundleId,
    name: spec.name,
    executable,
    minimumOs: spec.minimumOs,
  };
  if (spec.kind === 'tvos') return { ...shared, platform: tvPlatform, families: [3] };
  if (spec.kind === 'visionos')
    return { ...shared, minimumOs: '2.0', platform: visionPlatform, families: [7] };
  const families = spec.kind === 'iphone' ? [1] : [1, 2];
  return { ...shared, platform: iosPlatform, families };
}

/** The Info.plist of the sample app. */
export function appInfoPlist(spec: SampleSpec): SampleDict {
  return {
    ...commonKeys(spec, appIdentity(spec)),
    CFBundleDisplayName: spec.name,
    CFBundlePackageType: 'APPL',
    ...(spec.usesNonExemptEncryption === null
      ? {}
      : { ITSAppUsesNonExemptEncryption: spec.usesNonExemptEncryption }),
    LSRequiresIPhoneOS: true,
    UIRequiredDeviceCapabilities: ['arm64'],
    ...platformKeys(spec),
  };
}

function platformKeys(spec: SampleSpec): SampleDict {
  if (spec.kind === 'visionos') return visionKeys;
  return spec.kind === 'tvos' ? televisionKeys : phoneKeys(spec);
}

const visionKeys: SampleDict = {
  CFBundleIcons: { CFBundlePrimaryIcon: { CFBundleIconName: 'AppIcon' } },
};

const televisionKeys: SampleDict = {
  CFBundleIcons: { CFBundlePrimaryIcon: 'App Icon' },
  TVTopShelfImage: { TVTopShelfPrimaryImageWide: 'Top Shelf Image Wide' },
  UILaunchScreen: {},
};

function phoneKeys(spec: SampleSpec): SampleDict {
  const phone = {
    CFBundleIcons: icons(['AppIcon60x60']),
    UILaunchScreen: {},
    UISupportedInterfaceOrientations: allOrientations,
  };
  if (spec.kind === 'iphone') return phone;
  return {
    ...phone,
    'CFBundleIcons~ipad': icons(['AppIcon60x60', 'AppIcon76x76', 'AppIcon83.5x83.5']),
    'UISupportedInterfaceOrientations~ipad': allOrientations,
  };
}

function icons(files: string[]): SampleDict {
  return { CFBundlePrimaryIcon: { CFBundleIconFiles: files, CFBundleIconName: 'AppIcon' } };
}

export function extensionInfoPlist(spec: SampleSpec, identity: BundleIdentity): SampleDict {
  return {
    ...commonKeys(spec, identity),
    CFBundleDisplayName: `${spec.name} Widget`,
    CFBundlePackageType: 'XPC!',
    NSExtension: { NSExtensionPointIdentifier: 'com.apple.widgetkit-extension' },
  };
}

export function clipInfoPlist(spec: SampleSpec, identity: BundleIdentity): SampleDict {
  return {
    ...commonKeys(spec, identity),
    CFBundlePackageType: 'APPL',
    NSAppClip: { NSAppClipRequestEphemeralUserNotification: false },
    UILaunchScreen: {},
  };
}

export function watchInfoPlist(spec: SampleSpec): SampleDict {
  return {
    ...commonKeys(spec, watchIdentity(spec)),
    CFBundleDisplayName: spec.name,
    CFBundleIcons: { CFBundlePrimaryIcon: { CFBundleIconName: 'AppIcon' } },
    CFBundlePackageType: 'APPL',
    WKApplication: true,
    WKCompanionAppBundleIdentifier: spec.bundleId,
  };
}

export function watchIdentity(spec: SampleSpec): BundleIdentity {
  return {
    bundleId: `${spec.bundleId}.watchkitapp`,
    name: 'OrbitWatch',
    executable: 'OrbitWatch',
    platform: watchPlatform,
    minimumOs: '26.0',
    families: [4],
  };
}

export function frameworkInfoPlist(spec: SampleSpec, identity: BundleIdentity): SampleDict {
  return { ...commonKeys(spec, identity), CFBundlePackageType: 'FMWK' };
}

/** A bundle with files only: it has no executable and needs no minimum OS version. */
export function resourceInfoPlist(spec: SampleSpec): SampleDict {
  return {
    CFBundleDevelopmentRegion: 'en',
    CFBundleIdentifier: `${spec.bundleId}.resources`,
    CFBundleInfoDictionaryVersion: '6.0',
    CFBundleName: 'OrbitKit_Resources',
    CFBundlePackageType: 'BNDL',
    CFBundleShortVersionString: '1.0',
    CFBundleSupportedPlatforms: [iosPlatform.supported],
    CFBundleVersion: '1',
  };
}
