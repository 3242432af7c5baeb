/*
 * The steps of a run. `todo`, `doing` and `done` are titles; `plan` stands under the title before the step starts and
 * says what it will do; the others say what it is doing or did.
 */
export const steps = {
  // Under the title of a step that a stopped run never started, or never finished.
  'step.not-started': 'Not started',
  'step.not-finished': 'Not finished',

  // Why a step is left out.
  'step.skipped.upload-only': 'Only the upload was requested',
  'step.skipped.notes-only': 'Only the notes are sent',
  'step.skipped.existing-build': 'Uses the build that is already in App Store Connect',
  'step.skipped.no-package':
    'The build was chosen in App Store Connect, so there is no package to check',
  'step.skipped.no-notes': 'The plan has no notes',
  'step.skipped.no-groups': 'No groups were selected',
  'step.skipped.no-review': 'Beta review was not requested',
  'step.skipped.ends-submitted':
    'The run ends when the build is submitted. Apple’s review continues.',
  'step.skipped.no-wait': 'The run does not wait for testers',
  'step.skipped.not-in-run': 'Not part of this run',

  // An unknown state, as Apple writes it.

  'step.check-package.todo': 'Check the package',
  'step.check-package.doing': 'Checking the package',
  'step.check-package.done': 'Package checked',
  'step.check-package.plan': 'Checks the package again before anything is sent',
  'step.check-package.again': 'The file changed. Checking it again.',
  'step.check-package.earlier': 'Checked before it was sent',
  'step.check-package.passed': '{checks, plural, one {# check passed} other {# checks passed}}',
  'step.check-package.findings':
    '{checks, plural, one {# check} other {# checks}}, {findings, plural, one {# finding} other {# findings}}',
  'step.check-package.overridden':
    '{checks, plural, one {# check} other {# checks}}, {findings, plural, one {# finding} other {# findings}}, {overridden, plural, one {# overridden} other {# overridden}}',
  // `result` is one of the three above.
  'step.check-package.checked-again': 'The file changed and was checked again: {result}',

  'step.find-app.todo': 'Find the app',
  'step.find-app.doing': 'Finding the app',
  'step.find-app.done': 'App found',
  // `things` is a list of the four below.
  'step.find-app.plan': 'Checks {things}',
  'step.find-app.plan-record': 'the app record',
  'step.find-app.plan-build-number': 'the build number',
  'step.find-app.plan-groups': 'the groups',
  'step.find-app.plan-review': 'the review information',
  'step.find-app.result': 'Found {app} in the account {account}',
  'step.find-app.result-available':
    'Found {app} in the account {account}. Build number {build} is available.',

  'step.upload.todo': 'Upload',
  'step.upload.doing': 'Uploading',
  'step.upload.done': 'Uploaded',
  'step.upload.plan': 'Uploads {size} to App Store Connect',
  'step.upload.to-host': 'Uploading to {host}, as App Store Connect requested',
  'step.upload.result':
    '{parts, plural, one {Sent in # part and verified} other {Sent in # parts and verified}}',
  'step.upload.result-whole': 'Sent and verified',

  'step.appear.todo': 'Wait for App Store Connect to receive the build',
  'step.appear.doing': 'Waiting for App Store Connect',
  'step.appear.done': 'Build received',
  'step.appear.plan': 'Waits up to {limit}',
  'step.appear.state':
    '{state, select, AWAITING_UPLOAD {Waiting for App Store Connect to confirm the file} PROCESSING {Received and waiting to be processed} COMPLETE {Received} FAILED {Refused by App Store Connect} other {State at App Store Connect: {state}}}',
  'step.appear.result': 'App Store Connect has build {build}',
  'step.appear.result-warnings':
    'App Store Connect has build {build}, with {warnings, plural, one {# warning} other {# warnings}}',

  'step.notes.todo':
    '{count, plural, =0 {Send notes} one {Send notes in # language} other {Send notes in # languages}}',
  'step.notes.doing':
    '{count, plural, =0 {Sending notes} one {Sending notes in # language} other {Sending notes in # languages}}',
  'step.notes.done':
    '{count, plural, =0 {Notes sent} one {Notes sent in # language} other {Notes sent in # languages}}',
  'step.notes.done-partly':
    '{saved, plural, =0 {No notes sent yet} other {Notes sent in # of {count} languages}}',
  'step.notes.plan': 'Sends the notes as soon as App Store Connect shows the build',
  'step.notes.not-ready': 'Notes are sent once you mark them as ready',
  'step.notes.saving': 'Sending the notes in {language}',
  'step.notes.saved':
    '{count, plural, one {Sent and verified in # language} other {Sent and verified in # languages}}',
  'step.notes.later':
    '{count, plural, =0 {Not sent yet} one {Sent and verified in # language} other {Sent and verified in # languages}}. Slipway tries again after processing: {languages}.',
  'step.notes.refused':
    '{count, plural, =0 {None sent} one {Sent and verified in # language} other {Sent and verified in # languages}}. App Store Connect refused the notes in {languages}.',

  'step.process.todo': 'Wait for processing',
  'step.process.doing': 'Apple is processing the build',
  'step.process.done': 'Build processed',
  'step.process.plan': 'Waits up to {limit}, including the time until the build is received',
  'step.process.state':
    '{state, select, PROCESSING {Processing} MISSING_EXPORT_COMPLIANCE {Waiting for the export compliance answer} IN_EXPORT_COMPLIANCE_REVIEW {Export compliance is in review} other {State at App Store Connect: {state}}}',
  'step.process.preparing': 'Processed. TestFlight is preparing the build.',
  'step.process.result': 'Ready for testing',
  'step.process.result-compliance': 'Processed. Export compliance needs an answer.',

  'step.compliance.todo': 'Export compliance',
  'step.compliance.doing': 'Setting export compliance',
  'step.compliance.done': 'Export compliance',
  'step.compliance.plan-answered': 'Already answered in the package',
  'step.compliance.plan-no': 'Answers that the build uses no non-exempt encryption',
  'step.compliance.plan-yes': 'Attaches an export compliance declaration if Apple requires one',
  'step.compliance.plan-open': 'Needs an answer: neither the package nor the plan has one',
  'step.compliance.already-no': 'Already answered: no non-exempt encryption',
  'step.compliance.already-yes': 'Already declared: uses non-exempt encryption',
  'step.compliance.not-required': 'App Store Connect requires no answer for this build',
  'step.compliance.answered-no': 'Answered: no non-exempt encryption',
  // The run waits for days, perhaps; {declaration}: its description, ID and state.
  'step.compliance.in-review':
    'Apple is reviewing the declaration {declaration}. The run waits without a time limit, and continues after a restart.',
  'step.compliance.attached': 'Attached the declaration {declaration}',
  'step.compliance.open': 'Not answered. Testers can’t install the build until it is.',
  'step.compliance.undeclared':
    'No declaration attached. Testers can’t install the build until there is one.',

  'step.notes-kept.todo': 'Check the notes again',
  'step.notes-kept.doing': 'Checking the notes again',
  'step.notes-kept.done': 'Notes checked again',
  'step.notes-kept.not-ready': 'Send the notes',
  'step.notes-kept.plan': 'Makes sure that processing did not change the notes',

  'step.emails.todo': 'Set up emails to testers',
  'step.emails.doing': 'Setting up emails to testers',
  'step.emails.done': 'Emails to testers set up',

  'step.groups.todo':
    '{count, plural, =0 {Add to groups} one {Add to group: {groups}} other {Add to groups: {groups}}}',
  'step.groups.doing':
    '{count, plural, =0 {Adding to groups} one {Adding to group: {groups}} other {Adding to groups: {groups}}}',
  'step.groups.done':
    '{count, plural, =0 {Added to groups} one {Added to group: {groups}} other {Added to groups: {groups}}}',
  'step.groups.plan':
    '{count, plural, one {Adds the build to # group} other {Adds the build to # groups}}',
  'step.groups.adding': 'Adding the build to {group}',
  'step.groups.added': 'Build added to {groups}',
  // `renames` lists the groups that have another name by now; `result` is what was done.
  'step.groups.renamed': '{renames}. {result}',
  'step.groups.rename': '“{from}” is now named “{to}”',
  'step.groups.automatic':
    '{count, plural, one {{groups} gets every build automatically} other {{groups} get every build automatically}}',
  'step.groups.added-and-automatic':
    '{count, plural, one {Build added to {added}. {groups} gets every build automatically.} other {Build added to {added}. {groups} get every build automatically.}}',

  'step.review.todo': 'Submit for beta review',
  'step.review.doing': 'Submitting for beta review',
  'step.review.done': 'Submitted for beta review',
  'step.review.plan': 'Submits the build once notes and groups are set',
  'step.review.submitted':
    '{state, select, WAITING_FOR_REVIEW {Submitted and waiting for review} IN_REVIEW {Submitted and in review} APPROVED {Submitted and approved} REJECTED {Submitted and rejected} other {Submitted. State at App Store Connect: {state}}}',
  'step.review.already-submitted':
    '{state, select, WAITING_FOR_REVIEW {Already waiting for review} IN_REVIEW {Already in review} APPROVED {Already approved} REJECTED {Already rejected} other {Already submitted. State at App Store Connect: {state}}}',
  'step.review.not-needed':
    '{state, select, IN_BETA_TESTING {Not needed: external testers already have the build} other {Not needed: Apple has already approved the build}}',

  // Another build of the version is in review; "known" is whether App Store Connect shows which one.
  'step.review.waits-for-other':
    '{known, select, yes {Waiting for Apple to finish reviewing build {build} ({state})} other {Waiting for Apple to finish reviewing another build of this version}}',
  'step.review.expires-other':
    '{known, select, yes {Expiring build {build}} other {Expiring the other build}}',
  'step.review.submits-after-expiry': 'Submitting for beta review in place of the other build',
  'step.review.skipped-busy':
    '{known, select, yes {Not submitted, because build {build} is in beta review. External testers don’t get this build.} other {Not submitted, because another build is in beta review. External testers don’t get this build.}}',

  'step.store-version.todo': 'Prepare the App Store version',
  'step.store-version.doing': 'Preparing the App Store version',
  'step.store-version.done': 'App Store version prepared',
  'step.store-version.plan':
    'Attaches this build to version {version}. {release, select, manual {You release it after approval.} scheduled {It is released after approval, no earlier than the chosen date.} other {It is released automatically after approval.}}',
  'step.store-texts.todo': 'Save the App Store texts',
  'step.store-texts.doing': 'Saving the App Store texts',
  'step.store-texts.done': 'App Store texts saved',
  'step.store-texts.plan':
    '{count, plural, =0 {No texts change} one {# language} other {# languages}}',
  'step.store-review.todo': 'Submit for review',
  'step.store-review.doing': 'Submitting for review',
  'step.store-review.done': 'Submitted for review',
  'step.store-review.plan': 'Submits the version for review',
  'step.store-review.no-submit': 'The version is prepared but not submitted',

  'step.testers.todo': 'Release to testers',
  'step.testers.doing': 'Waiting for release to testers',
  // Also the title if the build is approved but not released: the sentence under it says which.
  'step.testers.done': 'Release to testers',
  'step.testers.plan': 'Waits until testers can install the build',
  'step.testers.plan-review': 'Waits for Apple’s beta review, which can take days',
  'step.testers.state':
    '{state, select, PROCESSING {TestFlight is preparing the build} MISSING_EXPORT_COMPLIANCE {Waiting for the export compliance answer} IN_EXPORT_COMPLIANCE_REVIEW {Export compliance is in review} READY_FOR_BETA_SUBMISSION {Not submitted for beta review yet} WAITING_FOR_BETA_REVIEW {Waiting for beta review} IN_BETA_REVIEW {In beta review. Apple’s decision is pending.} NOT_APPLICABLE {The build is not available for external testing} EXPIRED {The build has expired} other {State at App Store Connect: {state}}}',
  'step.testers.releasing':
    'Approved. Apple is releasing it to testers. If this does not change, release it in App Store Connect.',
  'step.testers.email-at': 'Ready. Testers get one email at {at}.',
  'step.testers.can-install': '{groups} can install the build in TestFlight',
  'step.testers.can-install-yes':
    'Testers have it: {groups} can install it in TestFlight. Testers were emailed.',
  'step.testers.can-install-perhaps':
    'Testers have it: {groups} can install it in TestFlight. Testers may have been emailed: the request got no response. It is not sent again. Check in TestFlight.',
  'step.testers.can-install-elsewhere':
    'Testers have it: {groups} can install it in TestFlight. Testers were emailed from App Store Connect, so no second email was sent.',
  'step.testers.can-install-no':
    'Testers have it: {groups} can install it in TestFlight. No one was emailed.',
  'step.testers.not-reviewed':
    'External groups can’t install the build until it passes beta review, which was not requested',
  'step.testers.not-reviewed-busy':
    'External groups can’t install the build until it passes beta review. It was not submitted, because another build was in review.',
  'step.testers.not-released':
    'Approved, but not released to external testers, because no one is emailed',

  // What a step waits for after a change, until App Store Connect shows it.
  'wait.notes': 'Waiting for App Store Connect to show the notes',
  'wait.note': 'Waiting for App Store Connect to show the notes in {language}',
  'wait.test-information':
    'Waiting for App Store Connect to show the test information in {language}',
  'wait.compliance': 'Waiting for App Store Connect to show the export compliance answer',
  'wait.declaration': 'Waiting for App Store Connect to show the export compliance declaration',
  'wait.emails': 'Waiting for App Store Connect to show the setting for automatic emails',
  'wait.released': 'Waiting for App Store Connect to show that testers have the build',
  'wait.groups': 'Waiting for App Store Connect to show the build in {groups}',
  'wait.review': 'Waiting for App Store Connect to show the submission for beta review',
  'wait.other-expired': 'Waiting for App Store Connect to show that the other build has expired',
  'wait.parts': 'Waiting for App Store Connect to list the parts to send',
  'wait.build': 'App Store Connect does not show the build at the moment. Trying again.',
  // `what` is one of `write.…`.
  'wait.write': 'Checking whether App Store Connect received this: {what}',

  // A change at App Store Connect, after a colon or in a list.
  'write.automatic-emails': 'automatic emails setting',
  'write.app-store-build': 'build of the App Store version',
  'write.app-store-submission': 'submission to App Review',
  'write.app-store-texts': 'App Store texts in {language}',
  'write.app-store-version': 'App Store version',
  'write.app-store-version-settings': 'App Store version settings',
  'write.phased-release': 'phased release',
  'write.review-submission': 'draft submission',
  'write.review-submission-item': 'version in the draft submission',
  'write.review-submission-item-removed': 'removal of the version from an old draft submission',
  'write.review-submission-item-resolved': 'rejected item marked as resolved',
  'write.withdrawal': 'cancellation of the other submission',
  'write.beta-review': 'beta review submission',
  'write.build-upload': 'build upload',
  'write.email-to-testers': 'email to testers',
  'write.export-compliance': 'export compliance answer',
  'write.export-compliance-declaration': 'export compliance declaration',
  'write.expiry': 'expiry of the other build',
  'write.group': 'build added to group {name}',
  'write.note-removal': 'removal of the notes in {language}',
  'write.note': 'notes in {language}',
  'write.test-information': 'test information in {language}',
  'write.upload-complete': 'upload completion',
  'write.upload-file': 'upload reservation',
} as const;
