/* What happened in this case, below the headline of an error of a run. */
export const publishErrors = {
  'error.daily-upload-limit.again': 'Try again after {at}. Apple says: {apple}',
  'error.delivery-failed.no-reason':
    'Apple gave no reason here. It emails the reason to your account’s contacts.',
  'error.compliance-differs.answers':
    '{stored, select, yes {App Store Connect says that the build uses non-exempt encryption, and you answered that it doesn’t.} other {App Store Connect says that the build uses no non-exempt encryption, and you answered that it does.}}',
  'error.compliance-open.nowhere': 'Neither the package nor the plan answers it.',
  'error.declaration-missing.none': 'The app has no approved export compliance declaration.',
  'error.declaration-missing.several':
    'The app has several export compliance declarations. Choose {declarations} in the plan.',
  'error.declaration-missing.unknown': 'The app has no export compliance declaration with ID {id}.',
  'error.declaration-missing.refused':
    'Apple did not approve the declaration of this build: {declaration}. The build is in App Store Connect, and no tester can install it.',
  'error.declaration-missing.not-approved':
    'The declaration in the plan is not approved: {declaration}.',
  'error.build-internal-only.groups':
    'Build {build} can’t be added to {groups}: it is for internal testers only.',
  'error.build-internal-only.review':
    'Build {build} is for internal testers only. Apple does not review such builds.',
  'error.group-ambiguous.count':
    '{count, plural, one {# group is named “{name}”.} other {# groups are named “{name}”.}}',
  'error.groups-without-build.deleted':
    'Build {build} is ready for testers, but nobody can install it: {count, plural, one {the group {groups} was deleted.} other {the groups {groups} were deleted.}}',
  'error.groups-without-build.removed':
    'Build {build} is ready for testers, but nobody can install it: it was removed from {groups}.',
  'error.groups-without-build.fix-deleted':
    'The build and its notes are still at App Store Connect. Open it among the app’s builds and release it to another group. Or cancel the run.',
  'error.group-not-found.gone': 'The group “{name}” no longer exists.',
  'error.note-refused-by-apple.languages': 'Notes in {languages}: {apple}',
  'error.build-expired.build': 'Build {build} expired after 90 days, or someone expired it.',
  'error.processing-failed.no-reason':
    '{state, select, INVALID {Apple found the build invalid during processing. It gave no reason here.} other {Apple could not process the build. It gave no reason here.}}',
  'error.upload-refused.expired':
    '{times, plural, one {The addresses for the parts expired # time in a row without one part sent.} other {The addresses for the parts expired # times in a row without one part sent.}}',
  'error.part-list-refused.no-address': 'The address for a part is not valid.',
  'error.part-list-refused.host':
    'The address for a part is on {host}, which is not a public internet host.',
  'error.review-rejected.build': 'Apple rejected build {build} in beta review.',
  'error.review-rejected.submission': 'Apple rejected the submission.',
  'error.notes-already-sent.detail':
    'App Store Connect has the notes, and testers may have read them.',
  'error.note-changed.text': 'The notes in {language} are now: {text}',
  'error.note-changed.deleted': 'The notes in {languages} were deleted.',
  // `languages` are all that were changed, `language` is one of them.
  'error.note-changed.texts':
    'The notes in {languages} were changed. In {language} they are now: {text}',
  // Two whole sentences.
  'error.notes-stopped.both': '{first} {second}',
  'error.build-gone.since': 'App Store Connect has not shown build {build} since {since}.',
  'error.build-gone.since-state':
    'App Store Connect has not shown build {build} since {since}. {state, select, PROCESSING {It was processing then.} VALID {It was processed then.} other {Its state was {state} then.}}',
  'error.read-back-differs.compliance':
    '{kept, select, none {The export compliance answer was sent, but App Store Connect shows none.} yes {The answer “no” was sent, but App Store Connect shows “yes”.} other {The answer “yes” was sent, but App Store Connect shows “no”.}}',
  'error.read-back-differs.declaration':
    'The declaration was attached, but App Store Connect does not show it.',
  'error.read-back-differs.emails':
    '{automatic, select, on {Automatic emails were turned on, but App Store Connect shows them off.} other {Automatic emails were turned off, but App Store Connect shows them on.}}',
  'error.read-back-differs.groups':
    'The build was added to {groups}, but App Store Connect does not show it there.',
  'error.read-back-differs.store-act':
    'App Store Connect accepted the request but still shows the earlier state.',
  'error.read-back-differs.store-review-detail':
    'App Store Connect accepted the App Review information but shows different values.',
  'error.read-back-differs.review':
    'The build was submitted for beta review, but App Store Connect does not show it.',
  'error.read-back-differs.other-expired':
    '{known, select, yes {Build {build} was expired, but App Store Connect does not show it.} other {The other build was expired, but App Store Connect does not show it.}}',
  'error.read-back-differs.notes-missing':
    'App Store Connect does not show the notes in {languages}.',
  // `languages` are all that differ, `language` is one of them.
  'error.read-back-differs.notes':
    'App Store Connect shows different notes in {languages}. In {language} it shows: {text}',

  'error.package-changed.before-run':
    '{path} is not the file that was opened and checked. Nothing was sent.',
  'error.package-changed.fix-before-run':
    'Check the findings of the file that is there now, then publish again.',
  // `sent` says how much was sent.
  'error.package-not-found.gone': '{path} no longer exists. {sent}',
  'error.package-not-found.unreadable': '{path} can’t be read ({code}).',
  'error.package-changed.unreadable': 'a file that can’t be read as a package',
  'error.package-changed.package':
    '{bytes, plural, one {{app} {version} ({build}), # byte} other {{app} {version} ({build}), # bytes}}',
  // `found` and `expected` are `error.package-changed.package` or `.unreadable`; `sent` says how much was sent.
  'error.package-changed.same-build':
    '{file} is no longer the file that this run started with. It is still {found}, but its contents differ. {sent}',
  'error.package-changed.other-build':
    '{file} is no longer the file that this run started with. Expected: {expected}. Found: {found}. {sent}',
  'error.override-other-package.detail':
    'The override of {code} was given for a different file than {path}.',
  'error.build-being-published.starting': 'A run of version {version} ({build}) is starting.',
  'error.build-being-published.running': 'The run {run} of version {version} ({build}) is running.',
  // `sent` says how much was sent.
  'error.run-unfinished.failed':
    'The run {run} of version {version} ({build}) failed: {why}. {sent}',
  'error.run-unfinished.stopped-waiting':
    'The run {run} of version {version} ({build}) stopped waiting. {sent}',
  'error.run-unfinished.paused': 'The run {run} of version {version} ({build}) is paused. {sent}',
  'error.run-unfinished.interrupted':
    'The run {run} of version {version} ({build}) was interrupted. {sent}',
  'error.run-unfinished.other':
    'The run {run} of version {version} ({build}) is not finished. {sent}',
  'error.storage-failed.mark': 'The run could not be marked as handled ({code}).',
  'error.storage-failed.journal': 'The run’s journal could not be written ({code}).',
  'error.storage-failed.stop-request':
    '{reason, select, pause {The request to pause the run could not be written.} other {The request to cancel the run could not be written.}}',
  'error.run-past-withdrawal.detail':
    'App Store Connect already has the whole package. The run is paused.',
  'error.journal-newer.detail': 'Its journal has entries that this version does not know.',
  'error.journal-damaged.no-beginning':
    'The beginning of its journal is missing, so Slipway can’t tell what it published.',
  'error.journal-damaged.empty': 'Its journal is empty, so Slipway can’t tell what it published.',
  'error.journal-damaged.first-line':
    'The first entry of its journal is damaged, so Slipway can’t tell what it published.',
  'error.run-not-found.detail': 'There is no run {run}.',
  'error.run-in-use.unknown': 'Another process is using the run.',
  'error.run-in-use.process': 'Process {process} on this computer is using the run.',
  'error.run-open-elsewhere.detail':
    'The run is open on the computer {computer} (process {process}).',
  'error.run-open-elsewhere.fix-lock':
    'Pause it there, then try again. If that computer no longer uses the run, delete {path} and try again.',
  'error.run-not-stopped.detail':
    '{reason, select, pause {It was asked to pause the run and has not done so.} other {It was asked to cancel the run and has not done so.}}',
  'error.cancel-unanswered.detail':
    'The upload could not be removed: App Store Connect did not respond in time. The run is paused.',
  'error.run-not-resumable.running': 'The run is running.',
  'error.run-not-resumable.interrupted': 'The run was interrupted.',
  'error.run-not-resumable.paused': 'The run is paused.',
  'error.run-not-resumable.stopped-waiting': 'The run stopped waiting.',
  'error.run-not-resumable.review-busy':
    'The run is waiting for your decision about another build in beta review.',
  'error.run-not-resumable.ready-to-notify': 'The run is ready to email testers.',
  'error.run-not-resumable.waiting-for-notes':
    'The run is waiting for its notes. Mark them as ready to continue.',
  'error.run-not-resumable.failed': 'The run failed.',
  'error.run-not-resumable.blocked': 'The run is blocked.',
  'error.run-not-resumable.cancelled': 'The run was canceled.',
  'error.run-not-resumable.done': 'The run is finished.',
  'error.key-wrong-environment.run':
    'The run can only be resumed with a key of the environment in which it started, practice or live.',
  // `detail` is the sentence that says why.
  'error.run-not-started': '{detail} The run has not started, and nothing was sent.',
  'error.receipt-not-found.detail': '{path} can’t be read ({code}).',
  'error.receipt-unsealed.detail': 'It is from a version that did not seal receipts.',

  // Why a receipt is not as it was sealed. `section` is a name in the file.
  'receipt.damage.rewritten': 'The section “{section}” is not written as it was.',
  'receipt.damage.not-last': 'The section “{section}” is not at the end.',
  'receipt.damage.not-sealed': 'The section “{section}” is not what was sealed.',
  'receipt.damage.no-fit': 'The section “{section}” does not match the other sections.',
  'receipt.damage.not-chain-end': 'The section “{section}” is not the end of the chain.',
  'receipt.damage.unknown-content':
    'The section “{section}” contains something that Slipway does not write.',

  'wait.cancelling': 'Canceling. App Store Connect has not responded yet.',
  // `build` is the app with its build number.
  'wait.turn': '{build} is uploading. This upload is next.',
} as const;
