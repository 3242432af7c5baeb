/* The App Store side of an app: errors and questions. */
export const appStore = {
  'app-store.release.manual': 'You release it after approval',
  'app-store.release.after-approval': 'Automatically after approval',
  // place: the city of the time zone.
  'app-store.release.scheduled-at': 'Automatically, no earlier than {at} ({place})',

  // The system's dialogs.
  'confirm.store.submit-live': 'Submit {app} {build} to App Review?',
  'confirm.store.submit-live-button': 'Submit {build}',
  'confirm.store.submit-practice': 'Rehearse submitting {app} {build} to App Review?',
  'confirm.store.submit-practice-button': 'Rehearse submitting {build}',
  'confirm.store.submit-text':
    'Apple reviews this version for the App Store. Until Apple decides, its build can’t be replaced without losing its place in the queue.',
  'confirm.store.submits': 'Submits the version to App Review.',
  'confirm.store.release': 'Release: {release}',
  'confirm.store.phased':
    '{phased, select, yes {Phased release over 7 days: on} other {Phased release over 7 days: off}}',
  'confirm.store.languages':
    '{count, plural, one {Language: {languages}} other {# languages: {languages}}}',
  'confirm.store.languages-unknown': 'Languages: not known',
  'confirm.store.cancels': 'A version that waits for review is withdrawn for this one.',
  'confirm.store.proceed.other-version': 'Rename version {other} for {app} {build}?',
  'confirm.store.proceed.other-version-text':
    'Version {other} is in preparation at App Store Connect. It gets the number and the build of {build} and keeps its texts. Someone may be working on it.',
  'confirm.store.proceed.other-version-button': 'Rename and continue',
  'confirm.store.proceed.in-review': 'Withdraw version {other} of {app} from review?',
  'confirm.store.proceed.in-review-text':
    'Apple stops reviewing version {other}, and {build} is submitted in its place. The new submission starts at the end of the queue.',
  'confirm.store.proceed.in-review-button': 'Withdraw and submit',
  'confirm.store.proceed.draft-items': 'Submit everything in the draft with {app} {build}?',
  'confirm.store.proceed.draft-items-text':
    'The draft submission has other items ({other}), such as an in-app event. They go to App Review together with {build}.',
  'confirm.store.proceed.draft-items-button': 'Submit all',
  'confirm.store.release-version': 'Release {app} {version} on the App Store?',
  'confirm.store.release-version-text':
    'Everyone can download this version. It can’t be taken back, only replaced by a new version.',
  'confirm.store.release-version-button': 'Release',
  'confirm.store.cancel-submission': 'Cancel the submission of {app} {version}?',
  'confirm.store.cancel-submission-text':
    'Apple stops the review. You can submit again; it then starts at the end of the queue.',
  'confirm.store.cancel-submission-button': 'Cancel submission',
  'confirm.store.pause-phased': 'Pause the phased release of {app} {version}?',
  'confirm.store.pause-phased-text':
    'No more users get the version automatically until you resume. All pauses together can last 30 days.',
  'confirm.store.pause-phased-button': 'Pause',
  'confirm.store.resume-phased': 'Resume the phased release of {app} {version}?',
  'confirm.store.resume-phased-text': 'It continues with the next day’s share of users.',
  'confirm.store.resume-phased-button': 'Resume',
  'confirm.store.complete-phased': 'Release {app} {version} to all users now?',
  'confirm.store.complete-phased-text':
    'All users with automatic updates get the version. The phased release can’t be continued after that.',
  'confirm.store.complete-phased-button': 'Release to all',

  'error.run-not-at-obstacle.title': 'This run no longer waits for a decision',
  'error.run-not-at-obstacle.fix': 'Look at the run again: what it waits for has changed.',
  'error.run-not-at-obstacle.detail':
    'What kept the run from going on at the App Store has changed, or was decided already.',
  'error.store-act-refused.title': 'The version’s state does not allow this',
  'error.store-act-refused.fix': 'Refresh the App Store tab to see the state of the version.',
  'error.store-act-refused.release':
    'Only an approved version that waits for you can be released. Its state is {state}.',
  'error.store-act-refused.no-phased': 'The version has no phased release.',
  'error.store-act-refused.phased-complete':
    'The phased release is complete: all users can get the version.',
  'error.store-act-refused.not-submitted': 'The version is not submitted to App Review.',
  'error.store-version-other.title': 'Another version is in preparation',
  'error.store-version-other.fix':
    'Rename it to continue with this build, or release it first. App Store Connect has one version in preparation at a time.',
  'error.store-version-other.detail':
    'Version {other} is in preparation at App Store Connect; this build is version {version}. Someone may be working on it.',
  'error.store-version-locked.title': 'The version can’t be changed now',
  'error.store-version-locked.fix':
    'Wait until App Review has finished, or cancel the submission on the App Store tab.',
  'error.store-version-locked.detail': 'The state of version {version} is {state}.',
  'error.store-in-review.title': 'Another version is with App Review',
  'error.store-in-review.fix':
    'Wait until App Review has finished, or withdraw it and submit this build. A new submission starts at the end of the queue.',
  'error.store-in-review.detail': 'Version {other} was submitted before. Its state is {state}.',
  'error.store-draft-not-empty.title': 'A draft submission has other items',
  'error.store-draft-not-empty.fix':
    'Submit all of it together, or remove the other items in App Store Connect.',
  'error.store-draft-not-empty.detail':
    '{count, plural, one {# other item is in the draft} other {# other items are in the draft}}, such as an in-app event.',
  'error.store-not-ready.title': 'The version is not ready for App Review',
  'error.store-not-ready.fix': 'Fix what is listed on the App Store tab, then resume the run.',
  'error.store-not-ready.detail': 'Missing: {items}',
  'error.store-build-not-attachable.title': 'The build can’t be attached to the version',
  'error.store-build-not-attachable.fix':
    'Check that the build is processed, not expired and of the same version number.',
  'error.store-build-not-attachable.detail':
    'Apple refused build {build} for version {version}: {apple}',
  'error.store-texts-refused.title': 'Apple refused some App Store texts',
  'error.store-texts-refused.fix':
    'Change the texts on the App Store tab and prepare the version again from there.',
  'error.store-texts-refused.detail': 'Refused: {languages}. The other languages are saved.',
  'error.store-release-date-past.title': 'The release date is in the past',
  'error.store-release-date-past.fix': 'Choose a later date and time, on the hour.',
  'error.store-release-date-past.detail': '{at} has passed.',
} as const;
