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
  'confirm.notes':
    '{count, plural, one {What to Test in # language: {languages}} other {What to Test in # languages: {languages}}}',
  'confirm.notes-none': 'What to Test: no notes',
  'confirm.review': 'Beta review: submit to Apple',
  'confirm.review-none': 'Beta review: don’t submit',
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
  'confirm.name': '“{name}”',
  // The end of a long list: QA, Friends and 12 more.
  'confirm.more': '{count, plural, one {# more} other {# more}}',

  'confirm.email.title': 'Email the testers of {app} {build}?',
  'confirm.email.text':
    'App Store Connect emails every tester of this build that it is ready to install. You can’t undo this.',

  'confirm.delete-key.title': 'Delete the key {name} ({key})?',
  'confirm.delete-key.text':
    'The private key is removed from this computer’s keychain. Apple doesn’t let you download a key again: without a copy of the .p8 file you have to create a new key.',
  'confirm.delete-key.runs':
    'Runs stay in Activity, but unfinished runs of this account can no longer be resumed.',
  'confirm.delete-key.button': 'Delete key',
} as const;
