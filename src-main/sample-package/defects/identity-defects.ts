import { type Defect, inInfoPlist } from './defect';

/** Faults in what the app says of itself. */
export const identityDefects = {
  'bundle-id-missing': inInfoPlist('bundle-id-missing', 'Info.plist has no bundle ID.', {
    CFBundleIdentifier: undefined,
  }),
  'bundle-id-malformed': {
    title: 'The bundle ID has an underscore.',
    shows: 'bundle-id-malformed',
    apply({ infoPlist, profile, spec }) {
      infoPlist.CFBundleIdentifier = 'com.northwind.orbit_notes';
      if (profile)
        profile.Entitlements = {
          'application-identifier': `${spec.teamId}.com.northwind.orbit_notes`,
        };
    },
  },
  'version-missing': inInfoPlist('version-missing', 'Info.plist has no version.', {
    CFBundleShortVersionString: undefined,
  }),
  'version-malformed': inInfoPlist('version-malformed', 'The version has letters in it.', {
    CFBundleShortVersionString: '1.4.0-beta',
  }),
  'build-number-missing': inInfoPlist('build-number-missing', 'Info.plist has no build number.', {
    CFBundleVersion: undefined,
  }),
  'build-number-malformed': inInfoPlist(
    'build-number-malformed',
    'The build number has letters in it.',
    {
      CFBundleVersion: '42a',
    },
  ),
  'minimum-os-missing': inInfoPlist('minimum-os-missing', 'Info.plist has no minimum OS version.', {
    MinimumOSVersion: undefined,
  }),
  'minimum-os-too-low': {
    title: 'The app asks for iOS 11.',
    shows: 'minimum-os-too-low',
    apply(draft) {
      draft.infoPlist.MinimumOSVersion = '11.0';
      draft.executable.minimumOs = '11.0';
    },
  },
  'sdk-too-old': {
    title: 'The app was built with the iOS 18.5 SDK.',
    shows: 'sdk-too-old',
    apply(draft) {
      Object.assign(draft.infoPlist, {
        DTSDKName: 'iphoneos18.5',
        DTPlatformVersion: '18.5',
        DTXcode: '1640',
      });
      draft.executable.sdk = '18.5';
    },
  },
  simulator: {
    title: 'The app was built for the simulator.',
    shows: 'platform-simulator',
    apply(draft) {
      Object.assign(draft.infoPlist, {
        CFBundleSupportedPlatforms: ['iPhoneSimulator'],
        DTPlatformName: 'iphonesimulator',
        DTSDKName: 'iphonesimulator26.4',
      });
      draft.executable.platform = 7;
    },
  },
  'platform-unknown': inInfoPlist('platform-unknown', 'Info.plist names no platform.', {
    CFBundleSupportedPlatforms: undefined,
    DTPlatformName: undefined,
  }),
  'compliance-open': inInfoPlist('compliance-open', 'Export compliance is not answered.', {
    ITSAppUsesNonExemptEncryption: undefined,
  }),
} satisfies Record<string, Defect>;
