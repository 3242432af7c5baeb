import { type Defects, inInfoPlist, inPlistOf, theApp, theFramework } from './defect';

/** Defects in the SDK and the minimum OS version. */
export const sdkDefects = {
  'sdk-too-old': {
    title: 'The app was built with the iOS 18.5 SDK.',
    shows: 'sdk-too-old',
    apply(draft) {
      const { infoPlist, executable } = theApp(draft);
      Object.assign(infoPlist, {
        DTSDKName: 'iphoneos18.5',
        DTPlatformVersion: '18.5',
        DTXcode: '1640',
      });
      if (executable) executable.sdk = '18.5';
    },
  },
  'beta-toolchain': inInfoPlist('beta-toolchain', 'The app was built with a beta of Xcode.', {
    DTXcodeBuild: '25E5223e',
  }),
  'minimum-os-missing': inInfoPlist('minimum-os-missing', 'Info.plist has no minimum OS version.', {
    MinimumOSVersion: undefined,
  }),
  'minimum-os-too-low': {
    title: 'The app asks for iOS 11.',
    shows: 'minimum-os-too-low',
    apply(draft) {
      const { infoPlist, executable } = theApp(draft);
      infoPlist.MinimumOSVersion = '11.0';
      if (executable) executable.minimumOs = '11.0';
    },
  },
  'nested-minimum-os-missing': inPlistOf(
    theFramework,
    'nested-minimum-os-missing',
    'A framework has no minimum OS version.',
    { MinimumOSVersion: undefined },
  ),
  'framework-minimum-os-invalid': {
    title: 'A framework asks for iOS 7.',
    shows: 'framework-minimum-os-invalid',
    apply(draft) {
      const { infoPlist, executable } = theFramework(draft);
      infoPlist.MinimumOSVersion = '7.0';
      if (executable) executable.minimumOs = '7.0';
    },
  },
  'framework-minimum-os-differs': inPlistOf(
    theFramework,
    'framework-minimum-os-differs',
    'A framework says that it runs from iOS 13 and is built for a newer one.',
    { MinimumOSVersion: '13.0' },
  ),
} satisfies Defects;
