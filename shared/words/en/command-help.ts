/*
 * What `slipway --help` prints. Words in capitals (FILE, RUN_ID, CODE=REASON), options such as --key and names of
 * commands are typed as they are: they are never translated.
 */
export const commandHelp = {
  'help.usage': 'Usage: slipway COMMAND [options]',
  // {command} is a command with what it takes, such as “inspect FILE”.
  'help.usage-of-command': 'Usage: slipway {command} [options]',
  'help.about': 'Publish iOS builds to TestFlight from the command line.',
  'help.options': 'Options:',
  'help.common-options': 'Options of every command:',
  'help.exit-status': 'Exit status:',
  'help.more': 'Run “slipway COMMAND --help” for the options of a command.',

  // Each command in a list, without a period.
  'help.command.inspect': 'Read a package, offline',
  'help.command.check': 'Check a package; with a key, also against App Store Connect',
  'help.command.publish': 'Upload a package and release it to testers',
  'help.command.resume': 'Resume a stopped run',
  'help.command.notify': 'Email the testers of a run that waits for your confirmation',
  'help.command.runs': 'List the runs on this computer',
  'help.command.show': 'Show a run',
  'help.command.verify':
    'Check a receipt against its seal; detects damage and edits, not a forged chain',
  'help.command.pause': 'Pause a run, even one in another window or terminal',
  'help.command.cancel': 'Cancel a run and withdraw its upload while that is possible',
  'help.command.practice': 'Start the practice App Store Connect on this computer',
  'help.command.sample': 'Write a valid sample package for rehearsals',
  'help.command.rehearse': 'Publish a sample app to a practice server; needs no account',
  'help.command.send-parts': 'Send byte ranges of a file as a list of upload operations describes',
  'help.command.keys-list': 'List the accounts, without their private keys',
  'help.command.keys-add': 'Add a key to the system’s keychain and test it',
  'help.command.keys-test': 'Test a key with App Store Connect',
  'help.command.keys-delete': 'Delete a key from the keychain',

  // Each option in a list, without a period.
  'help.option.help': 'Show help',
  'help.option.home': 'Folder for runs and settings (or set SLIPWAY_HOME)',
  'help.option.json': 'Print JSON only',
  'help.option.read-only': 'Make no changes',
  'help.option.key': 'Name of the account to use',
  'help.option.issuer-id': 'Issuer ID of the team; leave out for an individual key',
  'help.option.key-id': 'Key ID (default: from the file name AuthKey_ID.p8)',
  'help.option.private-key': 'Path of the private key (.p8)',
  'help.option.api-url':
    'Address of a practice server on this computer, instead of App Store Connect',
  'help.option.plan': 'Plan to publish; other options override it',
  'help.option.notes': 'What to Test: a JSON file that lists each language and its text',
  'help.option.leave-out': 'Language of the notes to leave out (repeatable)',
  'help.option.group': 'Beta group that gets the build (repeatable)',
  'help.option.testflight': 'Submit the build for beta review',
  'help.option.notify':
    'When testers are emailed: automatic (default), when-confirmed, none or a time (ISO 8601)',
  'help.option.skip-refused-notes': 'Continue without a note that App Store Connect refuses',
  'help.option.uses-non-exempt-encryption': 'Answer to export compliance',
  'help.option.declaration':
    'ID of the export compliance declaration, for a build with non-exempt encryption',
  'help.option.find-build-minutes':
    'Minutes to wait for the build to appear (default: {minutes, number})',
  'help.option.processing-minutes': 'Minutes to wait for processing (default: {minutes, number})',
  'help.option.override': 'Publish this file despite a blocker, with your reason (repeatable)',
  'help.option.use-existing-build': 'Use the build that is already in App Store Connect',
  'help.option.upload-only': 'Stop after the upload',
  'help.option.wait-for-testers': 'Wait until testers have the build',
  'help.option.dry-run': 'Show what would be sent, without sending it',
  'help.option.port': 'Port to listen on (default: any free port)',
  'help.option.seed': 'Scenario to start with',
  'help.option.speed': 'How many times faster the server’s clock runs (default: 60)',
  'help.option.part-size': 'Part size that the server asks for',
  'help.option.fault': 'Problem to simulate (repeatable)',
  'help.option.state': 'Folder that keeps the server’s data for the next start',
  'help.option.kind':
    'Kind of sample: universal (default), iphone, extension, watch, framework or tvos',
  'help.option.bundle-id': 'Bundle ID of the package',
  'help.option.version': 'Version of the package',
  'help.option.build': 'Build number of the package',
  'help.option.size-mb': 'Approximate size of the package in MB',
  'help.option.defect': 'Known defect to include (repeatable)',
  'help.option.package': 'Package to compare with the one in the receipt',
  'help.option.name': 'Your name for the account',
  'help.option.concurrency': 'Number of parts to send at the same time (default: automatic)',
  'help.option.md5': 'Also compute the MD5 checksum of the file',
  'help.option.yes': 'Skip confirmation',

  // Each exit status in a list, after its number.
  'help.status.done': 'success (verified)',
  'help.status.failed': 'failed',
  'help.status.wrong-usage': 'wrong usage',
  'help.status.blocked': 'blocked by findings',
  'help.status.stopped-waiting': 'stopped waiting; the run can be resumed',
  'help.status.key-refused': 'App Store Connect rejected the key',
  'help.status.cancelled': 'canceled',
  'help.status.build-has-run': 'the build already has a run; resume that one',
  'help.status.ready-to-notify': 'waiting for “slipway notify RUN_ID” to email testers',
  'help.status.interrupted': 'interrupted; the run can be resumed',
} as const;
