/* Sentences that many findings about a package share: what Apple does about it, and what to do about it. */
export const commonFindings = {
  // `numbers` are Apple’s error numbers, such as “90034 or 90035”; `count` is how many there are.
  'finding.why.delivery':
    '{count, plural, =0 {Apple refuses the upload.} other {Apple refuses the upload (error {numbers}).}}',
  'finding.why.delivery-likely':
    '{count, plural, =0 {Apple may refuse the upload.} other {Apple may refuse the upload (error {numbers}).}}',
  'finding.why.processing':
    '{count, plural, =0 {Apple accepts the upload and then refuses the build.} other {Apple accepts the upload and then refuses the build (error {numbers}).}}',
  'finding.why.processing-likely':
    '{count, plural, =0 {Apple accepts the upload and may then refuse the build.} other {Apple accepts the upload and may then refuse the build (error {numbers}).}}',
  'finding.why.mail':
    '{count, plural, =0 {Apple accepts the build and sends a warning by email.} other {Apple accepts the build and sends a warning by email (error {numbers}).}}',
  'finding.why.review':
    '{count, plural, =0 {Apple accepts the upload but refuses the build for review.} other {Apple accepts the upload but refuses the build for review (error {numbers}).}}',
  'finding.why.review-likely':
    '{count, plural, =0 {Apple accepts the upload but may refuse the build for review.} other {Apple accepts the upload but may refuse the build for review (error {numbers}).}}',

  // For mistakes of a script that creates the .ipa without Xcode.
  'finding.export-with-xcode':
    'Export the archive with Xcode or xcodebuild -exportArchive. If a script creates the .ipa, it must do the same.',

  'finding.bundle-id-missing.title':
    '{state, select, missing {The bundle ID is missing} empty {The bundle ID is empty} other {The bundle ID is not a string}}',
  'finding.bundle-id-missing.fix':
    'Set Product Bundle Identifier in the target’s build settings. Then archive and export again.',
  'finding.version-missing.title':
    '{state, select, missing {The version is missing} empty {The version is empty} other {The version is not a string}}',
  'finding.version-missing.fix':
    'Set Marketing Version in the target’s build settings. Then archive and export again.',
  'finding.build-number-missing.title':
    '{state, select, missing {The build number is missing} empty {The build number is empty} other {The build number is not a string}}',
  'finding.build-number-missing.fix':
    'Set Current Project Version in the target’s build settings. Then archive and export again. In a Flutter project, pass the build number to the build command.',
  'finding.minimum-os-missing.title':
    '{state, select, missing {The minimum OS version is missing} empty {The minimum OS version is empty} other {The minimum OS version is not a string}}',
  'finding.minimum-os-missing.fix':
    'Set Minimum Deployments in the target’s general settings. Then archive and export again.',
} as const;
