/* Findings that compare the package with the builds and versions in App Store Connect. */
export const buildFindings = {
  'finding.build-already-used.title': '{version} ({build}) is already in App Store Connect',
  'finding.build-number-too-low.title':
    'Build number {build} is lower than {highest}, which version {version} already has',
  // What to do about both of the above.
  'finding.build-number.raise':
    'Increase the build number, archive and export again, then drop the new file.',
  'finding.build-number.raise-to':
    'Set the build number to {next}, archive and export again, then drop the new file.',

  'finding.build-upload-open.title':
    'An upload of {version} ({build}) was started but not finished',
  // “Activity” is a screen of Slipway.
  'finding.build-upload-open.fix':
    'Resume or cancel the run that started it, in Activity or on the computer that it runs on. Or increase the build number.',

  'finding.version-closed.title':
    'Version {version} is already approved and accepts no more builds',
  'finding.version-closed.title-lower':
    'Version {version} is lower than {approved}, which is already approved',
  'finding.version-closed.fix':
    'Set the version to {next}, archive and export again, then drop the new file.',

  'finding.first-build.title': 'This is the first build of {app}',
  // `isAnswered` says whether the package answers export compliance. `missing` lists `count` empty fields.
  'finding.first-build.fix':
    '{isAnswered, select, yes {Internal testers need nothing more.} other {Internal testers need the export compliance answer.}} External testers need a beta app description, a feedback email and a review contact, and a beta review, which takes about a day the first time. {count, plural, =0 {This information is complete.} other {Still empty: {missing}.}}',
} as const;
