/* Findings about watch apps. */
export const watchFindings = {
  'finding.watch-app-id-malformed.title':
    'The watch app’s bundle ID, {own}, is not {outer} plus one part',
  'finding.watch-app-id-malformed.fix':
    'Set its Product Bundle Identifier to {id}. Then archive and export again.',

  'finding.watch-app-keys.title-device-family':
    'The watch app’s UIDeviceFamily is not just 4, Apple Watch',
  'finding.watch-app-keys.title-requires-iphone':
    'The watch app has LSRequiresIPhoneOS, which is not allowed there',
  'finding.watch-app-keys.title-companion':
    'The watch app’s WKCompanionAppBundleIdentifier is not the app’s bundle ID',
  'finding.watch-app-keys.fix':
    'Correct it in the watch app’s target. Then archive and export again.',

  'finding.complication-unknown.title':
    'The watch app has a complication of a family that does not exist: {family}',
  'finding.complication-unknown.fix':
    'Correct or remove it in that target’s Info.plist. Then archive and export again.',
} as const;
