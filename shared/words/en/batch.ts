/* A batch: several packages that are published together. */
export const batch = {
  'error.batch-not-found.title': 'There is no such batch',
  'error.batch-not-found.fix': 'Open the list of batches and choose one of them.',
  'error.batch-not-found.detail': 'No batch has the ID {batch}.',
  'error.batch-confirmed.title': 'The batch can no longer be changed',
  'error.batch-confirmed.fix': 'Create a new batch for other packages.',
  'error.batch-confirmed.detail': 'It was already confirmed. Nothing was changed.',
  'error.batch-not-confirmed.title': 'The batch has not been published',
  'error.batch-not-confirmed.fix': 'Check it, then publish it.',
  'error.batch-not-confirmed.detail': 'There is nothing to resume or to cancel.',
  'error.batch-canceled.title': 'The batch was canceled',
  'error.batch-canceled.fix': 'Create a new batch for the packages that were not published.',
  'error.batch-canceled.detail': 'A canceled batch is not resumed. Nothing was sent.',
  'error.batch-in-use.title': 'Another process is working on this batch',
  'error.batch-in-use.fix': 'Wait until it is done, or pause the batch there. Then try again.',
  'error.batch-in-use.detail': 'Nothing was started twice.',
  'error.batch-outdated.title': 'The batch changed after it was checked',
  'error.batch-outdated.fix': 'Check the batch again, then publish it.',
  'error.batch-outdated.detail': 'Nothing was sent.',
  'error.batch-empty.title': 'No app of this batch can be published',
  'error.batch-empty.fix': 'Fix what blocks the apps, or add others. Then check the batch again.',
  'error.batch-empty.detail': 'Nothing was sent.',
  'error.batch-item-blocked.title': 'The checks block this app',
  'error.batch-item-blocked.fix': 'Fix what the checks found, then publish the app again.',
  // {titles}: The headlines of the findings, as a list.
  'error.batch-item-blocked.detail':
    '{count, plural, one {1 blocker: {titles}} other {# blockers: {titles}}}. Nothing was sent.',
  'error.batch-item-twice.title': 'This build is in the batch twice',
  'error.batch-item-twice.fix': 'Remove one of the two packages.',
  'error.batch-item-twice.detail':
    'Earlier in the list, {file} has the same bundle ID, version {version} and build {build}. Nothing was sent.',
  'error.batch-item-order.title': 'A higher build of this version is listed before it',
  'error.batch-item-order.fix':
    'Move the lower build above the higher one, or remove one of them. Then check the batch again.',
  // {higher} and {lower} are names of builds, such as “Orbit Notes 1.4.0 (43)”.
  'error.batch-item-order.detail':
    '{higher} is listed before {lower}. Apple refuses a build number below one that the version already has. Nothing was sent.',
  'error.batch-mixed.title': 'A batch can’t mix practice and live apps',
  'error.batch-mixed.fix': 'Put apps of practice accounts into another batch.',
  'error.batch-mixed.detail':
    'This app’s account isn’t in the same environment as the first app’s. Nothing was sent.',
  'error.batch-account-unclear.title': 'It is not clear which account publishes this app',
  'error.batch-account-unclear.fix': 'Choose the account for this app.',
  'error.batch-account-unclear.detail':
    'None of the accounts has {app}, or several teams have it. Nothing was sent.',
  'error.batch-file-malformed.title': 'The batch file can’t be used',
  'error.batch-file-malformed.fix': 'Correct the file, then try again. Nothing was sent.',

  // How one app of a batch stands.
  'batch.state.draft': 'Not published',
  'batch.state.left-out': 'Left out',
  'batch.state.waiting': 'Waiting',
  'batch.state.running': 'In progress',
  'batch.state.needs-you': 'Needs you',
  'batch.state.stopped': 'Stopped',
  'batch.state.failed': 'Failed',
  'batch.state.canceled': 'Canceled',
  'batch.state.done': 'Published',
  // What helps an app whose file is not the one that was confirmed.
  'batch.advice.new-batch':
    'Publish the file that is there now in a new batch, which checks it and asks you again. Or restore the original file, then retry.',
  'batch.advice.restore':
    'Part of the original file was already sent. Restore it, then retry. Or cancel the run of this app, then publish the file that is there now in a new batch.',
  // How the whole batch stands.
  'batch.phase.draft': 'Not published yet',
  'batch.phase.running': 'In progress',
  'batch.phase.paused': 'Paused',
  'batch.phase.stopped': 'Stopped',
  'batch.phase.ended': 'Finished',
  'batch.phase.canceled': 'Canceled',
  'batch.summary':
    '{failed, plural, =0 {{done} of {all} published} other {{done} of {all} published, # failed}}',
  'batch.reach.none': 'No groups',
  'batch.reach.groups': '{groups}',
  'batch.reach.people': '{count, plural, one {{groups}: # person} other {{groups}: # people}}',

  // The system’s dialog before a batch is published.
  'confirm.batch.live':
    '{count, plural, one {Publish # app of “{name}”?} other {Publish # apps of “{name}”?}}',
  'confirm.batch.live-button': '{count, plural, one {Publish # app} other {Publish # apps}}',
  'confirm.batch.practice':
    '{count, plural, one {Rehearse # app of “{name}”?} other {Rehearse # apps of “{name}”?}}',
  'confirm.batch.practice-button': '{count, plural, one {Rehearse # app} other {Rehearse # apps}}',
  'confirm.batch.text':
    '{count, plural, one {The build goes to App Store Connect and to its testers. You can’t undo this.} other {The builds go to App Store Connect and to their testers. You can’t undo this.}}',
  'confirm.batch.app': '{build}',
  'confirm.batch.apps': 'Apps: {apps}',
  'confirm.batch.people':
    '{count, plural, =0 {Testers: none} one {Testers: # person} other {Testers: # people, counted for each app}}',
  'confirm.batch.people-unknown':
    '{unknown, plural, one {Testers: {count} counted; # app has no groups, or its testers aren’t known} other {Testers: {count} counted; # apps have no groups, or their testers aren’t known}}',
  'confirm.batch.reviews':
    '{count, plural, one {Beta App Review: submits # build} other {Beta App Review: submits # builds}}',
  'confirm.batch.stores':
    '{count, plural, one {App Review: submits or changes # version} other {App Review: submits or changes # versions}}',
  'confirm.batch.left-out':
    '{count, plural, one {Left out because of blockers: # app} other {Left out because of blockers: # apps}}',
  'confirm.batch.accounts': 'Accounts: {accounts}',

  // The results as a table, and as a CSV file.
  'batch.column.app': 'App',
  'batch.column.bundle-id': 'Bundle ID',
  'batch.column.version': 'Version',
  'batch.column.build': 'Build',
  'batch.column.account': 'Account',
  'batch.column.state': 'State',
  'batch.column.run': 'Run',
  'batch.column.problem': 'Problem',
  'batch.column.file': 'File',
  'batch.export.title': 'Export results',
  'batch.export.button': 'Export',
  'batch.export.files': 'CSV file',

  // Packages that waited to be opened when Slipway was quit. {files}: At most three names of files, as a list.
  'queue.gone':
    '{count, plural, one {Removed from the next packages because the file is gone: {files}} other {# files are gone and were removed from the next packages: {files}}}',

  // The window.
  'batch.title': 'Batches',
  // In a list of packages that wait to be opened one after the other.
  'batch.from-queue': 'Publish as a batch…',
  'batch.new': 'New batch…',
  // {at} is a date and time.
  'batch.new-name': 'Batch of {at}',
  'batch.unnamed': 'Unnamed batch',
  'batch.name': 'Name',
  'batch.reading': 'Reading batches…',
  'batch.none-title': 'No batches yet',
  'batch.none-text': 'Publish several packages together, with shared notes and one confirmation.',
  'batch.all': 'All batches',
  'batch.back': 'Back to batches',
  'batch.back-to-activity': 'Back to Activity',
  'batch.actions': 'Actions for {name}',
  'batch.pause': 'Pause batch',
  'batch.resume': 'Resume batch',
  'batch.retry': 'Retry failed',
  // Apps that failed or were left out go into a new batch, which is checked and confirmed again.
  'batch.of-failed': 'New batch from failed…',
  'batch.of-failed-name': '{name} (failed apps)',
  'batch.export': 'Export results…',
  'batch.exported': 'Exported to {file}',
  'batch.cancel': 'Cancel batch…',
  'batch.cancel-title': 'Cancel this batch?',
  'batch.cancel-text':
    'Apps that are not published yet are canceled, and their uploads are withdrawn where Apple still allows it. Published apps stay published.',
  'batch.cancel-button': 'Cancel batch',
  'batch.keep': 'Keep publishing',
  'batch.remove': 'Delete batch…',
  'batch.remove-title': 'Delete {name}?',
  'batch.remove-text': 'The list is deleted. The runs of its apps stay in Activity.',
  'batch.remove-draft-text': 'The list and its notes are deleted. Nothing was sent.',
  'batch.remove-button': 'Delete batch',
  'batch.shared': 'For all apps',
  'batch.shared-hint': 'Each app can differ',
  'batch.notes': 'What to Test',
  'batch.notes-none': 'No shared notes',
  'batch.notes-write': 'Write notes…',
  'batch.notes-edit': 'Edit notes…',
  'batch.languages': '{languages}',
  'batch.groups': 'Groups',
  'batch.group.add': 'Add group…',
  'batch.group.search': 'Search or type a name',
  // Before the checks have read the groups of the apps.
  'batch.group.none-known': 'Type the name of a group. The checks look it up in each app.',
  // {count} of {all} apps have a group of this name; {missing} don’t.
  'batch.group.in-apps': '{missing, plural, =0 {In all apps} other {In {count} of {all} apps}}',
  // A name that was typed, and not found in the groups that were read.
  'batch.group.new': 'Looked up in each app',
  'batch.group.remove': 'Remove {group}',
  // What a setting says that is not decided for all apps.
  'batch.from-preset': 'As in each app’s preset',
  'batch.as-usual': 'As usual',
  'batch.more': 'More settings',
  'batch.on': 'On',
  'batch.off': 'Off',
  'batch.presets': 'Use each app’s preset',
  'batch.presets-hint': 'An app begins with its preset; what you set here takes priority.',
  'batch.review': 'Submit for beta review',
  'batch.apps': 'Apps',
  'batch.apps-count': '{count, plural, one {# app} other {# apps}}',
  'batch.add': 'Add packages…',
  'batch.empty': 'Add the packages that you want to publish together.',
  'batch.none-here': 'No app is in this state.',
  'batch.item-removed': '{app} removed from the batch',
  'batch.item.actions': 'Actions for {app}',
  'batch.item.notes': 'Notes for this app…',
  'batch.item.edit': 'Settings for this app…',
  'batch.item.up': 'Move up',
  'batch.item.down': 'Move down',
  'batch.item.remove': 'Remove',
  'batch.item.title': '{app}',
  'batch.item.account': 'Account',
  'batch.item.account-automatic': 'The account that has the app',
  'batch.item.groups-own': 'Groups for this app',
  // Above a checkbox for each language of the notes that all apps share.
  'batch.item.shared-notes': 'Shared notes for this app',
  'batch.item.language': '{language}',
  'batch.item.review-shared': 'Same as for all apps',
  'batch.item.review-yes': 'Submit',
  'batch.item.review-no': 'Don’t submit',
  'batch.item.save': 'Save changes',
  // {parts}: what is set for this app alone, as a list of the names of settings.
  'batch.differs': 'For this app: {parts}',
  'batch.without-languages': 'without {languages}',
  'batch.own-notes': '{count, plural, one {# language differs} other {# languages differ}}',
  // Builds of one version that are listed in the wrong order.
  'batch.misplaced':
    '{count, plural, one {# build is listed after a higher build of the same version, which Apple refuses.} other {# builds are listed after a higher build of the same version, which Apple refuses.}}',
  'batch.put-in-order': 'Put builds in order',
  'batch.checking': 'Checking',
  'batch.not-checked': 'Not checked',
  'batch.blocked': 'Blocked',
  'batch.ready': 'Ready',
  'batch.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'batch.check': 'Check all',
  'batch.check-again': 'Check again',
  'batch.checked':
    '{ready, plural, =0 {No app is ready} one {# app is ready} other {# apps are ready}}{blocked, plural, =0 {} one {; # is blocked and left out} other {; # are blocked and left out}}',
  'batch.foot.checking': 'Checking apps: {done} of {all}. Nothing is sent.',
  'batch.foot.not-checked': 'Check the apps before you publish them. Nothing is sent.',
  'batch.publish': '{count, plural, one {Publish # app…} other {Publish # apps…}}',
  'batch.progress':
    '{done} of {all} published{failed, plural, =0 {} other {, # failed}}{needs, plural, =0 {} one {, # needs you} other {, # need you}}',
  'batch.progress-label': 'Progress of the batch',
  'batch.filter': 'Show',
  'batch.filter.all': 'All',
  'batch.filter.open': 'In progress',
  'batch.filter.failed': 'Failed',
  'batch.filter.done': 'Done',
  'batch.open-run': 'Open run',
  'batch.open-run-named': 'Open run: {app}',

  'error.batch-no-failures.title': 'Nothing to retry in this batch',
  'error.batch-no-failures.fix':
    'If it is paused or stopped, resume it. Otherwise there is nothing to do.',
  'error.batch-no-failures.detail':
    'Once this batch has ended, you can make a new one from the apps that failed or were left out. Nothing was sent.',

  // The command.
  'usage.batch-folder-empty': 'There is no .ipa or .pkg file in {folder}',
  // {field} is a path in the JSON file, such as items.0.package.
  'usage.batch-file': '{path}: {field}: {problem}',
  'command.batch.begun': 'started',
  'command.batch.upload': 'uploaded',
  'command.batch.process': 'processed',
  'command.batch.started':
    '{count, plural, one {Batch {name}: # app ({batch})} other {Batch {name}: # apps ({batch})}}',
  'command.batch.resume': 'To continue with the rest: {command}',
  // Under the table of a batch that has ended or stopped; the command is for those apps alone.
  'command.batch.new-batch':
    '{count, plural, one {To publish # app in a new batch, with its file as it is now: {command}} other {To publish # apps in a new batch, with their files as they are now: {command}}}',
  // {app} is a build, such as “Orbit Notes 1.4.0 (43)”.
  'command.batch.open-run': 'To see what {app} needs: {command}',
  'command.batch.would':
    '{blocked, plural, =0 {Would publish {count}. Nothing was sent.} other {Would publish {count}; # blocked. Nothing was sent.}}',
  'command.batch.none': 'No batches yet. Start one with: {command}',
  'command.batch.written':
    '{count, plural, one {Wrote {file} with # package. To check it: {command}} other {Wrote {file} with # packages. To check it: {command}}}',
} as const;
