/* The App Store side of an app: errors and questions. */
export const appStore = {
  'app-store.release.manual': 'You release it after approval',
  'app-store.release.after-approval': 'Automatically after approval',
  // place: the city of the time zone.
  'app-store.release.scheduled-at': 'Automatically, no earlier than {at} ({place})',

  // The system's dialogs.
  'confirm.store.submit-live': 'Submit {app} {build} for review?',
  'confirm.store.submit-live-button': 'Submit {build}',
  'confirm.store.submit-practice': 'Rehearse submitting {app} {build} for review?',
  'confirm.store.submit-practice-button': 'Rehearse submitting {build}',
  'confirm.store.submit-text':
    'App Review reviews this version for the App Store. To replace its build before the review ends, you have to cancel the submission and lose its place in the queue.',
  'confirm.store.submits': 'Submits the version for review.',
  'confirm.store.release': 'Release: {release}',
  'confirm.store.phased':
    '{phased, select, yes {Phased release over 7 days: on} other {Phased release over 7 days: off}}',
  'confirm.store.languages':
    '{count, plural, one {Language: {languages}} other {# languages: {languages}}}',
  'confirm.store.languages-unknown': 'Languages: unknown',
  'confirm.store.cancels':
    'Cancels the submission of another version if it is waiting for review. That version then takes this version number.',
  'confirm.store.renames':
    'Renames another version if one is in preparation. Its texts stay the same.',
  // In place of the line that says that the version is submitted.
  'confirm.store.only-prepares': 'Prepares the version on the App Store without submitting it.',
  'confirm.store.proceed.other-version': 'Rename version {other} for {app} {build}?',
  'confirm.store.proceed.other-version-text':
    'Version {other} is in preparation in App Store Connect. It will be renamed for {build}, and get this build. Its texts stay the same. Someone else may be working on it.',
  'confirm.store.proceed.other-version-button': 'Rename and continue',
  'confirm.store.proceed.in-review': 'Cancel the submission of {app} {other}?',
  'confirm.store.proceed.in-review-text':
    'App Review stops reviewing version {other}, and {build} is submitted instead. The new submission starts at the end of the queue.',
  // other: the number of the submitted version. version: that of this build.
  'confirm.store.proceed.in-review-rename-text':
    'App Review stops reviewing version {other}. That version is renamed to {version}, keeps its texts, gets this build, and is submitted again. The new submission starts at the end of the queue.',
  'confirm.store.proceed.in-review-button': 'Submit instead',
  'confirm.store.proceed.draft-items': 'Submit the whole draft with {app} {build}?',
  'confirm.store.proceed.draft-items-text':
    'The draft submission contains other items ({other}), such as an in-app event. They are submitted for review together with {build}.',
  'confirm.store.proceed.draft-items-button': 'Submit all',
  'confirm.store.release-version': 'Release {app} {version} on the App Store?',
  'confirm.store.release-version-text':
    'Everyone can download this version. A release can’t be undone; you can only replace it with a new version.',
  'confirm.store.release-version-button': 'Release',
  'confirm.store.cancel-submission': 'Cancel the submission of {app} {version}?',
  'confirm.store.cancel-submission-text':
    'App Review stops reviewing this version. You can submit it again, but it starts at the end of the queue.',
  'confirm.store.cancel-submission-button': 'Cancel submission',
  'confirm.store.withdraw-approved': 'Withdraw the approved version {version} of {app}?',
  'confirm.store.withdraw-approved-text':
    'The version loses its approval and can be changed again. It must be submitted and reviewed again before it can be released.',
  'confirm.store.withdraw-approved-button': 'Withdraw approved version',
  'confirm.store.pause-phased': 'Pause the phased release of {app} {version}?',
  'confirm.store.pause-phased-text':
    'No more users get the version automatically until you resume. You can pause for up to 30 days in total.',
  'confirm.store.pause-phased-button': 'Pause',
  'confirm.store.resume-phased': 'Resume the phased release of {app} {version}?',
  'confirm.store.resume-phased-text':
    'The phased release continues with the next day’s share of users.',
  'confirm.store.resume-phased-button': 'Resume',
  'confirm.store.complete-phased': 'Release {app} {version} to all users now?',
  'confirm.store.complete-phased-text':
    'All users with automatic updates get the version. This ends the phased release and can’t be undone.',
  'confirm.store.complete-phased-button': 'Release to all',

  'error.run-not-at-obstacle.title': 'This run isn’t waiting for a decision',
  'error.run-not-at-obstacle.fix': 'Open the run again to see its current state.',
  'error.run-not-at-obstacle.detail':
    'What stopped the run has changed, or was decided already. Nothing was sent.',
  'error.store-act-refused.title': 'Not available in the version’s current state',
  'error.store-act-refused.fix': 'Check again on the App Store tab to see the current state.',
  'error.store-act-refused.release':
    'Only an approved version that is pending developer release can be released. Its state is {state}.',
  'error.store-act-refused.withdraw-approved':
    'Only an approved version that waits for you can be withdrawn. Its state is {state}.',
  'error.store-act-refused.no-phased': 'The version has no phased release.',
  'error.store-act-refused.phased-complete':
    'The phased release is complete. All users can get the version.',
  'error.store-act-refused.not-submitted': 'The version isn’t submitted for review.',
  'error.store-act-refused.no-version': 'The app doesn’t have this version any more.',
  'error.store-version-other.title': 'Another version is in preparation',
  'error.store-version-other.fix':
    'Rename it to continue with this build, or release it first. App Store Connect allows one version in preparation at a time.',
  'error.store-version-other.detail':
    'Version {other} is in preparation in App Store Connect, but this build is version {version}. Someone else may be working on it.',
  'error.store-version-locked.title': 'The version can’t be changed now',
  'error.store-version-locked.fix':
    'Wait until the review ends, or cancel the submission on the App Store tab.',
  'error.store-version-locked.detail': 'The state of version {version} is {state}.',
  'error.store-in-review.title': 'Another version is already submitted',
  'error.store-in-review.title-own': 'This version is already submitted',
  'error.store-in-review.fix':
    'Wait until its review ends, or cancel its submission and submit this build. A new submission starts at the end of the queue.',
  'error.store-in-review.detail':
    'Version {other} was submitted for review earlier. Its state is {state}.',
  'error.store-draft-not-empty.title': 'The draft submission contains other items',
  'error.store-draft-not-empty.fix':
    'Submit the whole draft, or remove the other items in App Store Connect.',
  'error.store-draft-not-empty.detail':
    '{count, plural, one {The draft contains # other item} other {The draft contains # other items}}, such as an in-app event.',
  'error.store-not-ready.title': 'The version isn’t ready for review',
  'error.store-not-ready.fix': 'Fix what the App Store tab lists, then resume the run.',
  'error.store-not-ready.detail': 'Missing: {items}',
  'error.store-build-not-attachable.title': 'The build can’t be attached to the version',
  'error.store-build-not-attachable.fix':
    'Check that the build is processed, not expired and of the same version number.',
  'error.store-build-not-attachable.detail':
    'Apple refused build {build} for version {version}: {apple}',
  'error.store-texts-refused.title': 'Apple refused some App Store texts',
  'error.store-texts-refused.fix':
    'Change the texts on the App Store tab, then save or submit the version again.',
  'error.store-texts-refused.detail': 'Refused: {languages}. The other languages are saved.',
  'error.store-release-date-past.title': 'The release date is in the past',
  'error.store-release-date-past.fix': 'Choose a later date and time, on the hour.',
  'error.store-release-date-past.detail': '{at} has passed.',
} as const;
