/* The system’s dialogs that ask before something that can’t be undone. */
export const confirm = {
  // The headline, and the button that confirms it. `build` is a version with its build number: 1.4.0 (42).
  'confirm.publish.live': 'Publish {app} {build}?',
  'confirm.publish.live-button': 'Publish {build}',
  'confirm.publish.practice': 'Rehearse {app} {build}?',
  'confirm.publish.practice-button': 'Rehearse {build}',
  'confirm.resume.live': 'Resume publishing {app} {build}?',
  'confirm.resume.live-button': 'Resume publishing {build}',
  'confirm.resume.practice': 'Resume rehearsing {app} {build}?',
  'confirm.resume.practice-button': 'Resume rehearsing {build}',
  'confirm.use-existing-build.live': 'Publish the existing build of {app} {build}?',
  'confirm.use-existing-build.live-button': 'Publish existing build {build}',
  'confirm.use-existing-build.practice': 'Rehearse with the existing build of {app} {build}?',
  'confirm.use-existing-build.practice-button': 'Rehearse with existing build {build}',

  'confirm.give.live': 'Release {app} {build} to testers?',
  'confirm.give.live-button': 'Release {build} to testers',
  'confirm.give.practice': 'Rehearse releasing {app} {build} to testers?',
  'confirm.give.practice-button': 'Rehearse releasing {build}',
  'confirm.submit.live': 'Submit {app} {build} for beta review?',
  'confirm.submit.live-button': 'Submit {build}',
  'confirm.submit.practice': 'Rehearse submitting {app} {build} for beta review?',
  'confirm.submit.practice-button': 'Rehearse submitting {build}',

  // Under the headline: what happens. `groups` is a list of names in quotation marks.
  'confirm.rehearsal': 'This is a rehearsal: nothing reaches Apple or any testers.',
  'confirm.external-testers':
    '{count, plural, one {# external tester in {groups} may get this build and an email.} other {# external testers in {groups} may get this build and an email.}}',
  'confirm.external-testers-uncounted':
    'External testers in {groups} can get this build and an email.',
  'confirm.review-submitted': 'The build will be submitted to Apple for beta review.',
  'confirm.groups-unchecked': 'Slipway could not check which groups are external.',
  'confirm.no-undo': 'You can’t undo this.',
  'confirm.internal-only': 'Only internal testers can get this build.',

  // Then the plan, one fact on each line.
  'confirm.groups': 'Groups: {groups}',
  'confirm.groups-none': 'Groups: none',
  // {people}: “214 testers in 3 groups, 12 in more than one.”
  'confirm.people': 'Total: {people}',
  'confirm.people-unknown':
    'Total: unknown. App Store Connect didn’t report the number of testers.',
  'confirm.notes':
    '{count, plural, one {What to Test in # language: {languages}} other {What to Test in # languages: {languages}}}',
  'confirm.notes-none': 'What to Test: no notes',
  'confirm.review': 'Beta review: submit to Apple',
  'confirm.review-none': 'Beta review: don’t submit',
  // The answer that Slipway sends for the build, which can be sent only once.
  'confirm.encryption':
    '{answer, select, yes {Export compliance: your answer is Yes, the app uses non-exempt encryption} other {Export compliance: your answer is No, the app uses no non-exempt encryption}}',
  'confirm.overrides': '{count, plural, one {Overrides: # check} other {Overrides: # checks}}',
  'confirm.account-live': 'Account: {account} (key {key}), App Store Connect',
  'confirm.account-practice': 'Account: {account} (key {key}), practice',
  'confirm.account': 'Account: {account} (key {key})',
  // A group in the list of groups. `unchecked`: App Store Connect did not say which kind it is.
  'confirm.group.internal': '“{name}” (internal)',
  'confirm.group.external': '“{name}” (external)',
  'confirm.group.unchecked': '“{name}” (not checked)',
  'confirm.group.internal-testers':
    '{count, plural, one {“{name}” (internal, # tester)} other {“{name}” (internal, # testers)}}',
  'confirm.group.external-testers':
    '{count, plural, one {“{name}” (external, # tester)} other {“{name}” (external, # testers)}}',
  'confirm.group.unchecked-testers':
    '{count, plural, one {“{name}” (not checked, # tester)} other {“{name}” (not checked, # testers)}}',
  // A group that nobody chose: App Store Connect gives it every build.
  'confirm.group.automatic': '“{name}” (internal, gets every build automatically)',
  'confirm.group.automatic-testers':
    '{count, plural, one {“{name}” (internal, # tester, gets every build automatically)} other {“{name}” (internal, # testers, gets every build automatically)}}',
  'confirm.name': '“{name}”',
  // The end of a long list: QA, Friends and 12 more.
  'confirm.more': '{count, plural, one {# more} other {# more}}',

  'confirm.email.title': 'Email the testers of {app} {build}?',
  'confirm.email.text':
    'App Store Connect emails every tester of this build that it is ready to install. You can’t undo this.',

  'confirm.delete-key.title': 'Delete the key {name} ({key})?',
  'confirm.delete-key.text':
    'The private key is removed from this computer’s keychain. Apple doesn’t let you download a key again: without a copy of the .p8 file you have to create a new key.',
  'confirm.delete-key.last-copy':
    'This may be the last copy. To be safe, cancel and choose “Back up key…” first.',
  // Instead, after the key was backed up; {when} is a date and time.
  'confirm.delete-key.backed-up': 'Last backed up: {when}.',
  'confirm.delete-key.in-use': 'This account is in use for publishing.',
  // In place of both, where the key is worth nothing any more.
  'confirm.delete-key.without-key':
    'The private key is no longer on this computer. Deleting removes the account with its name and settings.',
  'confirm.delete-key.refused':
    'App Store Connect no longer accepts this key. It is removed from this computer’s keychain.',
  // {names} is a list in quotation marks.
  'confirm.delete-key.apps': 'Published with this key: {names}.',
  'confirm.delete-key.presets': 'Presets that need another key before they publish again: {names}.',
  'confirm.delete-key.unfinished':
    '{count, plural, one {# unfinished run of this account can no longer be resumed. It stays in Activity.} other {# unfinished runs of this account can no longer be resumed. They stay in Activity.}}',
  'confirm.delete-key.button': 'Delete key',

  'confirm.replace-key.title': 'Replace the key of {name} ({key})?',
  'confirm.replace-key.text':
    'The old key is deleted from this computer once the new one works. Apple doesn’t let you download it again.',
  'confirm.replace-key.button': 'Replace key',

  // A translator of the user's own. Above the text stands the whole command, or the address.
  'confirm.translator.program-title': 'Use this command to translate notes?',
  'confirm.translator.program-text':
    'Slipway runs it, with your permissions on this computer, when you click Translate. It receives the text of the note, its language, the languages you want and the name of the app.',
  'confirm.translator.program-button': 'Use command',
  'confirm.translator.service-title': 'Send notes to {host} for translation?',
  'confirm.translator.service-text':
    'When you click Translate, Slipway sends the text of the note, its language, the languages you want and the name of the app to this address.',
  'confirm.translator.service-secret': 'Your secret is sent in the header {header}.',
  'confirm.translator.service-without-secret': 'No secret is sent.',
  'confirm.translator.service-button': 'Use this address',
} as const;
