/* Dropping and opening packages: the first screen, the card of the open package and the queue behind it. */
export const dropPackage = {
  'drop.title': 'Drop an .ipa or .pkg to begin',
  'drop.text': 'Slipway checks it on this computer first. Nothing is uploaded until you publish.',
  'drop.choose': 'Choose package…',
  'drop.sample': 'Try a sample app',
  // Over the window while files are dragged over it.
  'drop.over':
    '{files, plural, one {Drop to check this file} other {Drop to check these files one by one}}',
  // The same, while a key is being added.
  'drop.over-key': 'Drop the key’s .p8 file',
  'drop.over-text': 'Nothing is uploaded yet.',
  // In place of a file name, in “Reading Sample app…”.
  'drop.the-sample': 'Sample app',
  'drop.skipped':
    '{count, plural, one {Skipped {files}, which isn’t an .ipa or .pkg.} other {Skipped {files}, which aren’t .ipa or .pkg files.}}',
  'drop.key-alone': 'To add a .p8 key, drop only that file.',
  // Why a drop was refused.
  'drop.not-a-file': 'The dropped item isn’t a file.',
  'drop.no-package': 'None of these files is an .ipa or .pkg: {files}.',
  'drop.other-extension': '{file} isn’t an .ipa or .pkg file.',
  'drop.not-on-disk': '{file} isn’t saved on this computer.',
  'drop.not-on-disk-unnamed': 'The dropped file isn’t saved on this computer.',
  'drop.not-on-disk-fix': 'Save it to a folder and drop it from there.',
  'drop.choose-another': 'Choose another…',
  'drop.nothing-uploaded': 'Nothing was uploaded.',
  'drop.other-stays': 'The package below stays open. Nothing was uploaded.',

  'first-steps.label': 'First steps',
  // Read by a screen reader after the title of a step.
  'first-steps.done': 'Done',
  'first-steps.rehearse': 'Rehearse',
  'first-steps.rehearsed': 'You finished a practice run.',
  'first-steps.practice-running': 'Try everything against a built-in copy of App Store Connect.',
  'first-steps.practice-starting': 'The practice App Store Connect is starting.',
  'first-steps.practice-stopped': 'The practice App Store Connect isn’t running.',
  'first-steps.add-key': 'Add your key',
  'first-steps.key-added': 'Key added',
  'first-steps.key-text': 'Your App Store Connect API key (.p8). It never leaves this computer.',
  'first-steps.live': 'Go live',
  'first-steps.live-text': 'Same steps, real testers.',

  'package-card.replace': 'Replace…',
  'package-card.facts': 'Package details',
  'package-card.changes': 'Changes',
  'package-card.minimum-os': '{system} <b>{version}</b> or later',
  // The package does not say for which system it is.
  'package-card.minimum-os-unknown': 'OS <b>{version}</b> or later',
  'package-card.sdk': 'SDK <b>{sdk}</b>',
  'package-card.unsigned': '<b>Not signed</b>',
  'package-card.signed.app-store': 'Signed for the App Store',
  'package-card.signed.ad-hoc': 'Signed for ad hoc distribution',
  'package-card.signed.development': 'Signed for development',
  'package-card.signed.enterprise': 'Signed for in-house distribution',
  'package-card.signed.developer-id': 'Signed for distribution outside the App Store',
  'package-card.signed-by.app-store': 'Signed for the App Store by <b>{team}</b>',
  'package-card.signed-by.ad-hoc': 'Signed for ad hoc distribution by <b>{team}</b>',
  'package-card.signed-by.development': 'Signed for development by <b>{team}</b>',
  'package-card.signed-by.enterprise': 'Signed for in-house distribution by <b>{team}</b>',
  'package-card.signed-by.developer-id':
    'Signed for distribution outside the App Store by <b>{team}</b>',
  'package-card.profile-expires':
    'Profile expires in <b>{days, plural, one {# day} other {# days}}</b>',
  'package-card.profile-expires-today': 'Profile expires in <b>less than a day</b>',
  'package-card.profile-expired': 'Profile <b>expired {day}</b>',
  'package-card.number-available': 'Build number {number} is available.',
  // {build}: “41”, or with another version “1.3.2 (41)”. {day}: “8 Nov”.
  'package-card.latest': 'Latest in App Store Connect: {build}, {day}.',
  'package-card.latest-undated': 'Latest in App Store Connect: {build}.',
  'package-card.first-build': 'This is the app’s first build in App Store Connect.',
  // Announced to a screen reader.
  'package-card.read-passed':
    '{count, plural, one {{package} opened. # check passed. Nothing was uploaded.} other {{package} opened. # checks passed. Nothing was uploaded.}}',
  'package-card.read-blockers':
    '{count, plural, one {{package} opened. # blocker. Nothing was uploaded.} other {{package} opened. # blockers. Nothing was uploaded.}}',
  'package-card.read-warnings':
    '{count, plural, one {{package} opened. # warning. Nothing was uploaded.} other {{package} opened. # warnings. Nothing was uploaded.}}',

  'queue.title': 'Next packages',
  'queue.hint': 'The next one opens when you publish or discard this one.',
  'queue.discard': 'Discard this package',
  'queue.open': 'Open now',
  'queue.open-named': 'Open now: {file}',
  'queue.remove': 'Remove {file}',
  'queue.removed': '{file} removed from the list.',
  'queue.waiting':
    '{count, plural, one {# more package is waiting.} other {# more packages are waiting.}}',
  'queue.opened': 'Opened the next package on Publish: {file}.',
} as const;
