/* The steps that prepare an App Store version: its number, build, release and texts. */
export const storeVersion = {
  'step.skipped.no-app-store': 'The build stays in TestFlight',
  'step.skipped.no-store-texts': 'The plan doesn’t change App Store texts',

  'step.store-version.creating': 'Creating version {version}',
  'step.store-version.renaming': 'Renaming version {other} to {version}',
  'step.store-version.settings': 'Setting the release options',
  'step.store-version.attaching': 'Attaching the build',
  'step.store-version.build-refused':
    'App Store Connect doesn’t accept the build yet. Trying again.',
  'step.store-version.phased': 'Setting the phased release',
  'step.store-version.result':
    '{how, select, created {Version {version} created with build {build}} renamed {Version renamed to {version}, with build {build}} other {Version {version} has build {build}}}',
  'step.store-version.result-not-phased':
    '{how, select, created {Version {version} created with build {build}. A first version can’t have a phased release.} renamed {Version renamed to {version}, with build {build}. A first version can’t have a phased release.} other {Version {version} has build {build}. A first version can’t have a phased release.}}',
  'step.store-texts.saving': 'Saving the texts in {language}',
  'step.store-texts.result':
    '{count, plural, =0 {No texts to save} one {Saved in # language} other {Saved in # languages}}',
  'step.store-texts.no-whats-new': 'A first version has no What’s New, so it was skipped.',
  'step.store-texts.only-whats-new':
    '{count, plural, one {New language with only What’s New: {languages}. It also needs a description, keywords and a support URL before the version can be submitted.} other {New languages with only What’s New: {languages}. They also need a description, keywords and a support URL before the version can be submitted.}}',
  // Two whole sentences; the first one has no period.
  'step.store-texts.with-note': '{first}. {second}',

  'wait.store-version': 'Waiting for App Store Connect to show the version',
  'wait.store-version-in-the-way':
    'Waiting for App Store Connect to show which version blocks the new one',
  'wait.store-submission': 'Waiting for App Store Connect to show the submission of the version',
  'wait.store-texts': 'Waiting for App Store Connect to show the texts of the version',

  // Parts of a version, in a list.
  'store-version.part.version': 'version number',
  'store-version.part.release': 'release',
  'store-version.part.copyright': 'copyright',
  'store-version.part.build': 'build',
  'store-version.part.phased': 'phased release',
  'store-version.part.texts': 'texts ({languages})',

  // Why the texts of one language are not taken.
  'store-version.text.too-long':
    '{field, select, whatsNew {What’s New has {count} characters; {limit} are allowed.} promotionalText {The promotional text has {count} characters; {limit} are allowed.} description {The description has {count} characters; {limit} are allowed.} other {The keywords have {count} characters; {limit} are allowed.}}',
  'store-version.text.refused-characters':
    '{field, select, whatsNew {Apple doesn’t accept these characters in What’s New: {characters}} other {Apple doesn’t accept these characters in the description: {characters}}}',
  'store-version.text.no-address':
    '{field, select, supportUrl {The support URL isn’t valid: {address}} other {The marketing URL isn’t valid: {address}}}',
  'store-version.text.locked': 'They can’t be changed in the version’s current state. {apple}',
  'store-version.text.changed-elsewhere': 'Someone changed these texts in App Store Connect.',
  'store-version.text.with-reason': '{language}: {reason}',
  // Two whole sentences.
  'store-version.text.both': '{first} {second}',

  'error.store-version-refused.title': 'App Store Connect can’t create the version',
  'error.store-version-refused.fix':
    'Release the other version, or cancel its submission. If the version number is already used, upload a build with a higher one.',
  'error.store-version-refused.other':
    'Version {version} can’t be created because of version {other} ({state}). {apple}',
  'error.store-version-refused.apple':
    'Apple refused version {version} and shows no other version that blocks it. {apple}',
  'error.store-build-not-attachable.expired':
    'Build {build} has expired and can’t be attached to version {version}.',
  'error.store-build-not-attachable.internal':
    'Build {build} is for internal testing only and can’t be attached to version {version}.',
  'error.store-build-not-attachable.other-version':
    'Build {build} belongs to version {other} and can’t be attached to version {version}.',
  'error.store-texts-changed.title': 'Someone changed the App Store texts',
  'error.store-texts-changed.fix':
    'Check the texts in App Store Connect. Resume the run to replace them with the texts in the plan.',
  'error.store-texts-changed.detail':
    'Changed after this run saved them: {languages}. Nothing was overwritten or submitted.',
  'error.store-texts-changed.before':
    'Changed in App Store Connect since the texts in the plan were written: {languages}. Nothing was overwritten or submitted.',
  'error.plan-malformed.release-hour': 'Releases can only be scheduled on the hour, not at {at}.',
  'error.read-back-differs.store-version':
    'App Store Connect shows different values for version {version} than were sent: {parts}',
  'error.read-back-differs.store-texts':
    'App Store Connect shows different texts than were sent in {languages}.',
} as const;
