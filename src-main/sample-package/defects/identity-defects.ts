import {
  add,
  type Defect,
  inInfoPlist,
  inPlistOf,
  rename,
  theApp,
  theExtension,
  theFramework,
  theWatchApp,
} from './defect';

/** Faults in what the app and what is inside it say that they are. */
export const identityDefects = {
  'bundle-id-missing': inInfoPlist('bundle-id-missing', 'Info.plist has no bundle ID.', {
    CFBundleIdentifier: undefined,
  }),
  'bundle-id-malformed': {
    title: 'The bundle ID has an underscore.',
    shows: 'bundle-id-malformed',
    apply: ({ app, spec }) => rename(app, 'com.northwind.orbit_notes', spec.teamId),
  },
  'bundle-id-repeated': {
    title: 'Two frameworks have the same bundle ID.',
    shows: 'bundle-id-repeated',
    apply(draft) {
      const { infoPlist } = theFramework(draft);
      const second = add(draft, draft.bundles.framework('OrbitCore'));
      second.infoPlist.CFBundleIdentifier = infoPlist.CFBundleIdentifier ?? '';
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
    { CFBundleVersion: '42a' },
  ),
  'nested-version-missing': inPlistOf(
    theFramework,
    'nested-version-missing',
    'A framework has no build number.',
    { CFBundleVersion: undefined },
  ),
  'nested-version-malformed': inPlistOf(
    theFramework,
    'nested-version-malformed',
    'A framework has a version of four numbers.',
    { CFBundleShortVersionString: '11.4.1.1' },
  ),
  'extension-version-differs': inPlistOf(
    theExtension,
    'extension-version-differs',
    'An extension has another build number than the app.',
    { CFBundleVersion: '41' },
  ),
  'extension-id-outside-app': {
    title: 'The bundle ID of an extension does not begin with the app’s.',
    shows: 'extension-id-outside-app',
    apply: (draft) => rename(theExtension(draft), 'com.northwind.tide.widget', draft.spec.teamId),
  },
  'watch-app-id-malformed': {
    title: 'The bundle ID of the watch app has two parts more than the app’s.',
    shows: 'watch-app-id-malformed',
    apply: (draft) =>
      rename(theWatchApp(draft), `${draft.spec.bundleId}.watch.app`, draft.spec.teamId),
  },
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
  'platform-unknown': inInfoPlist('platform-unknown', 'Info.plist names no platform.', {
    CFBundleSupportedPlatforms: undefined,
    DTPlatformName: undefined,
  }),
} satisfies Record<string, Defect>;
