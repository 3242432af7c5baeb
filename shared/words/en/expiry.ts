/* Expiring builds: the sheet, its question, the command, the calendar and its reminders. TestFlight’s own words. */
export const expiry = {
  // Why a build was left as it is, although it was chosen. Each is a whole sentence.
  'expiry.skipped.review': 'It entered beta review after you selected it.',
  'expiry.skipped.reviewed': 'Apple finished its beta review after you selected it.',
  'expiry.skipped.tested': 'Testers became able to install it after you selected it.',
  'expiry.skipped.testers': 'It was released to individual testers after you selected it.',
  'expiry.skipped.testers-unknown': 'App Store Connect didn’t report its individual testers.',
  'expiry.skipped.newest': 'It is now the latest build for {groups}.',
  'expiry.skipped.groups': 'It was released to {groups} after you selected it.',
  'expiry.skipped.groups-unknown': 'App Store Connect didn’t report which groups have it now.',
  'expiry.skipped.not-listed': 'App Store Connect doesn’t list it now.',
  'expiry.skipped.gone': 'App Store Connect no longer has it.',

  'error.expiry-not-stopped.title': 'There is nothing to resume',
  'error.expiry-not-stopped.fix':
    'Nothing was sent. Open the app’s builds to see which ones have expired.',
  'error.expiry-not-stopped.detail':
    'It is finished, or another window or command is working on it.',
  'error.expiry-outdated.title': 'The list is out of date',
  'error.expiry-outdated.fix': 'Nothing was sent. Refresh the list and check it.',
  'error.expiry-outdated.detail':
    'These builds weren’t in the list, or it was loaded too long ago.',

  // Outcomes, as chips and in the command’s table.
  'expiry.outcome.waiting': 'Waiting',
  'expiry.outcome.sending': 'Sending…',
  'expiry.outcome.accepted': 'Accepted, not shown yet',
  'expiry.outcome.expired': 'Expired',
  'expiry.outcome.already-expired': 'Had expired',
  'expiry.outcome.skipped': 'Not changed',
  'expiry.outcome.failed': 'Failed',
  'expiry.outcome.unknown': 'Unknown',
  'expiry.outcome.not-tried': 'Not tried',

  // Why a build is not selected at first.
  'expiry.guard.in-review': 'In beta review',
  'expiry.guard.newest-of-group': 'Latest build for {groups}',
  'expiry.guard.newest': 'Latest build',
  'expiry.guard.groups-unknown': 'Groups unknown',

  'expiry.summary.expired':
    '{count, plural, =0 {No build expired.} one {# build expired.} other {# builds expired.}}',
  'expiry.summary.accepted':
    '{count, plural, one {Apple accepted one more and doesn’t show it yet.} other {Apple accepted # more and doesn’t show them yet.}}',
  'expiry.summary.unchanged':
    '{count, plural, one {# build wasn’t changed.} other {# builds weren’t changed.}}',
  'expiry.summary.failed': '{count, plural, one {# build failed.} other {# builds failed.}}',

  // Before the number of people who lose a build is known.
  'expiry.testers.none': 'No testers have these builds.',
  'expiry.testers.some':
    '{count, plural, one {# tester has one of these builds.} other {Up to # testers have one of these builds.}}',
  'expiry.testers.unknown': 'App Store Connect didn’t report how many testers have these builds.',
  'expiry.without-build':
    '{count, plural, one {{groups} will have no build to test.} other {{groups} will have no build to test.}}',

  // The sheet. It opens from the builds of an app, and from the command palette.
  'expiry.open': 'Expire builds…',
  'expiry.more': 'More',
  'expiry.title': 'Expire builds of {app}',
  'expiry.intro':
    'Testers can no longer install an expired build. It can’t be undone. Nothing is sent until you confirm.',
  'expiry.reading': 'Reading the builds from App Store Connect…',
  'expiry.asking': 'Waiting for your confirmation…',
  'expiry.none-ticked': 'No builds selected.',
  'expiry.none-found': 'No builds match these filters.',
  'expiry.none-testable': 'This app has no build that testers can install.',
  'expiry.declined': 'Nothing was sent.',
  'expiry.act': 'Expire builds…',
  'expiry.act-count': '{count, plural, one {Expire # build…} other {Expire # builds…}}',
  'expiry.kept':
    '{count, plural, =0 {No build stays.} one {# build stays as it is.} other {# builds stay as they are.}}',
  'expiry.builds': 'Builds to expire',
  'expiry.results': 'Results',
  'expiry.age': 'Age',
  'expiry.age-any': 'Any age',
  'expiry.age-days': '{days, plural, one {Older than # day} other {Older than # days}}',
  'expiry.keep': 'Builds to keep',
  'expiry.keep-none': 'Keep none',
  'expiry.keep-count': '{count, plural, one {Keep the latest} other {Keep the latest #}}',
  'expiry.keep-per': 'Count',
  'expiry.keep-per-version': 'Per version',
  'expiry.keep-per-app': 'Across the app',
  'expiry.platform': 'Platform',
  'expiry.platform-any': 'All platforms',
  'expiry.without-testers': 'Only without testers',
  'expiry.column.tick': 'Selected',
  'expiry.column.build': 'Build',
  'expiry.column.uploaded': 'Uploaded',
  'expiry.column.groups': 'Groups',
  'expiry.column.testers': 'Testers',
  'expiry.column.note': 'Check first',
  'expiry.column.result': 'Result',
  // {moment}: a time, such as 11:26, or 18 Nov, 11:26.
  'expiry.stopped':
    'Slipway quit while expiring builds ({moment}). {left, plural, one {# of {count} remains} other {# of {count} remain}}.',
  'expiry.resume': 'Resume…',
  'expiry.leave': 'Keep remaining builds',
  'expiry.expiring': 'Expiring builds: {done} of {count}',
  'expiry.close-continues':
    'You can close this sheet. Expiring continues, and the build list shows the results.',

  // Expiration calendar: when the builds of all apps expire.
  'expiry.calendar': 'Expiration calendar',
  'expiry.calendar.back': 'Apps',
  'expiry.calendar.intro':
    'TestFlight builds expire 90 days after upload. This list includes apps you opened or published here.',
  'expiry.calendar.export': 'Export calendar…',
  'expiry.calendar.read-all': 'Refresh all apps',
  'expiry.calendar.refresh': 'Refresh',
  'expiry.calendar.reading': 'Reading the builds from App Store Connect…',
  'expiry.calendar.which': 'Builds',
  'expiry.calendar.last': 'Latest builds',
  'expiry.calendar.every': 'All builds',
  'expiry.calendar.soon':
    '{count, plural, =0 {No group’s latest build expires in the next 14 days.} one {# build that is a group’s latest expires in the next 14 days.} other {# builds that are a group’s latest expire in the next 14 days.}}',
  'expiry.calendar.failed':
    '{count, plural, one {# app couldn’t be loaded. Earlier data is shown.} other {# apps couldn’t be loaded. Earlier data is shown.}}',
  'expiry.calendar.months': 'Months',
  // {month} is “December 2026”.
  'expiry.calendar.month': '{month}, {count, plural, one {# build} other {# builds}}',
  'expiry.calendar.none.title': 'No expiring builds',
  'expiry.calendar.none.text': 'Open an app, or refresh all apps, to see when their builds expire.',
  'expiry.calendar.none-last': 'No build here is the latest for a group.',
  'expiry.calendar.column.ends': 'Expires',
  'expiry.calendar.column.app': 'App',
  'expiry.calendar.column.build': 'Build',
  'expiry.calendar.column.groups': 'Groups',
  'expiry.calendar.column.testers': 'Testers',
  'expiry.calendar.column.read': 'As of',
  'expiry.calendar.column.actions': 'Actions',
  // In a cell: the groups for which a build is the last one.
  'expiry.calendar.last-for': 'Latest for {groups}',
  'expiry.calendar.publish': 'Publish new build',
  'expiry.calendar.open': 'Open app',
  'expiry.calendar.actions': 'Actions for {app} {build}',
  'expiry.calendar.exported':
    '{count, plural, one {# date was written to {file}.} other {# dates were written to {file}.}}',
  // The system’s dialog, and the file.
  'expiry.calendar.save': 'Export expiration calendar',
  'expiry.calendar.save-button': 'Export',
  'expiry.calendar.files': 'Calendar files',
  'expiry.calendar.name': 'TestFlight builds',
  'expiry.calendar.event': '{build} expires in TestFlight',
  'expiry.calendar.event-last': 'It’s the latest build for {groups}.',
  'expiry.calendar.event-groups': 'Groups: {groups}',
  'expiry.calendar.event-account': 'Account: {account}',

  // A notification.
  'expiry.notice.title':
    '{days, plural, one {{build} expires within # day} other {{build} expires within # days}}',
  'expiry.notice.body':
    'It’s the latest build for {groups}. Publish a new build before {day} so they can keep testing.',
  'expiry.notice.as-of': 'As of {moment}.',
  'settings.expiry': 'Remind me before builds expire',
  'settings.expiry-hint':
    'A notification 14 days, 7 days and 1 day before a group’s latest build expires in TestFlight. Live accounts only.',

  // The system’s question. Under the headline comes what happens, then one fact on each line.
  'confirm.expire.title':
    '{count, plural, one {Expire # build of {app}?} other {Expire # builds of {app}?}}',
  'confirm.expire.text':
    '{count, plural, one {Testers can no longer install this build.} other {Testers can no longer install these builds.}}',
  'confirm.expire.review':
    '{count, plural, one {# of them is in beta review. Expiring it ends the review.} other {# of them are in beta review. Expiring them ends the reviews.}}',
  'confirm.expire.builds': 'Builds: {builds}',
  // A build in that list.
  'confirm.build': '{build}',
  'confirm.expire.people':
    'Testers: {count, plural, one {# person} other {# people}} can install {builds, plural, one {it} other {one of them}} today.',
  'confirm.expire.without':
    '{count, plural, =0 {Everyone keeps another build.} one {# person is left without a build of this app.} other {# people are left without a build of this app.}}',
  'confirm.expire.without-unknown': 'The number of people left without a build is unknown.',
  'confirm.expire.nobody':
    'Testers: no one can install {builds, plural, one {it} other {any of them}} today.',
  'confirm.expire.people-unknown':
    'Testers: App Store Connect didn’t report how many people lose a build.',
  'confirm.expire.waiting': 'Will never get it: {groups} (still waiting)',
  'confirm.expire.button': '{count, plural, one {Expire # build} other {Expire # builds}}',

  'command.expire.none': 'No builds of {app} match.',
  'command.expire.head':
    '{count, plural, one {# build of {app} will expire:} other {# builds of {app} will expire:}}',
  'command.expire.left-out': 'Left out, because testers may need them:',
  'command.expire.kept':
    '{count, plural, =0 {No other build can be tested.} one {# other build stays as it is.} other {# other builds stay as they are.}}',
  'command.expire.dry-run': 'Nothing was sent.',
  'command.expire.question':
    '{count, plural, one {Expire # build of {app}? It can’t be undone.} other {Expire # builds of {app}? It can’t be undone.}} [y/N]',
  'command.expire.yes':
    'Expiring builds can’t be undone. Check the list with --dry-run, then add --yes.',
  'command.expire.no-groups': 'no groups',
  'command.expire.groups-unknown': 'groups unknown',
  'usage.app-missing': 'Name the app with --app BUNDLEID.',
  'usage.older-than':
    '--older-than takes days or a date, such as 60d or 2026-09-01, not “{value}”.',
  'usage.keep-per': '--keep-per takes version or app, not “{value}”.',
  'usage.platform-of-build': '--platform takes ios, mac, tv or vision, not “{value}”.',
  'help.command.expire': 'Expire builds of an app, so that testers can no longer install them',
  'help.option.app': 'The bundle ID of the app',
  'help.option.older-than': 'Only builds uploaded earlier: days such as 60d, or a date',
  'help.option.keep-latest': 'Keep the latest N builds of each version',
  'help.option.keep-per': 'Count the latest builds per version (default) or across the app',
  'help.option.without-testers': 'Only builds that no testers have',
} as const;
