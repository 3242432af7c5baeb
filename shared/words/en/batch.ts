/* A batch: several packages that are published together. */
export const batch = {
  'error.batch-not-found.title': 'There is no such batch',
  'error.batch-not-found.fix': 'Open the list of batches and choose one of them.',
  'error.batch-not-found.detail': 'No batch has the ID {batch}.',
  'error.batch-confirmed.title': 'The batch can no longer be changed',
  'error.batch-confirmed.fix': 'Make a new batch for further packages.',
  'error.batch-confirmed.detail': 'It was already confirmed. Nothing was changed.',
  'error.batch-not-confirmed.title': 'The batch has not been published',
  'error.batch-not-confirmed.fix': 'Check it, then publish it.',
  'error.batch-not-confirmed.detail': 'There is nothing to resume or to cancel.',
  'error.batch-in-use.title': 'Another process is working on this batch',
  'error.batch-in-use.fix': 'Wait until it is done, or pause the batch there. Then try again.',
  'error.batch-in-use.detail': 'Nothing was started a second time.',
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
    'An earlier package in the list has the same bundle ID, version {version} and build {build}.',
  'error.batch-mixed.title': 'A batch is either for practice or live',
  'error.batch-mixed.fix': 'Put apps of practice accounts into another batch.',
  'error.batch-mixed.detail':
    'This app’s account belongs to the other environment than the first app’s. Nothing was sent.',
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
    '{unknown, plural, one {Testers: {count} counted; of # app they are not known or it has no groups} other {Testers: {count} counted; of # apps they are not known or they have no groups}}',
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

  // The command.
  'usage.batch-folder-empty': 'There is no .ipa file in {folder}',
  // {field} is a path in the JSON file, such as items.0.package.
  'usage.batch-file': '{path}: {field}: {problem}',
  'command.batch.begun': 'started',
  'command.batch.upload': 'uploaded',
  'command.batch.process': 'processed',
  'command.batch.started':
    '{count, plural, one {Batch {name}: # app ({batch})} other {Batch {name}: # apps ({batch})}}',
  'command.batch.resume': 'To continue with the rest: {command}',
  'command.batch.would':
    '{blocked, plural, =0 {Would publish {count}. Nothing was sent.} other {Would publish {count}; # blocked. Nothing was sent.}}',
  'command.batch.none': 'No batches yet. Start one with: {command}',
  'command.batch.written':
    '{count, plural, one {Wrote {file} with # package. To check it: {command}} other {Wrote {file} with # packages. To check it: {command}}}',
} as const;
