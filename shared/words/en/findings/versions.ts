/* Findings about versions and build numbers. */
export const versionFindings = {
  'finding.version-malformed.title': 'Apple doesn’t accept the version “{version}”',
  'finding.version-malformed.fix':
    'Use at most three whole numbers separated by periods, such as 1.4.0. Then archive and export again.',

  'finding.build-number-malformed.title': 'Apple doesn’t accept the build number “{build}”',
  'finding.build-number-malformed.title-likely': 'Apple may refuse the build number “{build}”',
  'finding.build-number-malformed.fix':
    'Use at most three whole numbers separated by periods and 18 characters in total, such as 42. Then archive and export again.',

  'finding.leading-zeros.title-build':
    'App Store Connect drops leading zeros: build number {value} is shown as {shown}',
  'finding.leading-zeros.title-version':
    'App Store Connect drops leading zeros: version {value} is shown as {shown}',
  'finding.leading-zeros.fix-build':
    'A build number that differs only in leading zeros counts as the same one. Write it without them to see the same number everywhere.',
  'finding.leading-zeros.fix-version':
    'A version that differs only in leading zeros counts as the same one. Write it without them to see the same version everywhere.',

  'finding.nested-version-missing.title-build': '“{name}” inside the app has no build number',
  'finding.nested-version-missing.title-version': '“{name}” inside the app has no version',
  'finding.nested-version-missing.fix':
    'Give its target the version and build number of the app. Then archive and export again.',

  'finding.nested-version-malformed.title-build':
    '“{name}” inside the app has the build number “{value}”, which Apple doesn’t accept',
  'finding.nested-version-malformed.title-version':
    '“{name}” inside the app has the version “{value}”, which Apple doesn’t accept',
  'finding.nested-version-malformed.fix':
    'Use at most three whole numbers separated by periods in that target, or use a release of the library that has it right. Then archive and export again.',

  'finding.extension-version-differs.title-build':
    '“{name}” has the build number {own}, but the app has {app}',
  'finding.extension-version-differs.title-version':
    '“{name}” has the version {own}, but the app has {app}',
  'finding.extension-version-differs.fix':
    'Give all targets the same version and build number. Then archive and export again.',
} as const;
