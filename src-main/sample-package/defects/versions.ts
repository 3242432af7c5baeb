import { type Defects, inInfoPlist, inPlistOf, theExtension, theFramework } from './defect';

/** Defects in versions and build numbers. */
export const versionDefects = {
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
} satisfies Defects;
