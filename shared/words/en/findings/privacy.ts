/* Findings about privacy manifests and the libraries on Apple’s list. */
export const privacyFindings = {
  'finding.privacy-manifest-malformed.title':
    'The privacy manifest of “{name}” is not valid: {reason}',
  'finding.privacy-manifest-malformed.title-key':
    'The privacy manifest of “{name}” is not valid: {key} is not in Apple’s format',
  'finding.privacy-manifest-malformed.fix':
    'Correct it in Xcode’s editor for privacy files. Then archive and export again.',

  // `api` is one of the kinds of API below.
  'finding.reason-invalid.title': '“{reason}” is not one of Apple’s reasons for {api}',
  'finding.reason-invalid.fix': 'Declare one of {reasons}. Then archive and export again.',

  // `apis` lists `count` kinds of API.
  'finding.required-reason-missing.title':
    '{count, plural, one {“{name}” uses {apis}, but no reason for it is declared} other {“{name}” uses {apis}, but no reasons for them are declared}}',
  // `entries` lists entries as in the next message.
  'finding.required-reason-missing.fix':
    'Declare this in the privacy manifest of that target: {entries}. Then archive and export again.',
  'finding.required-reason-missing.fix-more':
    'Declare this in the privacy manifest of that target: {entries}. Then archive and export again. The same is missing for {others}.',
  'finding.required-reason-missing.entry': '{type} with one of {reasons}',
  'finding.required-reason-missing.other': '“{name}” ({apis})',
  // Kinds of API that need a declared reason, inside a sentence or a list.
  'finding.api.file-timestamps': 'file timestamps',
  'finding.api.boot-time': 'the time since the system started',
  'finding.api.disk-space': 'disk space',
  'finding.api.active-keyboards': 'active keyboards',
  'finding.api.user-defaults': 'user defaults',

  'finding.tracking-domains.title': '“{name}” lists tracking domains but does not declare tracking',
  'finding.tracking-domains.fix':
    'Set NSPrivacyTracking to true, or empty NSPrivacyTrackingDomains. Then archive and export again.',

  'finding.listed-sdk-manifest.title':
    '“{name}” has no privacy manifest, which Apple requires of this library',
  'finding.listed-sdk-manifest.fix':
    'Use a release of the library that has one. Then archive and export again.',

  // The signature is the one that a library’s developer adds to a prebuilt XCFramework.
  'finding.listed-sdk-signature.title':
    '{more, plural, =0 {The package contains no developer’s signature for “{name}”} one {The package contains no developer’s signature for “{name}” and # more library} other {The package contains no developer’s signature for “{name}” and # more libraries}}',
  'finding.listed-sdk-signature.fix':
    'If it is a prebuilt XCFramework, use a release that its developer signed. Then archive and export again. If it is built from source, you can ignore this.',
} as const;
