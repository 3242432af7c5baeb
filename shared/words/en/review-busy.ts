/* Another build of the same version is in beta review: what can be done, and what each choice means. */
export const reviewBusy = {
  'run-view.status.review-busy': 'Another build in review',
  // On a chip: this build is submitted after Apple finishes reviewing another one.
  'run-view.status.waits-for-review': 'Waiting for another review',
  'activity.end.review-busy': 'Another build is in beta review.',
  // "known" is whether App Store Connect shows which build it is; {state} reads “waiting for review”.
  'review-busy.sentence':
    '{known, select, yes {Build {build} of {version} is in beta review ({state}).} other {Another build of {version} is in beta review.}}',
  'review-busy.sentence-since':
    'Build {build} of {version} is in beta review ({state}), submitted on {since}.',
  'review-busy.one-at-a-time':
    'Apple reviews one build of a version at a time. This build isn’t submitted yet.',
  'review-busy.title': 'Another build is in beta review',
  'review-busy.wait': 'Wait',
  // In place of the text of Wait, once it was chosen.
  'review-busy.is-waiting':
    'Waiting. The run submits this build after Apple finishes reviewing the other one. This can take days; Slipway continues after a restart.',
  'review-busy.wait-text':
    'The run submits this build after Apple finishes reviewing the other one. This can take days; Slipway continues after a restart.',
  'review-busy.skip': 'Skip beta review',
  'review-busy.skip-text':
    'The run continues without a review. Internal testers get the build; external testers don’t.',
  'review-busy.replace': 'Replace {build}…',
  'review-busy.replace-text':
    'Build {build} is expired and this build is submitted instead. Testers permanently lose access to build {build}.',
  'review-busy.replace-unknown':
    'App Store Connect doesn’t show which build is in review, so it can’t be replaced.',
  'review-busy.again': 'Check again',
  // {ours} and {theirs} are versions with build numbers: 1.4.0 (42).
  'confirm.replace-build.title': 'Expire {app} {theirs} and submit {ours} instead?',
  'confirm.replace-build.text':
    '{theirs} leaves beta review and expires: testers can no longer install it. Then {ours} is submitted for beta review. If Apple finishes reviewing {theirs} first, it isn’t expired.',
  'confirm.replace-build.button': 'Expire and submit',
  'review-rejected.title': 'What you can do',
  'review-rejected.reason':
    'Read the reason in App Store Connect, or in the email to your account’s contacts.',
  'review-rejected.reason-practice':
    'Read the reason in App Store Connect. A rehearsal has no reason because no one reviews the build.',
  'review-rejected.open': 'Open App Store Connect',
  'review-rejected.information':
    'If it is about the description, the contact or the demo account, change the Test Information.',
  'review-rejected.next':
    'If it is about the app, upload a new build with the next build number. This build can’t be submitted again.',
  'review-rejected.reply':
    'If you don’t agree, reply to the reviewer in App Store Connect. Slipway can’t read or send those messages.',
  'review-busy.list': 'What to do about the other build',
  'run.review-busy': 'Another build of this version is in beta review. Decide what the run does.',
  'help.status.review-busy':
    'another build is in beta review; choose with “slipway resume RUN_ID --review-busy WHAT”',
  'command.run.review-busy-with': 'Choose with: {command} --review-busy wait|skip|replace=BUILD_ID',
  'command.run.review-busy-id': 'ID of the build in review: {id}',
  'help.option.review-busy':
    'If another build of the version is in beta review: ask (default; the run stops), wait (until Apple finishes) or skip (no review). “slipway resume” also takes replace=BUILD_ID, which expires that build',
  'usage.review-busy': '--review-busy takes ask, wait or skip, not “{value}”.',
  'usage.review-busy-resume': '--review-busy takes wait, skip or replace=BUILD_ID, not “{value}”.',
  'error.run-not-review-busy.title': 'No other build is blocking this run',
  'error.run-not-review-busy.fix':
    'Nothing was changed. Check the run’s status, and resume it if it has stopped.',
  'error.run-not-review-busy.detail':
    'The run isn’t waiting for a decision about another build in beta review.',
  'error.run-not-review-busy.decided':
    'Apple has finished reviewing the other build, so it wasn’t expired. Choose Wait: this build is then submitted right away.',
  'error.run-not-review-busy.other':
    'A different build is in beta review now, not the one you confirmed.',
  'sharing.plan.review-busy': 'If another build is in review',
  'preset.change.review-busy': 'If another build is in review: {choice}',
  'review-busy.label': 'If another build is in review',
  'review-busy.ask-means':
    'The run stops before the review and asks you: wait, skip the review, or replace that build.',
  'review-busy.wait-means':
    'The run submits this build after Apple finishes reviewing the other one. This can take days.',
  'review-busy.skip-means': 'This build isn’t submitted, and external testers don’t get it.',
  'review-busy.choice.ask': 'Ask me',
  'review-busy.choice.wait': 'Wait until Apple finishes',
  'review-busy.choice.skip': 'Skip beta review',
  'review-busy.choice.replace': 'Replace it',
  // {id} is an ID of Apple’s.
  'review-busy.choice.replace-id': 'Expire the build with ID {id} and submit this one',
} as const;
