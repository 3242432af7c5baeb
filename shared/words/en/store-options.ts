/* What a plan, a preset and the command do on the App Store. */
export const storeOptions = {
  'store-plan.label': 'App Store',
  'store-plan.submits': 'Prepares the version and submits it for review',
  'store-plan.prepares': 'Prepares the version without submitting it',
  'store-plan.release': 'Release',
  'store-plan.phased': 'Phased release',
  'store-plan.phased-on': 'On, over 7 days',
  'store-plan.phased-off': 'Off',
  'store-plan.copyright': 'Copyright',
  'store-plan.whats-new': 'What’s New',
  // In place of a text: What to Test is copied.
  'store-plan.from-notes': 'Copied from What to Test where the plan has no other text',
  'store-plan.empty': '(empty)',
  'store-plan.text.whatsNew': 'What’s New, {language}',
  'store-plan.text.promotionalText': 'Promotional text, {language}',
  'store-plan.text.description': 'Description, {language}',
  'store-plan.text.keywords': 'Keywords, {language}',
  'store-plan.text.supportUrl': 'Support URL, {language}',
  'store-plan.text.marketingUrl': 'Marketing URL, {language}',
  // Labels of what the run does when it meets such a version.
  'store-plan.other-version': 'If another version is in preparation',
  'store-plan.in-review': 'If another version is submitted for review',
  'store-plan.asks': 'Stop and ask',
  'store-plan.other-renamed': 'Rename it for this build',
  'store-plan.withdrawn': 'Cancel its submission',

  // what: one of the two below.
  'preset.change.app-store': 'App Store: {what}',
  'store-plan.preset.off': 'off',
  // parts: a list of the words below, such as “submit, manual release and phased release”.
  'store-plan.preset.on': '{parts}',
  'store-plan.preset.submit': 'submit for review',
  'store-plan.preset.prepare': 'prepare without submitting',
  'store-plan.preset.manual': 'manual release',
  'store-plan.preset.after-approval': 'automatic release after approval',
  'store-plan.preset.phased': 'phased release',
  'store-plan.preset.not-phased': 'no phased release',
  'store-plan.preset.from-notes': 'What’s New from What to Test',

  // The section of the plan, and of a preset.
  'plan-store.title': 'App Store',
  'plan-store.off': 'Stays in TestFlight',
  'plan-store.summary.prepare': 'Prepares the version only',
  'plan-store.summary.submit': 'Submits for review',
  'plan-store.label': 'Also submit to the App Store',
  'plan-store.text':
    'Off: this build stays in TestFlight. On: this build is attached to the App Store version and submitted for review.',
  'plan-store.preset-text':
    'Off: builds stay in TestFlight. On: each build is attached to the App Store version and submitted for review. Slipway always asks before it submits.',
  'plan-store.release': 'Release after approval',
  'plan-store.release.manual': 'Manually',
  'plan-store.release.after-approval': 'Automatically',
  'plan-store.release.scheduled': 'Automatically, no earlier than',
  // offset: of the time zone, such as UTC+1.
  'plan-store.date': 'Date and time ({offset})',
  'plan-store.date-hint': 'On the hour, in your time zone.',
  'plan-store.date-past': 'This time has passed. Choose a later one.',
  'plan-store.date-not-whole-hour': 'Releases can only be scheduled on the hour.',
  'plan-store.phased': 'Phased release over 7 days',
  'plan-store.phased-text':
    'Users with automatic updates get the version in stages, from 1% to 100%. Only updates can use phased release.',
  'plan-store.from-notes': 'Use What to Test as What’s New',
  'plan-store.from-notes-text':
    'Copies What to Test to each language of the version that has no other text. What’s New is public on the App Store.',
  'plan-store.from-notes-none': 'What to Test is empty in this plan.',
  'plan-store.only-prepare': 'Prepare without submitting',
  'plan-store.only-prepare-text':
    'Saves the build, texts and release settings to the version without submitting it.',
  'plan-store.prepares': 'After processing, this build is attached to App Store version {version}.',
  'plan-store.prepares-then': 'The version isn’t submitted.',
  'plan-store.submits':
    'After processing, this build is attached to App Store version {version} and submitted for review.',
  'plan-store.then.manual': 'After approval, you release it.',
  'plan-store.then.after-approval': 'After approval, it is released automatically.',
  'plan-store.then.scheduled':
    'After approval, it is released automatically, no earlier than {at} ({place}).',
  'plan-store.then.phased': 'Users with automatic updates get it over 7 days.',
  'plan-store.asked': 'Slipway asks before the run starts.',
  // parts: a list of the four below.
  'plan-store.extra': 'Also in this plan: {parts}.',
  'plan-store.extra.texts':
    '{count, plural, one {texts in # language} other {texts in # languages}}',
  'plan-store.extra.copyright': 'copyright “{copyright}”',
  'plan-store.extra.withdraws': 'cancel the submission of another version',
  'plan-store.extra.renames': 'rename another version in preparation',
  // Sentences of the plan’s summary.
  'plan.store-submits': 'Submits the version for review.',
  'plan.store-prepares': 'Prepares the App Store version.',

  // Findings.
  'finding.place.store-plan': 'Plan, App Store',
  'finding.build-internal-only.title-store':
    'This build is for internal testing only and can’t be submitted to the App Store',
  'finding.store-release-date.past': 'The release date {at} has passed',
  'finding.store-release-date.not-whole-hour': 'The release date {at} isn’t on the hour',
  'finding.store-release-date.fix': 'Choose a later date and time, on the hour.',
  'finding.store-text-too-long.title':
    'The text has {count} characters; the App Store allows {most}',
  'finding.store-text-too-long.fix': 'Shorten it.',
  // Both are version numbers.
  'finding.store-version-not-higher.title':
    'Version {version} is not higher than {highest} on the App Store',
  'finding.store-version-not-higher.title-same':
    'Version {version} is already approved, so its build can’t be replaced',
  'finding.store-version-not-higher.fix':
    'Upload a build with a higher version number, or turn off the App Store in this plan.',
  'finding.store-version-approved.title': 'Version {other} is approved but not released yet',
  'finding.store-version-approved.fix':
    'Release version {other} first, or turn off the App Store in this plan. App Store Connect allows one version in preparation at a time.',
  'finding.store-version-in-review.title': 'Version {other} is already submitted for review',
  'finding.store-version-in-review.fix':
    'The run will stop before the App Store steps and ask whether to cancel that submission.',
  'finding.store-version-in-review.decided':
    'The run cancels that submission. The new submission starts at the end of the queue.',
  'finding.store-version-other.title':
    'Version {other} is in preparation, but this build is version {version}',
  'finding.store-version-other.fix':
    'The run will stop before the App Store steps and ask whether to rename that version. Someone else may be working on it.',
  'finding.store-whats-new-missing.title': 'Version {version} has no What’s New',
  'finding.store-whats-new-missing.fix':
    'App Review requires it in every language of an update. Use What to Test as What’s New, or only prepare the version and write What’s New before you submit it.',
  'finding.store-version-other.decided': 'The run renames that version and keeps its texts.',

  // The command.
  'help.option.app-store': 'Prepare the App Store version with this build and submit it for review',
  'help.option.app-store-prepare':
    'Prepare the App Store version with this build, without submitting it',
  'help.option.no-app-store': 'Skip the App Store, even if the preset or plan includes it',
  'help.option.release-type':
    'How to release after approval: manual (default), after-approval (automatic) or scheduled',
  'help.option.earliest-release-date':
    'For scheduled: release no earlier than this time, on the hour and with an offset, such as 2027-01-15T09:00:00+01:00',
  'help.option.phased-release': 'Release to users in phases over 7 days',
  'help.option.no-phased-release': 'Release to all users at once',
  'help.option.cancel-previous-submissions':
    'Cancel the submission of another version instead of stopping',
  'help.option.rename-version':
    'Rename the version in preparation to this build’s version number instead of stopping',
  'help.option.whats-new': 'What’s New on the App Store, from a file in the format of --notes',
  'help.option.whats-new-from-notes': 'Use What to Test as What’s New too',
  'help.option.copyright': 'Copyright line on the App Store, such as “2027 Northwind”',
  'help.option.proceed':
    'Proceed with what stopped the run on the App Store: rename the other version, cancel its submission, or submit the whole draft',
  'help.status.store-obstacle':
    'stopped on the App Store; read the reason, then run “slipway resume RUN_ID --proceed”',
  'usage.store-options-exclude': '{one} and {other} can’t be used together.',
  'usage.store-option-alone': '{option} needs --app-store or --app-store-prepare.',
  'usage.store-upload-only':
    '--upload-only stops before the App Store. Remove {option} or --upload-only.',
  'usage.release-type': '--release-type takes manual, after-approval or scheduled, not “{value}”.',
  'usage.release-date-missing': '--release-type scheduled needs --earliest-release-date.',
  'usage.release-date-form':
    '--earliest-release-date needs a date and time with an offset, such as 2027-01-15T09:00:00+01:00, not “{value}”.',
  'usage.release-date-hour': '--earliest-release-date must be on the hour in UTC, not “{value}”.',
  'usage.release-date-past': '--earliest-release-date must be in the future; “{value}” has passed.',
  'usage.copyright-long': '--copyright is too long: {count} characters, {most} allowed.',
  'usage.whats-new-long':
    'What’s New in {language} has {count} characters; the App Store allows {most}.',
  'command.run.proceed-with': 'To proceed: {command} --proceed',
  'command.run.proceed.other-version':
    'This renames version {other} to {version} and keeps its texts.',
  'command.run.proceed.in-review':
    'This cancels the submission of version {other} and submits {build} instead.',
  'command.run.proceed.draft-items':
    'This submits {count, plural, one {# other item} other {# other items}} in the draft together with {build}.',
  'command.run.proceeds.other-version': 'Renaming version {other} to {version}.',
  'command.run.proceeds.in-review':
    'Canceling the submission of version {other} to submit {build} instead.',
  'command.run.proceeds.draft-items':
    'Submitting {count, plural, one {# other item} other {# other items}} in the draft together with {build}.',
  'command.run.store-version': 'App Store version {version}: {state}',
  'command.label.store-version': 'App Store version',
  'command.label.store-submission': 'App Review',
  'command.label.store-texts': 'App Store texts',

  'help.command.app-store-show':
    'Show the versions of an app on the App Store, and what can be done with them',
  'help.command.app-store-release': 'Release an approved version on the App Store',
  'help.command.app-store-cancel-submission': 'Cancel the submission of a version for review',
  'help.command.app-store-withdraw': 'Withdraw an approved version, so that it can be changed',
  'help.command.app-store-pause-phased': 'Pause the phased release of a version',
  'help.command.app-store-resume-phased': 'Resume the phased release of a version',
  'help.command.app-store-complete-phased':
    'Release a version that is released in phases to all users',
  'command.app-store.none': 'The app has no version on the App Store.',
  // Beside the state of the version, such as: active. {day} is 0 if it has none.
  'command.app-store.phased': 'phased release: {state}{day, plural, =0 {} other { (day #)}}',
  // Commands follow, a line each.
  'command.app-store.possible': 'Possible now:',
  // {state} is one or two states, such as: ready for distribution, phased release: paused (day 3).
  'command.app-store.done': '{app} {version}: {state}',
  // After the question of the window, such as: Release Orbit 1.4 on the App Store?
  'command.app-store.question': 'Continue? [y/N]',
  'command.app-store.yes': 'This needs confirmation. In a script, add --yes.',
  'command.app-store.look': 'See the current state with “{command}”.',
  'command.app-store.changed':
    'Version {version} of {app} has changed since you were asked. Nothing was sent.',
  'command.app-store.no-version': '{app} has no version {version} on this platform.',
} as const;
