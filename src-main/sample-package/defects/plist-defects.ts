import {
  type Defect,
  inExecutableOf,
  inInfoPlist,
  inPlistOf,
  theApp,
  theResources,
  theWatchApp,
} from './defect';

/** Faults in what Info.plist says beside who the app is. */
export const plistDefects = {
  'compliance-open': inInfoPlist('compliance-open', 'Export compliance is not answered.', {
    ITSAppUsesNonExemptEncryption: undefined,
  }),
  'compliance-code-missing': inInfoPlist(
    'compliance-code-missing',
    'The app has encryption that is not exempt, and no code for it.',
    { ITSAppUsesNonExemptEncryption: true },
  ),
  'compliance-code-empty': inInfoPlist(
    'compliance-code-missing',
    'The app has encryption that is not exempt, and an empty code for it.',
    { ITSAppUsesNonExemptEncryption: true, ITSEncryptionExportComplianceCode: '' },
  ),
  'beta-toolchain': inInfoPlist('beta-toolchain', 'The app was built with a beta of Xcode.', {
    DTXcodeBuild: '25E5223e',
  }),
  'capabilities-old': inInfoPlist('capabilities-old', 'The app asks for an older processor.', {
    UIRequiredDeviceCapabilities: ['armv7'],
  }),
  'background-tasks-missing': inInfoPlist(
    'background-tasks-missing',
    'The app asks for background processing without tasks.',
    { UIBackgroundModes: ['processing'] },
  ),
  'document-types-incomplete': inInfoPlist(
    'document-types-incomplete',
    'The app opens documents and does not say how.',
    {
      CFBundleDocumentTypes: [
        { CFBundleTypeName: 'Note', LSItemContentTypes: ['public.plain-text'] },
      ],
    },
  ),
  'ipad-orientations': inInfoPlist('ipad-orientations', 'On iPad the app is only upright.', {
    'UISupportedInterfaceOrientations~ipad': ['UIInterfaceOrientationPortrait'],
  }),
  'launch-screen-missing': inInfoPlist('launch-screen-missing', 'The app has no launch screen.', {
    UILaunchScreen: undefined,
  }),
  'launch-storyboard-missing': inInfoPlist(
    'launch-storyboard-missing',
    'The launch storyboard that is named is not in the package.',
    { UILaunchScreen: undefined, UILaunchStoryboardName: 'LaunchScreen' },
  ),
  'watch-app-keys': inPlistOf(
    theWatchApp,
    'watch-app-keys',
    'The watch app says that it requires an iPhone.',
    { LSRequiresIPhoneOS: true },
  ),
  'complication-unknown': inPlistOf(
    theWatchApp,
    'complication-unknown',
    'The watch app has a complication of no known family.',
    { CLKSupportedComplicationFamilies: ['CLKComplicationFamilyHuge'] },
  ),
  'nested-platform-simulator': inPlistOf(
    theResources,
    'nested-platform-simulator',
    'A resource bundle was built for the simulator.',
    { CFBundleSupportedPlatforms: ['iPhoneSimulator'] },
  ),
  'resource-bundle-executable': inPlistOf(
    theResources,
    'resource-bundle-executable',
    'A resource bundle names an executable that it does not have.',
    { CFBundleExecutable: 'OrbitKit_Resources' },
  ),
  'purpose-string-missing': inExecutableOf(
    theApp,
    'purpose-string-missing',
    'The app has code for the camera and does not tell why.',
    { symbols: ['_OBJC_CLASS_$_AVCaptureDevice'] },
  ),
} satisfies Record<string, Defect>;
