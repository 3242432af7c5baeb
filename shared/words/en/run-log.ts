/* The log of a run: one line for each thing that happened. */
export const runLog = {
  'log.run-started': 'Run started: {app} {version} ({build})',
  'log.run-resumed': 'Run resumed',
  'log.notify-confirmed': 'Emails to testers confirmed',
  'log.lines-damaged':
    '{count, plural, one {# damaged line of this log was moved to {file}} other {# damaged lines of this log were moved to {file}}}',
  'log.lines-missing':
    '{count, plural, one {# line of this log is missing} other {# lines of this log are missing}}',
  'log.line-unfinished': 'An unfinished line at the end of this log was removed',
  // The title of a step, and what it did or why it was skipped.
  'log.with-reason': '{what}: {reason}',
  'log.step-skipped': 'Skipped: {step}. {reason}',
  'log.step-failed': '{step} failed: {error} ({code})',
  'log.no-findings': 'No findings',
  'log.findings': '{count, plural, one {# finding: {findings}} other {# findings: {findings}}}',
  'log.package-checked':
    '{bytes, plural, one {Package checked: # byte} other {Package checked: # bytes}}',
  'log.check-outdated': 'The file was replaced by another one of the same build. Checking again.',
  'log.file-recognized': 'The file was changed or replaced, but its SHA-256 is the same',
  'log.app-found': 'App found: {app}, ID {id}',
  // `what` is one of `write.…`.
  'log.write-intended': 'Request: {what}',
  'log.write-answered': 'Confirmed: {what}',
  'log.write-answered-id': 'Confirmed: {what}, request ID {id}',
  'log.write-refused': 'Refused with status {status}: {what}',
  'log.upload-created': 'Build upload created, ID {id}',
  'log.file-reserved':
    '{bytes, plural, one {Upload reserved for # byte, file ID {id}} other {Upload reserved for # bytes, file ID {id}}}',
  'log.parts': '{stored} of {parts} parts confirmed',
  'log.bytes-discarded':
    '{bytes, plural, one {# byte of unfinished parts will be sent again} other {# bytes of unfinished parts will be sent again}}',
  'log.package-hashed': 'SHA-256 of the package: {hash}',
  'log.upload-committed': 'Upload complete',
  'log.delivery-seen': 'Build upload state: {state}',
  // `text` is Apple's.
  'log.error': 'Error {code}: {text}',
  'log.warning': 'Warning {code}: {text}',
  'log.build-found': 'Build found, ID {id}',
  // Apple's states of a build, and of its testing by internal and external testers.
  'log.build-states-seen': 'Build state: {processing}, internal: {internal}, external: {external}',
  'log.no-state': 'none',
  'log.note-changed-elsewhere': 'The notes in {language} were changed outside Slipway',
  'log.note-read-back': 'Notes in {language} sent and verified',
  'log.note-refused': 'App Store Connect refused the notes in {language}: {apple}',
  'log.note-failed': 'Notes in {language} not sent: {reason}',
  'log.note-removed': 'Notes in {language} removed',
  'log.note-not-removed': 'Notes in {language} couldn’t be removed and remain in App Store Connect',
  'log.notes-ready': 'Notes marked as ready',
  'log.notes-not-ready': 'Notes marked as not ready',
  'log.notes-edited': 'Notes edited: {languages}',
  'log.emails-read-back':
    '{state, select, on {Automatic emails to testers are on (verified)} other {Automatic emails to testers are off (verified)}}',
  'log.emails-changed-elsewhere':
    '{state, select, on {Automatic emails to testers were turned on outside Slipway} other {Automatic emails to testers were turned off outside Slipway}}',
  'log.testers-emailed': 'Testers were emailed',
  'log.testers-perhaps-emailed': 'Testers may have been emailed',
  'log.group-automatic': '{group} gets every build automatically',
  'log.group-identified': 'The group “{name}” has the ID {id}',
  'log.group-renamed': 'The group “{from}” is now named “{to}”',
  'log.group-added': 'Build added to {group} and verified',
  'log.review-busy':
    'Another build of this version is in beta review: build {build}, build ID {id}, state {state}',
  'log.review-busy-wait': 'You chose to wait until Apple finishes reviewing the other build',
  'log.review-busy-skip': 'You chose to continue without beta review',
  'log.review-busy-replace': 'You confirmed expiring the build with ID {id}',
  'log.other-build-expired': 'Build {build} was expired, build ID {id}',
  'log.store-version-created': 'App Store version {version} created, ID {id}',
  'log.store-version-seen': 'App Store version {version}: {state}, ID {id}',
  'log.store-build-attached': 'Build attached to the App Store version and verified',
  'log.store-settings-read-back': 'Settings of the App Store version sent and verified',
  'log.store-texts-read-back': 'App Store texts in {language} sent and verified',
  'log.store-texts-refused': 'Apple refused the App Store texts in {language}: {apple}',
  'log.store-submission-seen': 'Review submission: {state}, ID {id}',
  'log.store-states-seen': 'App Store version: {state}',
  'log.store-obstacle-other-version': 'The version in preparation has another number',
  'log.store-obstacle-in-review': 'A version is already submitted',
  'log.store-obstacle-draft-items': 'The draft submission contains other items',
  'log.store-obstacle-decided': 'You decided to proceed',
  'log.store-submission-withdrawn': 'Other submission canceled, ID {id}',
  'log.review-left-out-busy': 'Not submitted for beta review: another build is in review',
  'log.review-left-out-not-needed': 'Not submitted for beta review: Apple needs none',
  'log.run-review-busy': 'Another build is in beta review. Waiting for your decision.',
  'log.review-seen': 'Beta review state: {state}, submission ID {id}',
  'log.run-paused': 'Run paused',
  'log.stopped-waiting-find-build':
    'Stopped waiting for the build to appear: the limit was reached',
  'log.stopped-waiting-processing': 'Stopped waiting for processing: the limit was reached',
  'log.ready-to-notify': 'Ready to email testers. Waiting for your confirmation.',
  'log.waiting-for-notes':
    'Waiting for notes. Testers don’t get the build until the notes are ready.',
  'log.blocked': 'Blocked: {finding} ({code})',
  'log.run-failed': 'Run stopped after the failure',
  'log.cancelled-removed': 'Run canceled and upload removed',
  'log.cancelled-kept': 'Run canceled. What was uploaded stays in App Store Connect.',
  'run-view.log.previous-match': 'Previous match',
  'run-view.log.next-match': 'Next match',

  'log.run-done': 'Run finished and receipt written',

  // Above a run whose journal was repaired.
  'run.journal-damaged':
    '{count, plural, one {This run’s journal was damaged. # line was moved to {file}. Slipway checks with App Store Connect again before it changes anything.} other {This run’s journal was damaged. # lines were moved to {file}. Slipway checks with App Store Connect again before it changes anything.}}',
  'run.journal-gap':
    '{count, plural, one {This run’s journal has a gap: # line is missing. Slipway checks with App Store Connect again before it changes anything.} other {This run’s journal has a gap: # lines are missing. Slipway checks with App Store Connect again before it changes anything.}}',
} as const;
