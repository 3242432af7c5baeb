/* A run in the window: its status, steps, waits, log, details and receipt. */
export const runView = {
  /* The status chip: at most a few words, in the header, in lists and in the window’s title. */
  'run-view.status.read-only': 'Read only',
  'run-view.status.uploading': 'Uploading',
  'run-view.status.uploading-percent': 'Uploading {share, number, percent}',
  'run-view.status.waiting-for-build': 'Waiting for the build',
  'run-view.status.processing': 'Processing',
  'run-view.status.in-review': 'In beta review',
  'run-view.status.releasing': 'Releasing to testers',
  'run-view.status.running': 'Running',
  'run-view.status.paused': 'Paused',
  'run-view.status.interrupted': 'Interrupted',
  'run-view.status.stopped-waiting': 'Stopped waiting',
  'run-view.status.ready-to-notify': 'Ready to email testers',
  'run-view.status.waiting-for-notes': 'Waiting for your notes',
  'run-view.status.failed': 'Failed',
  'run-view.status.rejected': 'Rejected',
  'run-view.status.approved': 'Approved',
  'run-view.status.blocked': 'Blocked',
  'run-view.status.cancelled': 'Canceled',
  'run-view.status.notes-sent': 'Notes sent',
  'run-view.status.uploaded': 'Uploaded',
  'run-view.status.with-testers': 'Testers have it',
  'run-view.status.in-testflight': 'In TestFlight',
  'run-view.status.unreadable': 'Can’t be read',
  'run-view.status.slow': 'Slower than usual',
  /* {run} reads “Orbit Notes 1.4.0 (42)”. */
  'run-view.window-title': '{status}: {run}',
  'run-view.announcement': '{run}: {sentence}',
  'run-view.announcement.uploaded': '{run}: {share, number, percent} uploaded.',

  /* What of the run is safe, shown before what went wrong. */
  'run-view.safe.refused': 'Testers can’t install this build.',
  'run-view.safe.build': 'The build is in App Store Connect.',
  'run-view.safe.package':
    'The package is in App Store Connect and doesn’t have to be uploaded again.',
  'run-view.safe.every-part': 'App Store Connect has every part of the package.',
  'run-view.safe.nothing-yet': 'Nothing has been uploaded yet.',
  'run-view.safe.nothing': 'Nothing was uploaded.',
  'run-view.safe.some-parts':
    'App Store Connect has {stored} of {parts, plural, one {# part} other {# parts}} so far.',
  'run-view.safe.some-parts-resume':
    'App Store Connect has {stored} of {parts, plural, one {# part} other {# parts}}. Resuming uploads only the rest.',

  /* The run in a sentence. The first sentence of a pair repeats the status. */
  'run-view.sentence.starting': 'Starting.',
  'run-view.sentence.uploading': 'Uploading.',
  'run-view.sentence.then-processing': 'Apple processes the build after the upload.',
  /* {left} reads “8 s left”. */
  'run-view.sentence.left-then-processing': '{left}, then Apple processes the build.',
  'run-view.sentence.uploaded': 'Uploaded.',
  'run-view.sentence.notes-sent': 'Notes sent.',
  'run-view.sentence.upload-only': 'Only the upload was requested.',
  'run-view.sentence.no-group': 'The build is in TestFlight. It wasn’t assigned to a group.',
  'run-view.sentence.no-group-review':
    'The build was submitted for beta review. It wasn’t assigned to a group.',
  'run-view.sentence.rejected':
    'Apple rejected the build in beta review and emails the reason to your account’s contacts.',
  'run-view.sentence.paused': 'Paused.',
  'run-view.sentence.interrupted': 'Slipway quit during this run.',
  'run-view.sentence.stopped-find-build': 'Stopped waiting for the build to appear.',
  'run-view.sentence.stopped-processing': 'Stopped waiting for Apple to process the build.',
  'run-view.sentence.blockers':
    '{count, plural, one {# blocker to fix.} other {# blockers to fix.}}',
  'run-view.sentence.cancelled': 'Canceled.',
  'run-view.sentence.upload-removed': 'The upload was removed from App Store Connect.',
  'run-view.sentence.upload-kept':
    'The upload could no longer be removed and stays in App Store Connect.',
  'run-view.while-running':
    'You can close this window; the run continues. If you quit Slipway, nothing is lost.',

  /* In the row at which a run stopped. */
  'run-view.rest.paused': 'Resume at any time.',
  'run-view.rest.discarded': '{size} of unfinished parts will be uploaded again.',
  'run-view.rest.interrupted':
    'When you resume, Slipway first checks what App Store Connect already has.',
  'run-view.rest.cancelled': 'Nothing more will happen.',
  'run-view.rest.cancelled-kept':
    'Slipway won’t do anything else with it. Groups that get every build automatically also get this one. To prevent that, expire the build in App Store Connect.',
  'run-view.rest.limit-after-upload':
    'The timeout of {limit}, counted from the end of the upload at {time}, was reached. The rest of the plan is kept. Resuming restarts the timeout.',
  'run-view.rest.limit-after':
    'The timeout of {limit}, counted from {time}, was reached. The rest of the plan is kept. Resuming restarts the timeout.',

  /* The time in the header. */
  'run-view.time.read-only': '{status}, as far as this version of Slipway can read it.',
  'run-view.time.last-seen': 'Last seen {moment}',
  'run-view.time.within-a-day': 'Usually within a day',
  'run-view.time.under-a-minute': 'Less than a minute left',
  'run-view.time.under-a-minute-then-review': 'Less than a minute left, then beta review',
  'run-view.time.left': 'About {duration} left',
  'run-view.time.left-then-review': 'About {duration} left, then beta review',

  /* The upload: its size, speed and time left, such as “212 of 480 MB, 38 MB/s, 8 s left”. */
  'run-view.upload.label': 'Upload',
  'run-view.upload.size-speed': '{size}, {speed}/s',
  'run-view.upload.size-speed-left': '{size}, {speed}/s, {left}',
  'run-view.upload.parts':
    '{stored} of {parts, plural, one {# part} other {# parts}} confirmed by App Store Connect',
  // Every part is sent; marking the upload as complete comes next.
  'run-view.upload.completing': 'Completing the upload',
  'run-view.upload.speed-hint': 'A 100 MB package takes about {duration}.',
  'run-view.upload.speed-hint-fast': 'A 100 MB package takes less than 1 s.',

  /* How long a step usually takes. */
  'run-view.usual.seconds': '{low}–{high} s',
  'run-view.usual.minutes': '{low}–{high} min',
  'run-view.usual.hours': '{low}–{high} h',
  'run-view.usual.under': 'under {high}',
  /* {range} reads “6–14 min” or “under 20 s”. */
  'run-view.usual': 'Usually {range}',
  'run-view.usual.of-app': 'Usually {range} for this app',
  'run-view.elapsed': '<b>{elapsed}</b>',
  'run-view.elapsed.usual': '<b>{elapsed}</b> · usually {range}',
  'run-view.elapsed.usual-of-app': '<b>{elapsed}</b> · usually {range} for this app',
  'run-view.elapsed.slow-for-app':
    '<b>{elapsed}</b> · slower than 9 of 10 builds of this app (usually {range})',
  'run-view.elapsed.label': 'Time elapsed',
  'run-view.limit.after-upload': 'Stops waiting {limit} after the upload ended at {time}.',
  'run-view.limit.after': 'Stops waiting {limit} after {time}.',

  /* A run that waits: its chip, its headline, its cause and what ends the wait. */
  'run-view.wait.offline.word': 'Waiting for network',
  'run-view.wait.offline.title': 'Waiting for network',
  'run-view.wait.offline.cause': 'This computer can’t reach App Store Connect.',
  'run-view.wait.offline.end': 'Continues automatically when the network is back.',
  'run-view.wait.rate-limited.word': 'Rate limited by Apple',
  'run-view.wait.rate-limited.title': 'Rate limited by Apple',
  'run-view.wait.rate-limited.cause': 'This key has reached Apple’s request limit.',
  'run-view.wait.rate-limited.end': 'Continues automatically when the limit is lifted.',
  'run-view.wait.server-error.word': 'Apple server error',
  'run-view.wait.server-error.title': 'App Store Connect server error',
  'run-view.wait.server-error.cause': 'The problem is on Apple’s side.',
  'run-view.wait.server-error.end':
    'Continues automatically when App Store Connect responds again.',
  'run-view.wait.keychain-locked.word': 'Keychain locked',
  'run-view.wait.keychain-locked.title': 'Your keychain is locked',
  'run-view.wait.keychain-locked.cause': 'It holds the private key of this account.',
  'run-view.wait.keychain-locked.end': 'Continues when you unlock the keychain.',
  'run-view.wait.keychain-locked.act': 'Unlock keychain',
  'run-view.wait.disk-full.word': 'Disk full',
  'run-view.wait.disk-full.title': 'Waiting for disk space',
  'run-view.wait.disk-full.end': 'Continues automatically when there is enough space.',
  'run-view.wait.turn.word': 'Queued',
  'run-view.wait.turn.title': 'Waiting for another upload',
  'run-view.wait.turn.end': 'Continues automatically when the other upload is complete.',
  'run-view.wait.saving.word': 'Paused by settings',
  'run-view.wait.saving.title': 'Paused by your settings',
  'run-view.wait.saving.end':
    'Continues when your settings allow it, or when you choose Upload now.',
  'run-view.wait.saving.act': 'Upload now',
  'run-view.wait.try-now': 'Try now',
  'run-view.wait.since': 'Since {time}.',
  'run-view.wait.since-for': 'Since {time}, {elapsed}.',
  'run-view.wait.retry-in': 'Retrying in {left}.',
  'run-view.wait.retry-now': 'Retrying now.',
  'run-view.system-status': 'Show Apple’s system status',

  /* The steps. The state is read to a screen reader before the title. */
  'run-view.steps': 'Steps',
  'run-view.step.state': '{state}:',
  'run-view.step.pending': 'Pending',
  'run-view.step.running': 'In progress',
  'run-view.step.done': 'Done',
  'run-view.step.skipped': 'Skipped',
  'run-view.step.failed': 'Failed',
  'run-view.step.since': 'since {time}',
  'run-view.step.time-took': '{time}, took {took}',
  'run-view.steps-done': '{count, plural, one {# step done} other {# steps done}}',
  /* {steps} is a list of step names, such as “Notes · Beta review”. */
  'run-view.steps-left-out': 'Not in this run: {steps}',
  'run-view.left-out.answered-by-package': 'The package already answers it.',
  'run-view.left-out.existing-build': 'The build is already in App Store Connect.',
  'run-view.left-out.no-package': 'There is no package to check.',
  'run-view.left-out.notes-only': 'Only the notes are sent.',
  'run-view.left-out.upload-only': 'Only the upload was requested.',
  'run-view.left-out.no-notes': 'No notes were written.',
  'run-view.left-out.no-groups': 'No groups were selected.',
  'run-view.left-out.no-review': 'Beta review wasn’t requested.',
  'run-view.left-out.review-continues':
    'The run ends when the build is submitted. Apple’s review continues.',
  'run-view.left-out.no-wait': 'The run doesn’t wait for testers.',
  'run-view.step-name.check-package': 'Package check',
  'run-view.step-name.find-app': 'App check',
  'run-view.step-name.upload': 'Upload',
  'run-view.step-name.appear': 'Wait for the build',
  'run-view.step-name.process': 'Processing',
  'run-view.step-name.compliance': 'Export compliance',
  'run-view.step-name.notes': 'Notes',
  'run-view.step-name.notes-kept': 'Notes after processing',
  'run-view.step-name.emails': 'Emails to testers',
  'run-view.step-name.groups': 'Groups',
  'run-view.step-name.review': 'Beta review',
  'run-view.step-name.store-version': 'App Store version',
  'run-view.step-name.store-texts': 'App Store texts',
  'run-view.step-name.store-review': 'App Review',
  'run-view.step-name.testers': 'Wait for release to testers',
  'run-view.note.waiting': 'Not sent yet',
  'run-view.note.read-back': 'Sent and verified',
  'run-view.note.refused': 'Refused by App Store Connect',
  'run-view.note.refused-because': 'Refused by App Store Connect: {detail}',
  'run-view.group.waiting': 'Build not added yet',
  'run-view.group.read-back': 'Build added',
  'run-view.group.automatic': 'Gets every build automatically',
  'run-view.languages': 'Languages',
  'run-view.groups': 'Groups',
  'run-view.languages-count': '{count, plural, one {# language} other {# languages}}',
  'run-view.groups-count': '{count, plural, one {# group} other {# groups}}',

  /* The buttons. */
  'run-view.pause': 'Pause run',
  'run-view.resume': 'Resume run',
  'run-view.cancel': 'Cancel upload',
  'run-view.cancel.title': 'Cancel the upload?',
  'run-view.cancel.keep': 'Keep upload',
  'run-view.cancel.text':
    'The upload of {run} is removed from App Store Connect, and any uploaded parts are discarded. To keep them, pause the run instead.',
  // For a run without an upload: what it changed at App Store Connect stays.
  'run-view.cancel-run': 'Cancel run',
  'run-view.cancel-run.title': 'Cancel this run?',
  'run-view.cancel-run.keep': 'Keep run',
  'run-view.cancel-run.text':
    'Nothing more is sent for {run}. Changes already made in App Store Connect stay. A canceled run can’t be resumed; to continue later, pause it instead.',
  'run-view.other-package': 'Choose another package',
  'run-view.publish-another': 'Publish another build',
  'run-view.show-in-folder': 'Show in folder',
  'run-view.apple-says': 'App Store Connect says',

  /* A run that began to upload this build. */
  'run-view.unfinished.title': 'An earlier run of this build isn’t finished',
  'run-view.unfinished.fix':
    'Resume it to upload only what is missing, with the notes and groups that it started with. To publish a different package with this build number, cancel that run first.',
  'run-view.unfinished.show': 'Show run',
  'run-view.unfinished.words': '{status}. {sent}',
  'run-view.unfinished.finding-fix':
    'Resume the run that started it, or cancel that run to start over.',
  'run-view.existing-build': 'Use existing build',
  'run-view.existing-build.finding-title': 'This run uses the existing build',
  'run-view.existing-build.finding-fix':
    'Nothing is uploaded. The notes, groups and beta review are applied to the build in App Store Connect.',
  'run-view.existing-build.offer':
    'Or use the existing build: a new run uploads nothing and applies the rest of your plan to it.',
  'run-view.unreadable.name': 'Run {id}',
  'run-view.unreadable.name-with-time': 'Run of {moment}',

  /* The receipt: its headline, and a label with a sentence for each subject. */
  'run-view.receipt.notes-only': 'Notes for {run} are sent',
  'run-view.receipt.uploaded': '{run} is uploaded',
  'run-view.receipt.with-testers': 'Testers have {run}',
  'run-view.receipt.in-review': '{run} is in beta review',
  'run-view.receipt.approved-build': '{run} is approved for external testers',
  'run-view.receipt.rejected-build': '{run} was rejected in beta review',
  'run-view.receipt.in-testflight': '{run} is in TestFlight',
  'run-view.receipt.notes': 'What to Test',
  'run-view.receipt.notes-saved':
    'Sent and verified in {count, plural, one {# language} other {# languages}}.',
  'run-view.receipt.now': 'Available now',
  'run-view.receipt.nobody': 'No group has the build yet.',
  'run-view.receipt.next': 'Available later',
  'run-view.receipt.review': 'Beta review',
  'run-view.receipt.rejected':
    'Rejected. Apple emails the reason to your account’s contacts. Fix it and publish a new build.',
  'run-view.receipt.approved': 'Approved.',
  'run-view.receipt.approved-emails': 'Approved.',
  /* {state} reads “waiting for review”. */
  'run-view.receipt.submitted': 'Submitted: {state}.',
  'run-view.receipt.submitted-emails':
    'Submitted: {state}. Apple emails external testers when the build is approved.',
  'run-view.receipt.emails': 'Emails',
  'run-view.receipt.emails-by-apple': 'Apple sends them automatically.',
  'run-view.receipt.refused-notes': 'Refused notes',
  'run-view.receipt.refused-notes-text':
    'App Store Connect refused the notes in {languages}. Edit them and send them again.',
  'run-view.receipt.overridden': 'Overridden',
  'run-view.receipt.overridden-checks':
    '{count, plural, one {# check was overridden, with a reason.} other {# checks were overridden, with reasons.}}',

  /* Overridden checks, each with its reason. */
  'run-view.overridden.title': 'Overridden checks',
  'run-view.overridden.aside': 'Published although these checks failed, for this package only.',
  'run-view.overridden.reason': 'Reason:',
  'run-view.record': 'About this run’s journal',

  /* The details pane. */
  'run-view.details': 'Details',
  'run-view.details.close': 'Close details',
  'run-view.details.build-id': 'Build ID',
  'run-view.details.upload-id': 'Upload ID',
  'run-view.details.file-id': 'File ID',
  'run-view.details.review-id': 'Review ID',
  'run-view.details.app-id': 'App ID',
  'run-view.details.bundle-id': 'Bundle ID',
  'run-view.details.sha256': 'SHA-256',
  'run-view.details.run-id': 'Run ID',
  'run-view.details.account': 'Account',
  /* {environment} is “Live” or “Practice”. */
  'run-view.details.account-value': '{name}, {environment}, key {keyId}',
  'run-view.details.package': 'Package',
  'run-view.details.started': 'Started',
  'run-view.details.build-state': 'Build state',
  'run-view.details.build-state.internal': 'internal: {state}',
  'run-view.details.build-state.external': 'external: {state}',
  'run-view.details.warning': 'Warning',
  'run-view.details.warning-value': '{description} ({code})',
  /* {name} is one of the labels above, such as “Build ID”. */
  'run-view.details.copy': 'Copy {name}',
  'run-view.details.link-build': 'Build in App Store Connect',
  'run-view.details.link-app': 'TestFlight page of {app}',

  /* The log. */
  'run-view.log': 'Log',
  'run-view.log.search': 'Search the log',
  'run-view.log.search-placeholder': 'Search',
  'run-view.log.copy': 'Copy log',
  'run-view.log.no-matches': 'No matches',
  'run-view.log.match': '{current} of {count}',
  'run-view.log.match-line': '{match}: {line}',
  'run-view.log.left-out':
    '{count, plural, one {# older line isn’t shown. The journal has it.} other {# older lines aren’t shown. The journal has them.}}',

  /* Copied for a colleague or for Apple’s support. */
  'run-view.error-details.status': 'App Store Connect responded with {status}:',
  'run-view.error-details.request': 'Request {id}',
  'run-view.error-details.run': 'Run {id}, {run}, {environment}, key {keyId}',
} as const;
