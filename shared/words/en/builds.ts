/* The builds of an app at App Store Connect: the filter of their list, one of them, and giving it to testers. */
export const builds = {
  // The filter above the list. {count}: how many builds.
  'builds.filter': 'State',
  'builds.filter.all': 'All',
  'builds.filter.testing': 'Testers have it',
  'builds.filter.ready': 'Ready',
  'builds.filter.waiting': 'Waiting for Apple',
  'builds.filter.attention': 'Needs attention',
  'builds.filter.expired': 'Expired',
  'builds.no-match-state': 'No builds in this state.',

  'builds.column.notes': 'Notes',
  'builds.column.feedback': 'Feedback',
  // In the list: how many languages have What to Test.
  'builds.notes.languages': '{count, plural, one {# language} other {# languages}}',
  'builds.notes.none': 'none',
  // {locale}: the name of the app’s primary language.
  'builds.notes.without-primary': 'No What to Test in {locale}, the app’s primary language',
  'builds.feedback.with-crashes': '{feedback}, {crashes, plural, one {# crash} other {# crashes}}',
  // A number that may be higher.
  'builds.feedback.at-least': '{count}+',

  // The sheet with one build. {build}: a version with its build number, 1.4.0 (42).
  'builds.detail.title': 'Build {build}',
  'builds.detail.reading': 'Reading from App Store Connect…',
  'builds.detail.not-read': 'Some details couldn’t be loaded: {title}',
  'builds.detail.state': 'State',
  'builds.detail.uploaded': 'Uploaded',
  'builds.detail.expires': 'Expires',
  'builds.detail.platform': 'Platform',
  'builds.detail.minimum-os': 'Minimum OS',
  'builds.detail.compliance': 'Export compliance',
  'builds.detail.compliance.no': 'Uses no non-exempt encryption',
  'builds.detail.compliance.yes': 'Uses non-exempt encryption',
  'builds.detail.compliance.not-required': 'No answer required',
  'builds.detail.compliance.open': 'Not answered',
  'builds.detail.audience': 'Audience',
  'builds.detail.internal-only': 'Internal testing only',
  'builds.detail.review': 'Beta review',
  // {state}: Apple’s state of the review; {moment}: when it was submitted.
  'builds.detail.review-since': '{state}, submitted {moment}',
  'builds.detail.review-none': 'Not submitted',
  'builds.detail.emails': 'Emails to testers',
  'builds.detail.emails.on': 'Automatic, as soon as they can install',
  'builds.detail.emails.off': 'Not automatic',
  'builds.detail.feedback': 'Feedback',
  'builds.detail.feedback-line':
    '{feedback, plural, one {# screenshot} other {# screenshots}}, {crashes, plural, one {# crash} other {# crashes}}',
  'builds.detail.warnings': 'Upload warnings',

  'builds.detail.testers': 'Groups and testers',
  'builds.detail.groups-none': 'No group has this build.',
  'builds.detail.groups-unknown': 'App Store Connect didn’t report which groups have it.',
  'builds.detail.groups-more':
    '{count, plural, one {# more group has it.} other {# more groups have it.}}',
  'builds.detail.has-it': 'Can install',
  'builds.detail.waits-for-review': 'After beta review',
  'builds.detail.waits': 'Not yet',
  'builds.detail.had-it': 'Could install',
  'builds.detail.individual': 'Individual testers',
  'builds.detail.individual-more':
    '{count, plural, one {and # more tester} other {and # more testers}}',

  'builds.detail.notes': 'What to Test',
  'builds.detail.notes-none': 'No What to Test in any language.',
  'builds.detail.notes-unknown': 'What to Test couldn’t be loaded.',

  'builds.detail.sizes': 'App file sizes',
  'builds.detail.sizes-none': 'App Store Connect has no sizes for devices yet.',
  // {build}: the build before this one.
  'builds.detail.sizes-against': 'Change since {build}',
  'builds.detail.size-device': 'Device',
  'builds.detail.size-download': 'Download size',
  'builds.detail.size-install': 'Install size',
  'builds.detail.universal': 'Universal',
  'builds.detail.package-size': 'Package',
  // {budget}: the size budget of the app’s preset.
  'builds.detail.over-budget': '{size}, over the budget of {budget}',

  'builds.act.give': 'Release to testers…',
  'builds.act.review': 'Submit for beta review…',
  'builds.act.edit-notes': 'Edit What to Test…',
  'builds.act.show-run': 'Show run',
  'builds.act.open-page': 'Open in App Store Connect',
  'builds.act.copy-link': 'Copy link',

  // For `slipway builds`.
  'help.command.builds-list': 'List the builds of an app, whoever uploaded them',
  'help.command.builds-show': 'Show one build: groups, testers, notes and sizes',
  // {app}: a bundle ID.
  'command.builds.unknown': 'App Store Connect has no build with the ID {id} of {app}.',
  'command.builds.device-size': '{download} to download, {install} on the device',

  // Why a build can’t be given to testers.
  'builds.off.expired': 'This build has expired. Testers can no longer install it.',
  'builds.off.refused': 'Apple refused this build. Upload another one.',
  'builds.off.failed': 'Apple could not process this build. Upload another one.',

  'builds.give.title': 'Release {build} to testers',
  'builds.give.review-title': 'Submit {build} for beta review',
  'builds.give.text':
    'Releases the build that is already in App Store Connect. No package is needed. Nothing is sent until you confirm.',
  'builds.give.groups': 'Groups',
  'builds.give.groups-none': 'This app has no beta groups.',
  'builds.give.has-it': 'Already has it',
  'builds.give.automatic': 'Gets every build automatically',
  'builds.give.at-once': 'Immediately',
  'builds.give.processed': 'After processing',
  'builds.give.reviewed': 'After beta review',
  'builds.give.only-reviewed': 'Only after beta review',
  'builds.give.internal-only': 'Not possible: this build is for internal testing only',
  'builds.give.review': 'Submit for beta review',
  'builds.give.review-text': 'External groups get the build once Apple has approved it.',
  'builds.give.review-not-needed': 'Apple has approved this build. No new review is needed.',
  'builds.give.review-running': 'This build is already in beta review.',
  'builds.give.review-rejected': 'Apple rejected this build. It can’t be submitted again.',
  'builds.give.checklist': 'Checklist',
  // Why the button can’t be pressed yet.
  'builds.give.nothing-chosen': 'Select a group, or submit the build for beta review.',
  'builds.give.compliance-open': 'Answer the question about encryption.',
  'builds.give.checklist-open': 'Check off every item in the checklist.',
} as const;
