/* Team messages: in Settings, in the messages themselves, and as a command. */
export const teamMessages = {
  'messages.title': 'Team messages',
  'messages.hint':
    'Slipway can post to Slack, Microsoft Teams, Discord or your own webhook when a build is processed, approved, blocked or available to testers. Each message is sent once.',
  'messages.none': 'No destination yet.',
  'messages.none-text':
    'Create a webhook in your team’s chat, then add its URL here. Messages name the app, version and build.',
  'messages.add': 'Add destination…',
  'messages.list': 'Destinations',
  // {name}: The destination’s name.
  'messages.actions': 'Actions for {name}',
  'messages.edit': 'Edit…',
  'messages.pause': 'Pause',
  'messages.resume': 'Resume',
  'messages.test': 'Send test message',
  'messages.history': 'Show messages…',
  'messages.delete': 'Delete…',
  'messages.service.slack': 'Slack',
  'messages.service.teams': 'Microsoft Teams',
  'messages.service.discord': 'Discord',
  'messages.service.json': 'JSON webhook',

  // How a destination is.
  'messages.state.ready': 'Ready',
  'messages.state.working': 'Delivered',
  'messages.state.retrying': 'Retrying',
  'messages.state.failed': 'Failed',
  'messages.state.unknown': 'Delivery unknown',
  'messages.state.paused': 'Paused',
  'messages.delivered-at': 'Last delivered {at}',
  'messages.never-delivered': 'Nothing delivered yet',
  'messages.waiting': '{count, plural, one {# message waiting} other {# messages waiting}}',
  // {since}, {next}: times of day or dates; {reason} is a sentence.
  'messages.retrying-since': 'Delivery has failed since {since}. Next attempt {next}. {reason}',
  'messages.failed-at': 'A message of {at} wasn’t delivered. {reason}',
  'messages.unknown-at': 'A message of {at} may not have arrived. {reason}',
  'messages.paused-text': 'Events that happen while it’s paused aren’t sent.',

  // Which apps and events, below the name.
  'messages.apps-all': 'All apps',
  'messages.apps-some': '{count, plural, one {# app} other {# apps}}',
  'messages.events-all': 'every event',
  'messages.events-some': '{count, plural, one {# event} other {# events}}',
  // {where}: hooks.slack.com …a1b2; {apps}: All apps; {events}: 7 events
  'messages.summary': '{where} · {apps}, {events}',

  // The form.
  'messages.form.add-title': 'Add a destination',
  'messages.form.edit-title': 'Edit “{name}”',
  'messages.form.service': 'Service',
  'messages.form.name': 'Name',
  'messages.form.name-hint': 'Such as the channel: #releases.',
  'messages.form.address': 'Webhook URL',
  'messages.form.show-address': 'Show URL',
  'messages.form.hide-address': 'Hide URL',
  'messages.form.address-kept': 'Leave empty to keep {where}.',
  'messages.form.address-hint.slack':
    'Starts with https://hooks.slack.com/. Create it in Slack under Apps › Incoming Webhooks. Stored in your keychain.',
  'messages.form.address-hint.teams':
    'In Teams, open Workflows and use the template that posts to a channel when a webhook request is received. The older Office 365 connectors no longer work. Stored in your keychain.',
  'messages.form.address-hint.discord':
    'In Discord, open Server Settings › Integrations › Webhooks and copy the URL. Stored in your keychain.',
  'messages.form.address-hint.json':
    'HTTPS, or HTTP to this computer. Slipway posts signed JSON to it. Stored in your keychain.',
  'messages.form.secret': 'Signing secret',
  'messages.form.secret-hint':
    'Copy it to your receiver now: it isn’t shown again. Stored in your keychain.',
  'messages.form.secret-kept': 'Leave empty to keep the stored secret.',
  'messages.form.make-secret': 'Generate secret',
  'messages.form.copy-secret': 'Copy secret',
  'messages.form.events': 'Send a message when',
  'messages.form.apps': 'Apps',
  'messages.form.apps-all': 'All apps',
  'messages.form.apps-some': 'Only these',
  'messages.form.bundle-ids': 'Bundle IDs, one on each line',
  'messages.form.practice': 'Include rehearsals',
  'messages.form.practice-hint': 'Marked as “Practice”.',
  'messages.form.notes': 'Include What to Test',
  'messages.form.notes-hint': 'If this is off, messages leave out your notes.',
  'messages.form.save': 'Save…',
  'messages.form.add': 'Add destination…',
  'messages.form.format': 'JSON format and signature',

  'messages.event.started': 'A run starts',
  'messages.event.uploaded': 'An upload finishes',
  'messages.event.processed': 'Apple has processed a build',
  'messages.event.needs-you': 'A run needs attention',
  'messages.event.blocked': 'A run has blockers',
  'messages.event.failed': 'A run fails',
  'messages.event.submitted': 'A build is submitted for beta review',
  'messages.event.approved': 'A build is approved',
  'messages.event.rejected': 'A build is rejected',
  'messages.event.store-submitted': 'A version is submitted to App Review',
  'messages.event.store-approved': 'App Review approves a version',
  'messages.event.store-rejected': 'App Review rejects a version',
  'messages.event.store-released': 'A version is on the App Store',
  'messages.event.testers-have-it': 'Testers have the build',
  'messages.event.canceled': 'A run is canceled',

  // What happened, after an action.
  'messages.added': 'Added {name}.',
  'messages.saved': 'Saved {name}.',
  'messages.declined': 'Nothing was changed.',
  'messages.deleted': 'Deleted {name}. Its URL was removed from the keychain.',
  'messages.paused': 'Paused {name}.',
  'messages.resumed': 'Resumed {name}.',
  'messages.tested': 'The test message was accepted by {host}.',
  'messages.delete-title': 'Delete “{name}”?',
  'messages.delete-text':
    'Its URL is removed from the keychain, and waiting messages aren’t sent. To use this destination again, you need the URL.',
  'messages.delete-act': 'Delete destination',

  // The messages of one destination.
  'messages.history-title': 'Messages to “{name}”',
  'messages.history-none': 'No message yet.',
  'messages.history-text':
    '{count, plural, one {The only message so far.} other {The last # messages, newest first.}}',
  'messages.result.waiting': 'Waiting',
  'messages.result.sending': 'Sending',
  'messages.result.delivered': 'Delivered',
  'messages.result.failed': 'Not delivered',
  'messages.result.unknown': 'Delivery unknown',
  'messages.send-again': 'Send again',
  'messages.send-again-label': 'Send again: {text}',
  'messages.sent-again': 'The message is being sent again.',

  // Why a message was not delivered. {host}: hooks.slack.com; {words}: the service’s own words.
  'messages.reason.no-address':
    'Its URL isn’t in the keychain of this computer. Edit the destination and enter the URL.',
  'messages.reason.status': '{host} responded with status {status}.',
  'messages.reason.status-words': '{host} responded with status {status}: “{words}”.',
  'messages.reason.gone':
    'The webhook no longer exists at {host}. Create another one and edit the destination.',
  'messages.reason.no-answer': '{host} didn’t respond.',
  'messages.reason.large': 'The response from {host} is too large for a webhook.',
  'messages.reason.redirect': 'A redirect from {host} wasn’t followed. Enter the final URL.',
  'messages.reason.unreachable': 'Can’t reach {host}.',
  'messages.reason.interrupted': 'Slipway quit while the message was being sent.',
  'messages.reason.gave-up': 'Delivery failed for 24 hours. {reason}',

  // The messages themselves. {build}: Orbit Notes 1.4.0 (42)
  'team-message.started': '{build}: publishing started',
  'team-message.uploaded': '{build}: upload finished',
  'team-message.processed': '{build}: processed by Apple',
  'team-message.needs-you': '{build}: needs attention',
  'team-message.blocked': '{build}: blocked',
  'team-message.failed': '{build}: publishing failed',
  'team-message.submitted': '{build}: submitted for beta review',
  'team-message.approved': '{build}: approved by Beta App Review',
  'team-message.rejected': '{build}: rejected by Beta App Review',
  'team-message.store-submitted': '{build}: submitted to App Review',
  'team-message.store-approved': '{build}: approved by App Review',
  'team-message.store-rejected': '{build}: rejected by App Review',
  'team-message.store-released': '{build}: on the App Store',
  'team-message.testers-have-it': '{build}: testers have the build',
  'team-message.canceled': '{build}: publishing canceled',
  'team-message.practice': 'Practice: {text}',
  'team-message.groups': 'Groups: {groups}',
  'team-message.notes': 'What to Test ({language}):',
  'team-message.more-notes':
    '{count, plural, one {and # other language} other {and # other languages}}',
  'team-message.link': 'Open in App Store Connect',
  'team-message.test': 'Test message from Slipway',
  'team-message.test-text': 'Messages about your builds arrive here.',

  // The system’s dialog, before anything can be sent.
  'confirm.messages.title': 'Allow messages to {host}?',
  'confirm.messages.text':
    'Slipway posts to this URL whenever one of the chosen events happens. Each message has the name of the app, its version and build, and its beta groups.',
  'confirm.messages.notes': 'Messages include the text of What to Test.',
  'confirm.messages.no-notes': 'Messages leave out the text of What to Test.',
  'confirm.messages.all-apps': 'Apps: all',
  // {apps}: bundle IDs
  'confirm.messages.apps': 'Apps: {apps}',
  // {events}: a list such as “A run starts, A run fails”.
  'confirm.messages.events': 'Sent when: {events}',
  'confirm.messages.practice': 'Rehearsals are included.',
  'confirm.messages.name': '{service}: {name}',
  'confirm.messages.button': 'Allow messages',

  'error.message-address.title': 'That URL can’t be used for messages',
  'error.message-address.fix': 'Copy the webhook URL again. Nothing was sent.',
  'error.message-address.no-url': 'It isn’t a valid URL.',
  'error.message-address.password': 'It contains a name or password before the host.',
  'error.message-address.not-https': 'It doesn’t start with https://.',
  // {service}: Slack, Microsoft Teams or Discord.
  'error.message-address.other-host':
    '{host} isn’t where {service} has its webhooks. For another receiver, choose the signed JSON webhook.',
  'error.message-address.old-connector':
    'It belongs to an Office 365 connector, which Microsoft has retired. Create a workflow in Teams instead.',
  'error.message-secret.title': 'That signing secret can’t be used',
  'error.message-secret.detail':
    'Use whsec_ followed by {least} to {most} bytes in Base64, or any text of at least {least} characters.',
  'error.message-secret.fix': 'Generate a secret and copy it to your receiver. Nothing was saved.',
  'error.message-name-taken.title': 'A destination with this name already exists',
  'error.message-name-taken.detail': 'Another destination is named “{name}”.',
  'error.message-name-taken.fix': 'Choose another name. Nothing was saved.',
  'error.message-destinations-full.title': 'No more destinations can be added',
  'error.message-destinations-full.detail':
    '{count, plural, one {There can be # destination.} other {There can be # destinations.}}',
  'error.message-destinations-full.fix':
    'Delete a destination you no longer need, then add this one. Nothing was saved.',
  'error.message-destination-not-found.title': 'No destination has this name',
  'error.message-destination-not-found.detail': 'No destination is named “{name}”.',
  'error.message-destination-not-found.fix':
    'Nothing was sent. List the names with slipway messages list, or open Settings › Team messages.',
  'error.message-not-delivered.title': 'The test message wasn’t delivered',
  'error.message-not-delivered.fix':
    'Check the webhook URL. If the service is down, try again later.',

  // The command.
  'help.command.messages-list': 'List team message destinations and their delivery status',
  'help.command.messages-test': 'Send a test message to a destination',
  'help.option.no-messages': 'Send no team messages about this run',
  'command.messages.none': 'No destination for team messages. Add one in Slipway’s Settings.',
  'command.messages.undelivered':
    '{count, plural, one {# team message hasn’t been delivered yet. Slipway tries again the next time it runs.} other {# team messages haven’t been delivered yet. Slipway tries again the next time it runs.}}',
} as const;
