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
} as const;
