/* The plan of a publish: its summary above the Publish button, testers, export compliance, timeouts and account. */
export const plan = {
  // The summary: one to three sentences about what Publish will do, each shown after the one before.
  'plan.uploads':
    '{languages, plural, =0 {Uploads <b>{build}</b> without notes.} one {Uploads <b>{build}</b> with notes in # language.} other {Uploads <b>{build}</b> with notes in # languages.}}',
  // Nothing is uploaded: the build is in App Store Connect already.
  'plan.uses-existing':
    '{languages, plural, =0 {Uses the existing build <b>{build}</b> without adding notes.} one {Uses the existing build <b>{build}</b> and adds notes in # language.} other {Uses the existing build <b>{build}</b> and adds notes in # languages.}}',
  // “It” is the build, here and below.
  'plan.releases':
    'Releases it to <b>{testers, plural, one {# tester} other {# testers}}</b> in {groups, plural, one {# group} other {# groups}}.',
  'plan.releases-to-groups':
    'Releases it to <b>{groups, plural, one {# group} other {# groups}}</b>.',
  'plan.releases-after-review':
    'Releases it to <b>{testers, plural, one {# tester} other {# testers}}</b> in {groups, plural, one {# group} other {# groups}}, to external testers after beta review.',
  'plan.releases-to-groups-after-review':
    'Releases it to <b>{groups, plural, one {# group} other {# groups}}</b> after beta review.',
  'plan.notifies-after-review':
    'Notifies <b>{testers, plural, one {# tester} other {# testers}}</b> in {groups, plural, one {# group} other {# groups}}, external testers after beta review.',
  'plan.notifies-groups-after-review':
    'Notifies <b>{groups, plural, one {# group} other {# groups}}</b> after beta review.',
  // Apple has approved a build of this version before, and usually reviews no other.
  'plan.releases-once-approved':
    'Releases it to <b>{testers, plural, one {# tester} other {# testers}}</b> in {groups, plural, one {# group} other {# groups}}, to external testers once Apple approves it.',
  'plan.releases-to-groups-once-approved':
    'Releases it to <b>{groups, plural, one {# group} other {# groups}}</b> once Apple approves it.',
  'plan.adds-to-groups': 'Adds it to <b>{groups, plural, one {# group} other {# groups}}</b>.',
  'plan.adds-without-review':
    'Adds it to <b>{groups, plural, one {# group} other {# groups}}</b> without a beta review.',
  'plan.adds-and-submits':
    'Adds it to <b>{groups, plural, one {# group} other {# groups}}</b> and submits it for beta review.',
  'plan.submits': 'Submits it for beta review.',
  'plan.adds-to-no-group': 'It isn’t added to any group.',
  'plan.notifies-after-confirm': 'Testers are emailed after you confirm.',
  // {at}: a time, or a date and time.
  'plan.notifies-at': 'Testers are emailed at {at} at the earliest.',
  'plan.notifies-nobody': 'No one is emailed.',

  // Beside the Publish button: why it cannot be pressed yet.
  'plan.blocked.starting': 'The run is starting.',
  'plan.blocked.no-account': 'Choose an account first.',
  'plan.blocked.finding-account':
    'Looking for the account that has this app. You can also choose one.',
  'plan.blocked.run-unfinished':
    'A run of this build isn’t finished. Resume it, or cancel it first.',
  'plan.blocked.fix':
    '{blockers, plural, one {Fix # blocker first.} other {Fix # blockers first.}}',
  'plan.blocked.fix-or-override':
    '{blockers, plural, one {Fix # blocker, or override it with a reason.} other {Fix # blockers, or override them with a reason.}}',
  'plan.blocked.checking': 'Slipway is still checking with App Store Connect.',
  'plan.blocked.note-too-long':
    '{count, plural, one {The notes in {language} are # character too long.} other {The notes in {language} are # characters too long.}}',
  'plan.blocked.note-characters':
    '{count, plural, one {The notes in {language} have # unsupported character.} other {The notes in {language} have # unsupported characters.}}',
  'plan.blocked.notes': 'Fix the notes in {languages}.',
  // The last entry in a list of languages.
  'plan.blocked.more-languages': '{count, plural, one {# more language} other {# more languages}}',
  'plan.blocked.compliance': 'Answer the export compliance question.',

  'plan.label': 'Plan',
  'plan.publish': 'Publish',
  // Publishes to the practice App Store Connect on this computer.
  'plan.rehearse': 'Rehearse',
  'plan.nothing-uploaded': 'Nothing was uploaded.',
  'plan.apple-says': 'App Store Connect says',
  'plan.draft.saved': 'Saved',
  'plan.draft.saving': 'Saving…',
  'plan.draft.failed': 'Not saved: {reason}',

  // {at}: a time, or a date and time.
  'plan.shown-as-of': 'App Store Connect can’t be reached. Showing what it had at {at}.',
  'plan.nothing-lost': 'Nothing was uploaded, and what you typed is kept.',
  'plan.try-again': 'Try again',
  'plan.trying-again': 'Trying again…',
  'plan.show-accounts': 'Show accounts',
  'plan.open-app-store-connect': 'Open App Store Connect',
  'plan.open-agreements': 'Open agreements',

  'plan.account.label': 'Publish with',
  // {issuer}: the last four characters of its ID.
  'plan.account.team-key': 'Key {key}, issuer …{issuer}',
  'plan.account.individual-key': 'Individual key {key}',
  'plan.account.practice': 'Nothing reaches Apple or any tester.',
  'plan.account.none': 'Add an account to publish with.',
  'plan.account.add-key': 'Add key…',

  'plan.compliance.title': 'Export compliance',
  'plan.compliance.open': 'Not set in Info.plist. You can answer only once per build.',
  // Under the question, before it was ever answered for the app.
  'plan.compliance.will-be-used':
    'Your answer is kept, and used for later builds of this app that leave it open. You can change it there.',
  'plan.compliance.declared': 'Info.plist says that the app uses non-exempt encryption.',
  'plan.compliance.question': 'Does the app use non-exempt encryption?',
  'plan.compliance.no': 'No',
  'plan.compliance.no-means':
    'No encryption, or only exempt encryption such as HTTPS or encryption built into Apple’s systems.',
  'plan.compliance.yes': 'Yes',
  'plan.compliance.yes-means':
    'Its own or third-party encryption. Apple may ask for documents before testers get the build.',
  // Instead of the question, once it was answered for the app. {at}: a date.
  'plan.compliance.remembered':
    '{answer, select, yes {Your answer on {at}: Yes, the app uses non-exempt encryption.} other {Your answer on {at}: No, the app uses no non-exempt encryption.}}',
  'plan.compliance.remembered-text': 'It is used for every build of this app that leaves it open.',
  'plan.compliance.change': 'Change answer',
  'plan.compliance.forget': 'Forget answer',
  'plan.declaration.in-review': 'In review at Apple. The run waits until it’s approved.',
  'plan.declaration.in-review-since':
    'In review at Apple, submitted {day}. The run waits until it’s approved.',
  // Declarations that can’t be attached, each with its state and date.
  'plan.declaration.others': 'Can’t be attached',
  'plan.declaration.other': '{name}: {state}',
  'plan.declaration.other-since': '{name}: {state}, submitted {day}',
  'plan.declaration.label': 'Declaration for this build',
  'plan.declaration.unnamed': 'Declaration {id}',
  'plan.declaration.approved': 'Approved',
  'plan.declaration.approved-since': 'Approved, submitted {day}',
  'plan.declaration.asks':
    'App Store Connect asks for an export compliance declaration before testers get the build.',
  'plan.declaration.unread':
    'The app’s declarations couldn’t be read. The run attaches the approved one.',
  'plan.declaration.attached': 'The run attaches the approved one.',
  'plan.declaration.choose': 'Choose the one to attach.',

  'plan.timeouts.title': 'Timeouts',
  // Beside “Timeouts”: both are durations.
  'plan.timeouts.summary': '{appear} to appear, {process} to process',
  'plan.timeouts.text':
    'Both start when the upload ends. When one is reached, the run stops waiting. Nothing is lost, and you can resume it.',
  'plan.timeouts.appear': 'Until the build appears',
  'plan.timeouts.appear-hint': 'Usually a few minutes.',
  'plan.timeouts.process': 'Until processing ends',
  'plan.timeouts.process-hint': 'Includes the time until the build appears.',
  'plan.timeouts.default': 'Use default timeouts',
} as const;
