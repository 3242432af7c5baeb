/* Answers of App Store Connect that Slipway can’t use, and waits for it. */
export const appStoreConnect = {
  'error.answer-unexpected.id': 'App Store Connect sent an invalid ID in {path}.',
  'error.answer-unexpected.next-address': 'The list at {path} continues at an invalid address.',
  'error.answer-unreadable.next-server':
    'A list continues at {server}, which is not App Store Connect.',
  'error.answer-unexpected.endless':
    'The list at {path} does not end: it leads back to a page that was already read.',
  'error.answer-unexpected.pages': 'The list at {path} has more than {most} pages.',
  'error.answer-unexpected.items': 'The list at {path} has more than {most} entries.',
  // request: such as GET /v1/apps.
  'error.answer-unexpected.shape':
    'The response of {host} to {request} is JSON that Slipway does not understand.',
  'error.answer-unexpected.too-large':
    'The response of {host} to {path} is larger than {size}. The rest was not read.',
  // start: the first characters of the response.
  'error.answer-unreadable.start':
    'The response of {host} to {path} is not App Store Connect’s JSON. It starts with: {start}',
  'error.answer-unreadable.status-start':
    '{host} responded to {path} with {status}, and not with App Store Connect’s JSON. The response starts with: {start}',
  'error.answer-unreadable.empty': 'The response of {host} to {path} is empty.',
  'error.answer-unreadable.status-empty':
    '{host} responded to {path} with {status} and an empty body.',
  'error.server-error.status': 'App Store Connect responded to {request} with {status}.',
  // words: Apple’s own.
  'error.server-error.status-words':
    'App Store Connect responded to {request} with {status}. {words}',
  'error.request-refused.status':
    'App Store Connect responded with {status} and did not give a reason.',
  // words: Apple’s own, or the message about the status.
  'error.key-refused.clock-behind':
    'This computer’s clock is {time} behind App Store Connect’s clock. {words}',
  'error.key-refused.clock-ahead':
    'This computer’s clock is {time} ahead of App Store Connect’s clock. {words}',
  'error.answer-unexpected.not-one': 'App Store Connect’s response lacks the requested item.',
  'error.answer-unexpected.no-list': 'App Store Connect’s response lacks the requested list.',
  'error.answer-unexpected.no-id':
    'App Store Connect did not return the ID of what it created. Slipway checks whether it exists.',
  'error.answer-unexpected.no-beta-detail-id':
    'App Store Connect returned the build’s beta detail without an ID.',
  // type and field: names of the API, such as builds and version.
  'error.answer-unexpected.field':
    'App Store Connect returned an item of “{type}” whose “{field}” is missing or can’t be read.',
  'error.answer-unexpected.fields':
    'App Store Connect returned an item of “{type}” whose fields can’t be read.',
  'error.app-not-found.of-build': 'App Store Connect doesn’t say which app this build belongs to.',
  'error.app-not-found.bundle-id': 'This key can’t see an app with the bundle ID {bundleId}.',
  'error.key-wrong-environment.server':
    '{server} is neither App Store Connect nor a practice server on this computer.',
  'error.key-wrong-environment.live-key':
    '{key} is not a practice key, but {host} is a practice server.',
  'error.key-wrong-environment.practice-key':
    '{key} is a practice key, but {host} is Apple’s server.',
  'error.key-not-found.file': '{path} can’t be read.',
  'wait.not-visible-yet': 'Waiting for App Store Connect to show what was just created.',
  'wait.rate-limited': 'App Store Connect asked this key to pause its requests.',
} as const;
