import type { SampleDict } from './plist/sample-plist';
import type { SampleSpec } from './sample-options';

/** Apple asks for newer SDKs as time goes by, and a sample without defects must stay without findings. */
export function sampleSdk(now: Date): string {
  return now < new Date('2027-01-01') ? '26.4' : '27.0';
}

/** The icon files, by the names that Info.plist gives them. */
export const iconFiles = [
  { file: 'AppIcon60x60@2x.png', pixels: 120 },
  { file: 'AppIcon60x60@3x.png', pixels: 180 },
  { file: 'AppIcon76x76@2x~ipad.png', pixels: 152 },
  { file: 'AppIcon83.5x83.5@2x~ipad.png', pixels: 167 },
] as const;

const allOrientations = [
  'UIInterfaceOrientationPortrait',
  'UIInterfaceOrientationPortraitUpsideDown',
  'UIInterfaceOrientationLandscapeLeft',
  'UIInterfaceOrientationLandscapeRight',
];

/** The Info.plist of a sample app for iPhone and iPad. */
export function sampleInfoPlist(spec: SampleSpec): SampleDict {
  return {
    ...commonKeys(spec, spec.name, spec.bundleId),
    CFBundleDisplayName: spec.name,
    CFBundlePackageType: 'APPL',
    CFBundleIcons: icons(['AppIcon60x60']),
    'CFBundleIcons~ipad': icons(['AppIcon60x60', 'AppIcon76x76', 'AppIcon83.5x83.5']),
    ...(spec.usesNonExemptEncryption === null
      ? {}
      : { ITSAppUsesNonExemptEncryption: spec.usesNonExemptEncryption }),
    LSRequiresIPhoneOS: true,
    UILaunchScreen: {},
    UIRequiredDeviceCapabilities: ['arm64'],
    UISupportedInterfaceOrientations: allOrientations,
    'UISupportedInterfaceOrientations~ipad': allOrientations,
  };
}

/** The Info.plist of the sample's widget. */
export function sampleExtensionPlist(spec: SampleSpec, executable: string): SampleDict {
  return {
    ...commonKeys(spec, executable, `${spec.bundleId}.widget`),
    CFBundleDisplayName: `${spec.name} Widget`,
    CFBundlePackageType: 'XPC!',
    NSExtension: { NSExtensionPointIdentifier: 'com.apple.widgetkit-extension' },
  };
}

function commonKeys(spec: SampleSpec, executable: string, bundleId: string): SampleDict {
  const sdk = sampleSdk(spec.now);
  return {
    BuildMachineOSBuild: '25D125',
    CFBundleDevelopmentRegion: 'en',
    CFBundleExecutable: executable.replaceAll('/', '-'),
    CFBundleIdentifier: bundleId,
    CFBundleInfoDictionaryVersion: '6.0',
    CFBundleName: executable,
    CFBundleShortVersionString: spec.version,
    CFBundleSupportedPlatforms: ['iPhoneOS'],
    CFBundleVersion: spec.build,
    DTCompiler: 'com.apple.compilers.llvm.clang.1_0',
    DTPlatformName: 'iphoneos',
    DTPlatformVersion: sdk,
    DTSDKName: `iphoneos${sdk}`,
    DTXcode: `${sdk.replace('.', '')}0`,
    MinimumOSVersion: spec.minimumOs,
    UIDeviceFamily: [1, 2],
  };
}

function icons(files: string[]): SampleDict {
  return { CFBundlePrimaryIcon: { CFBundleIconFiles: files, CFBundleIconName: 'AppIcon' } };
}
