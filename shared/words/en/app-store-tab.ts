/* The App Store tab of an app: its frame, what is ready, the version, and the bar that submits it. */
export const appStoreTab = {
  'app-page.tab.app-store': 'App Store',
  // {moment} reads “14:08, 1 min ago”.
  'store-tab.checked': 'Checked {moment}',
  'store-tab.check-again': 'Check again',
  'store-tab.reading': 'Reading the App Store version from App Store Connect…',
  'store-tab.platform': 'Platform',
  'store-tab.not-saved':
    'Changes on this tab couldn’t be saved on this computer. They will be lost when Slipway quits.',
  'store-tab.links-checked':
    '{count, plural, =0 {The version has no links} one {# link checked} other {# links checked}}',
  // Chips in the head of the page, and read out for the number on the tab.
  'store-tab.blockers': '{count, plural, one {# blocker} other {# blockers}}',
  'store-tab.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'store-tab.ready-chip': 'Ready',

  'store-tab.readiness': 'Readiness',
  'store-tab.readiness.of': '{ready} of {all} ready',
  'store-tab.readiness.check-links': 'Check links',
  'store-tab.readiness.checking-links': 'Checking links…',
  'store-tab.readiness.who.you': 'You can fix this',
  'store-tab.readiness.who.app-manager': 'An App Manager can fix this',
  'store-tab.readiness.who.admin': 'An Admin can fix this',
  'store-tab.readiness.who.account-holder': 'Only the Account Holder can fix this',
  'store-tab.readiness.unchecked': 'Couldn’t check',
  'store-tab.readiness.fixed': 'Fixed',
  // The folded line of what is ready; {names} reads “build, screenshots and 7 more”.
  'store-tab.readiness.ready': '{count} ready: {names}',
  'store-tab.readiness.more': '{count} more',
  'store-tab.readiness.none-ready': 'Nothing is ready yet',
  // Buttons of a line; what they act on is the title of the line.
  'store-tab.act.answer': 'Answer…',
  'store-tab.act.choose-build': 'Choose…',
  'store-tab.act.write': 'Write it',
  'store-tab.act.edit': 'Edit',
  'store-tab.act.show': 'Show',
  'store-tab.act.open-page': 'Open page',
  'store-tab.act.copy-request': 'Copy request',
  // In practice, where there is no website. {page}: its name there, such as “Age Rating”.
  'store-tab.web.place': 'In App Store Connect: {page}',
  'store-tab.web.practice':
    'In a rehearsal, remove the simulated problem on the Practice screen, or choose another scenario.',
  'store-tab.web.page.version': 'the page of the version',
  'store-tab.web.page.app-information': 'App Information',
  'store-tab.web.page.age-rating': 'Age Rating',
  'store-tab.web.page.privacy': 'App Privacy',
  'store-tab.web.page.pricing': 'Pricing and Availability',
  'store-tab.web.page.agreements': 'Agreements',
  'store-tab.web.page.screenshots': 'Previews and Screenshots',
  'store-tab.web.page.resolution-center': 'App Review',
  'store-tab.act.of': '{act} {title}',
  // A message to a colleague, as plain text; a web address follows on its own line.
  'store-tab.request':
    '{app} {version} can’t be submitted for review yet:\n\n{title}\n{detail}\n\nCan you fix this in App Store Connect? It requires the role {role}.',
  'store-tab.request.role.you': 'App Manager or higher',
  'store-tab.request.role.app-manager': 'App Manager or higher',
  'store-tab.request.role.admin': 'Admin or Account Holder',
  'store-tab.request.role.account-holder': 'Account Holder',
  // In place of the number, after the name of the app, while no version is in preparation.
  'store-tab.request.new-version': '(next version)',

  'store-tab.version': 'Version {version}',
  'store-tab.version.none': 'Next version',
  'store-tab.version.none-chip': 'not created',
  'store-tab.version.unknown-state': 'unknown',
  'store-tab.version.created':
    'Version <b>{version}</b> will be created with build <b>{build}</b>.',
  'store-tab.version.no-build':
    'No processed build with a version higher than {live} can be submitted to the App Store.',
  'store-tab.version.no-first-build': 'No processed build can be submitted to the App Store yet.',
  'store-tab.version.locked': 'This version can’t be changed in its current state: {state}.',
  'store-tab.build': 'Build',
  'store-tab.build.none': 'None',
  'store-tab.build.change': 'Change…',
  'store-tab.build.choose': 'Choose a build for version {version}',
  'store-tab.build.choose-any': 'Choose a build for the next version',
  'store-tab.build.text':
    'Processed builds that can be submitted to the App Store. The build is attached when you save or submit the version.',
  'store-tab.build.empty': 'No other processed build can be attached to this version.',
  'store-tab.build.attached': 'attached',
  'store-tab.build.compliance': 'Needs compliance answer',
  'store-tab.build.uploaded': 'Uploaded {moment}',
  'store-tab.build.use': 'Use build',
  'store-tab.release': 'Release after approval',
  'store-tab.release.manual': 'Manually',
  'store-tab.release.after-approval': 'Automatically',
  'store-tab.release.scheduled': 'Automatically, no earlier than',
  // A line below the choice, for a version that can’t be changed: {moment} reads “3 Dec 2026, 09:00”.
  'store-tab.release.scheduled-at': 'Automatically, no earlier than {moment} ({place})',
  'store-tab.release.day': 'Release date',
  'store-tab.release.time': 'Release time',
  'store-tab.release.zone': 'Time zone',
  'store-tab.release.find-zone': 'Find time zone',
  'store-tab.release.no-zone': 'No matching time zones.',
  // “Berlin, UTC+1”
  'store-tab.release.zone-name': '{place}, {offset}',
  // {utc} and {california} are times, with the weekday where it differs: “08:00”, “Wed 23:00”.
  'store-tab.release.elsewhere': '{utc} in UTC, {california} in California',
  'store-tab.release.past': 'This time has passed. Choose a later one.',
  // {earlier} and {later} are times, such as “09:30”.
  'store-tab.release.whole-hour':
    'Releases can only be scheduled on the hour. Choose {earlier} or {later}.',
  'store-tab.phased': 'Phased release over 7 days',
  'store-tab.phased.bars': 'Share of users with automatic updates, by day',
  'store-tab.phased.day': 'Day {day}: {percent}',
  'store-tab.phased.first':
    'A first version is released to everyone at once. Only updates can use phased release.',
  'store-tab.phased.on': 'On',
  'store-tab.phased.off': 'Off',
  'store-tab.copyright': 'Copyright',
  'store-tab.copyright.hint': 'Year and owner, such as “2026 Northwind Ltd.”',

  // The sentence beside the buttons; {place} is the city of a time zone.
  'store-tab.submits.manual':
    '{phased, select, yes {Submits <b>{build}</b> for review. After approval, you release it over 7 days.} other {Submits <b>{build}</b> for review. After approval, you release it.}}',
  'store-tab.submits.after-approval':
    '{phased, select, yes {Submits <b>{build}</b> for review, then releases it over 7 days after approval.} other {Submits <b>{build}</b> for review, then releases it after approval.}}',
  'store-tab.submits.scheduled':
    '{phased, select, yes {Submits <b>{build}</b> for review, then releases it over 7 days from <b>{moment}</b> ({place}).} other {Submits <b>{build}</b> for review, then releases it on <b>{moment}</b> ({place}), or after approval if that is later.}}',
  'store-tab.submits.nothing': 'No build to submit.',
  'store-tab.submits.locked': 'Version <b>{version}</b>: {state}.',
  'store-tab.submit': 'Submit for review…',
  'store-tab.submit-practice': 'Rehearse submission…',
  'store-tab.save': 'Save without submitting',
  'store-tab.reason.blockers':
    '{count, plural, one {Fix # blocker first} other {Fix # blockers first}}',
  'store-tab.reason.reading': 'Checking the version…',
  'store-tab.reason.starting': 'Starting the run…',
  'store-tab.reason.no-build': 'Choose a processed build first',
  'store-tab.reason.date': 'Correct the release date first',
  'store-tab.reason.role': 'The key needs the {role} role',
  // Below the sentence, while something differs from App Store Connect.
  'store-tab.unsent': 'Changes stay on this computer until you save or submit.',
  'store-tab.start-failed-safe': 'Nothing was submitted.',
} as const;
