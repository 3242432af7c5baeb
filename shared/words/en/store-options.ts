/* What a plan, a preset and the command do on the App Store. */
export const storeOptions = {
  'store-plan.label': 'App Store',
  'store-plan.submits': 'Prepares the version and submits it to App Review',
  'store-plan.prepares': 'Prepares the version; it isn’t submitted',
  'store-plan.release': 'Release',
  'store-plan.phased': 'Phased release',
  'store-plan.phased-on': 'On, over 7 days',
  'store-plan.phased-off': 'Off',
  'store-plan.copyright': 'Copyright',
  'store-plan.whats-new': 'What’s New',
  // In place of a text: What to Test is copied.
  'store-plan.from-notes': 'From What to Test, where the plan has no other text',
  'store-plan.empty': '(empty)',
  'store-plan.text.whatsNew': 'What’s New, {language}',
  'store-plan.text.promotionalText': 'Promotional text, {language}',
  'store-plan.text.description': 'Description, {language}',
  'store-plan.text.keywords': 'Keywords, {language}',
  'store-plan.text.supportUrl': 'Support URL, {language}',
  'store-plan.text.marketingUrl': 'Marketing URL, {language}',
  // Labels of what the run does when it meets such a version.
  'store-plan.other-version': 'If another version is in preparation',
  'store-plan.in-review': 'If another version is in review',
  'store-plan.asks': 'Stop and ask',
  'store-plan.other-renamed': 'Rename it for this build',
  'store-plan.withdrawn': 'Withdraw it',

  // what: one of the two below.
  'preset.change.app-store': 'App Store: {what}',
  'store-plan.preset.off': 'nothing',
  // parts: a list of the words below, such as “submit, manual release and phased release”.
  'store-plan.preset.on': '{parts}',
  'store-plan.preset.submit': 'submit to App Review',
  'store-plan.preset.prepare': 'prepare without submitting',
  'store-plan.preset.manual': 'manual release',
  'store-plan.preset.after-approval': 'automatic release after approval',
  'store-plan.preset.phased': 'phased release',
  'store-plan.preset.not-phased': 'no phased release',
  'store-plan.preset.from-notes': 'What’s New from the notes',

  // The section of the plan, and of a preset.
  'plan-store.title': 'App Store',
  'plan-store.off': 'Stays in TestFlight',
  'plan-store.summary.prepare': 'Version is only prepared',
  'plan-store.summary.submit': 'Goes to App Review',
  'plan-store.label': 'Also submit to the App Store',
  'plan-store.text':
    'Off: this build stays in TestFlight. On: the App Store version gets this build and goes to App Review.',
  'plan-store.preset-text':
    'Off: builds stay in TestFlight. On: the App Store version gets each build. Slipway asks each time before it submits.',
  'plan-store.release': 'Release after approval',
  'plan-store.release.manual': 'Manually',
  'plan-store.release.after-approval': 'Automatically',
  'plan-store.release.scheduled': 'Automatically, no earlier than',
  // offset: of the time zone, such as UTC+1.
  'plan-store.date': 'Date and time ({offset})',
  'plan-store.date-hint': 'On the hour, in your time zone.',
  'plan-store.date-past': 'This time has passed. Choose a later one.',
  'plan-store.date-not-whole-hour':
    'Apple releases on the full hour only. Choose a time on the hour.',
  'plan-store.phased': 'Phased release over 7 days',
  'plan-store.phased-text':
    'Users with automatic updates get it step by step, from 1% to everyone. Only updates can be released in phases.',
  'plan-store.from-notes': 'Use the notes as What’s New',
  'plan-store.from-notes-text':
    'What to Test becomes What’s New in the languages of the version that have no other text. Everyone on the App Store reads it.',
  'plan-store.from-notes-none': 'The plan has no notes yet.',
  'plan-store.only-prepare': 'Only prepare the version',
  'plan-store.only-prepare-text':
    'The version gets the build, the texts and the release settings, and isn’t submitted.',
  'plan-store.prepares': 'After processing, App Store version {version} gets this build.',
  'plan-store.prepares-then': 'It isn’t submitted.',
  'plan-store.submits':
    'After processing, App Store version {version} gets this build and goes to App Review.',
  'plan-store.then.manual': 'After approval, you release it.',
  'plan-store.then.after-approval': 'It is released as soon as it is approved.',
  'plan-store.then.scheduled':
    'It is released once it is approved, no earlier than {at} ({place}).',
  'plan-store.then.phased': 'Users with automatic updates get it over 7 days.',
  'plan-store.asked': 'You are asked before the run starts.',
  // parts: a list of the four below.
  'plan-store.extra': 'Also in this plan: {parts}.',
  'plan-store.extra.texts':
    '{count, plural, one {texts in # language} other {texts in # languages}}',
  'plan-store.extra.copyright': 'copyright “{copyright}”',
  'plan-store.extra.withdraws': 'another version is withdrawn from review',
  'plan-store.extra.renames': 'another version in preparation is renamed',
  // Sentences of the plan’s summary.
  'plan.store-submits': 'Submits it to App Review.',
  'plan.store-prepares': 'Prepares the App Store version.',

  // Findings.
  'finding.place.store-plan': 'Plan, App Store',
  'finding.build-internal-only.title-store':
    'This build is for internal testing only, so it can’t go to the App Store',
  'finding.store-release-date.past': 'The release date {at} has passed',
  'finding.store-release-date.not-whole-hour': 'The release date {at} is not on the hour',
  'finding.store-release-date.fix': 'Choose a later date and time, on the hour.',
  'finding.store-text-too-long.title':
    'The text has {count} characters; the App Store takes at most {most}',
  'finding.store-text-too-long.fix': 'Shorten it.',
  // Both are version numbers.
  'finding.store-version-not-higher.title':
    'Version {version} is not higher than {highest} on the App Store',
  'finding.store-version-not-higher.title-same':
    'Version {version} is approved already, so it takes no other build',
  'finding.store-version-not-higher.fix':
    'Upload a build with a higher version, or leave the App Store out of this plan.',
  'finding.store-version-approved.title': 'Version {other} is approved and not released yet',
  'finding.store-version-approved.fix':
    'Release version {other} first: App Store Connect has one version in preparation at a time. Or leave the App Store out of this plan.',
  'finding.store-version-in-review.title': 'Version {other} is with App Review',
  'finding.store-version-in-review.fix':
    'The run stops before the App Store and asks whether to withdraw it.',
  'finding.store-version-in-review.decided':
    'The run withdraws it. The new submission starts at the end of the queue.',
  'finding.store-version-other.title':
    'Version {other} is in preparation; this build is version {version}',
  'finding.store-version-other.fix':
    'The run stops before the App Store and asks whether to rename it. Someone may be working on it.',
  'finding.store-version-other.decided': 'The run renames it and keeps its texts.',

  // The command.
  'help.option.app-store':
    'Prepare the App Store version with this build and submit it to App Review',
  'help.option.app-store-prepare':
    'Prepare the App Store version with this build, without submitting it',
  'help.option.no-app-store': 'Do nothing on the App Store, whatever the preset or plan says',
  'help.option.release-type':
    'After approval: manual (default; you release it), after-approval (automatic) or scheduled',
  'help.option.earliest-release-date':
    'For a scheduled release: time with an offset, on the hour, such as 2027-01-15T09:00:00+01:00',
  'help.option.phased-release': 'Release to users in phases, over 7 days',
  'help.option.no-phased-release': 'Release to all users at once',
  'help.option.cancel-previous-submissions':
    'Withdraw another version that waits for App Review, instead of stopping',
  'help.option.rename-version':
    'Give the version in preparation this build’s number if it has another one, instead of stopping',
  'help.option.whats-new': 'What’s New on the App Store: a file like those of --notes',
  'help.option.whats-new-from-notes': 'Use What to Test as What’s New too',
  'help.option.copyright': 'Copyright line on the App Store, such as “2027 Northwind”',
  'help.option.proceed':
    'Proceed with what stopped the run on the App Store: rename the other version, withdraw it, or submit the whole draft',
  'help.status.store-obstacle':
    'stopped on the App Store; look at the reason, then “slipway resume RUN_ID --proceed”',
  'usage.store-options-exclude': '{one} and {other} can’t be used together.',
  'usage.store-option-alone': '{option} needs --app-store or --app-store-prepare.',
  'usage.store-upload-only':
    '--upload-only stops before the App Store: leave out {option}, or --upload-only.',
  'usage.release-type': '--release-type takes manual, after-approval or scheduled, not “{value}”.',
  'usage.release-date-missing': '--release-type scheduled needs --earliest-release-date.',
  'usage.release-date-form':
    '--earliest-release-date needs a date and time with an offset, such as 2027-01-15T09:00:00+01:00, not “{value}”.',
  'usage.release-date-hour':
    '--earliest-release-date has to be on the hour in UTC, not “{value}”: Apple takes whole hours.',
  'usage.release-date-past':
    '--earliest-release-date has to be in the future; “{value}” has passed.',
  'usage.copyright-long': '--copyright is too long: {count} characters, at most {most}.',
  'usage.whats-new-long':
    'What’s New in {language} has {count} characters; the App Store takes at most {most}.',
  'command.run.proceed-with': 'Proceed with: {command} --proceed',
  'command.run.proceed.other-version':
    'That renames version {other} in preparation to {version}; it keeps its texts.',
  'command.run.proceed.in-review':
    'That withdraws version {other} from App Review and puts {build} in its place.',
  'command.run.proceed.draft-items':
    'That submits {count, plural, one {# other item} other {# other items}} of the draft together with {build}.',
  'command.run.proceeds.other-version': 'Renaming version {other} to {version}.',
  'command.run.proceeds.in-review':
    'Withdrawing version {other} from App Review to put {build} in its place.',
  'command.run.proceeds.draft-items':
    'Submitting {count, plural, one {# other item} other {# other items}} of the draft together with {build}.',
  'command.run.store-version': 'App Store version {version}: {state}',
  'command.label.store-version': 'App Store version',
  'command.label.store-submission': 'App Review',
  'command.label.store-texts': 'App Store texts',
} as const;
