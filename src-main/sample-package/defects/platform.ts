import {
  type Defects,
  inExecutableOf,
  inInfoPlist,
  inPlistOf,
  theApp,
  theFramework,
  theResources,
} from './defect';

/** Defects in the platform of the code. */
export const platformDefects = {
  'platform-unknown': inInfoPlist('platform-unknown', 'Info.plist names no platform.', {
    CFBundleSupportedPlatforms: undefined,
    DTPlatformName: undefined,
  }),
  simulator: {
    title: 'The app was built for the simulator.',
    shows: 'platform-simulator',
    apply(draft) {
      const { infoPlist, executable } = theApp(draft);
      Object.assign(infoPlist, {
        CFBundleSupportedPlatforms: ['iPhoneSimulator'],
        DTPlatformName: 'iphonesimulator',
        DTSDKName: 'iphonesimulator26.4',
      });
      if (executable) executable.platform = 7;
    },
  },
  'nested-platform-simulator': inPlistOf(
    theResources,
    'nested-platform-simulator',
    'A resource bundle was built for the simulator.',
    { CFBundleSupportedPlatforms: ['iPhoneSimulator'] },
  ),
  'simulator-slice': inExecutableOf(
    theFramework,
    'simulator-slice',
    'A framework is also built for the simulator.',
    { processors: ['arm64', 'x86_64'] },
  ),
  'code-for-other-system': inExecutableOf(
    theFramework,
    'code-for-other-system',
    'A framework is built for tvOS.',
    { platform: 3 },
  ),
  'arm64-missing': inExecutableOf(
    theApp,
    'arm64-missing',
    'The app is built for an old processor only.',
    { processors: ['armv7'] },
  ),
} satisfies Defects;
