/* What `slipway` prints: results, progress and confirmations. Commands and options are never translated. */
export const commandOutput = {
  // Answered with y or yes; anything else means no.
  'command.keys.delete-question': 'Delete {name} ({keyId}) from the keychain? [y/N]',
  'command.presets.none': 'No presets yet. Make one from a finished run: {command}',
  'command.presets.unreadable':
    '{count, plural, one {# preset can’t be read by this version. It stays in the file.} other {# presets can’t be read by this version. They stay in the file.}}',
  'command.presets.saved': 'Saved the preset “{name}”.',
  'command.presets.exported':
    '{count, plural, one {Wrote # preset to {file}. It holds no key.} other {Wrote # presets to {file}. They hold no key.}}',
  'command.presets.imported': 'Imported the preset “{name}”. It doesn’t publish automatically.',
  'command.presets.without-account':
    'It belongs to no account yet. Import the file again with --key, or choose an account in the window.',
  'command.presets.locked': 'Locked “{name}”. Others can use it but can’t change it.',
  'command.presets.unlocked': 'Unlocked “{name}”.',
  'command.presets.deleted': 'Deleted the preset “{name}”. Runs keep what they were started with.',
  // Beside a preset in a list.
  'command.presets.no-account': 'no account',
  'command.presets.armed': 'publishes automatically',
  'command.presets.approval': 'needs approval',
  'command.presets.lock':
    '{state, select, owned {locked by you} altered {changed after its owner locked it} other {locked}}',
  // The name of a preset that an option named, and where it came from.
  'command.preset.used': 'Preset “{name}”.',
  'command.plan.saved': 'Saved the plan to {file}. Nothing was sent.',
  'command.approvals.no-key': 'You have no approval key yet. Make one with: {command}',
  // Answered with y or yes; anything else means no.
  'command.approvals.question': 'Approve this? [y/N]',
  'command.approvals.signed': 'Approved as {name}. Send the file back to whoever publishes.',
  'command.keys.none': 'No accounts yet. Add one with: {command}',
  'command.keys.deleted':
    'Deleted {name} from this computer. Revoke the key in App Store Connect if you no longer need it.',
  // {at} is a day and time.
  'command.keys.before': 'The last check that reached App Store Connect was {at}.',
  // {feature} is such as “edit What to Test”, {role} such as App Manager.
  'command.keys.missing': 'Can’t {feature}: needs {role}',
  'command.keys.not-reached':
    'App Store Connect couldn’t be reached, so the key was not tested. Test it later with: {command}',
  // The name of an account that was added without one.
  // Typed in the terminal, without being shown.
  'command.keys.passphrase': 'Passphrase of the backup:',
  'command.keys.passphrase-again': 'Passphrase again:',
  'command.keys.backed-up':
    '{count, plural, one {# key is in {path}.} other {# keys are in {path}.}} Only its passphrase opens it.',
  // {names} are accounts whose keys are not on this computer any more.
  'command.keys.left-out': 'Not in the backup, because their keys are no longer here: {names}.',
  'command.keys.already-here': 'Key {keyId} is already here, as “{name}”.',
  'command.keys.needs-key': 'needs its key again',
  'command.keys.individual': 'individual key',
  'command.keys.not-tested': 'not tested',
  'command.keys.accepted':
    '{count, plural, one {accepted {at}, # app} other {accepted {at}, # apps}}',
  // {code} names the error.
  'command.keys.refused': 'rejected {at} ({code})',
  // {result} is one of the four above: the last test that got an answer.
  'command.keys.missed': 'not reached {at} ({code}); before that: {result}',
  'command.error.account-unknown': 'There is no account “{name}”.',
  'command.error.accounts-known': 'Accounts on this computer: {names}.',
  'command.error.accounts-none': 'No account has been added yet. Add one with: {command}',
  'command.error.key-unopened': '{path} can’t be opened.',
  'command.error.key-not-a-file': '{path} is not a file.',
  'command.error.key-too-large': '{path} is too large to be a private key.',
  // {variable} is the name of an environment variable, such as SLIPWAY_PRIVATE_KEY.
  'command.error.key-variable.title': '{variable} contains no usable private key',
  'command.error.key-variable.detail':
    '{kind, select, encrypted {Its value is an encrypted private key.} certificate {Its value is a certificate.} public {Its value is a public key.} type {Its value is a key of another type. App Store Connect uses P-256.} other {Its value is not a private key, or it is damaged or incomplete.}}',
  'command.error.key-variable.fix':
    'Set {variable} to the whole text of the AuthKey_….p8 file from App Store Connect, with its BEGIN and END lines.',
  'command.error.key-file-variable.fix':
    'Set {variable} to the path of the AuthKey_….p8 file that was downloaded from App Store Connect.',
  // {code} is the system’s name of the error, such as EACCES.
  'command.error.sample-unwritten': '{path} can’t be written ({code}).',
  'command.error.port': 'Port {port} can’t be used ({code}).',
  'command.error.any-port': 'No port can be used ({code}).',
  'command.error.port-fix': 'Choose another --port, or leave it out to use any free port.',
  'command.error.address-expired': 'The address of a part has expired.',
  'command.error.apple-request': 'Apple request ID: {id}',

  'command.other-run.show': 'Show it with: {command}',
  'command.other-run.resume': 'Resume it with: {command}',
  'command.other-run.cancel': 'Cancel it with: {command}',

  'command.practice.address':
    'The practice App Store Connect runs at {url}. Nothing here is sent to Apple. Press Ctrl-C to stop it.',
  'command.rehearse.intro':
    'Rehearsal: a sample app is published to a practice App Store Connect on this computer.',
  'command.sent-parts':
    '{parts, plural, one {{size} in # part, {time}} other {{size} in # parts, {time}}}',
  'command.waiting': 'Waiting: {reason}',

  // Labels in front of a value.
  'command.label.account': 'Account',
  'command.label.app': 'App',
  'command.label.apps': 'Apps',
  'command.label.beta-review': 'Beta review',
  'command.label.build': 'Build',
  'command.label.bundle-id': 'Bundle ID',
  'command.label.certificate': 'Certificate',
  'command.label.devices': 'Devices',
  'command.label.emails': 'Emails',
  'command.label.encryption': 'Non-exempt encryption',
  'command.label.ended': 'Ended',
  'command.label.extensions': 'Extensions',
  'command.label.groups': 'Groups',
  'command.label.testers': 'Testers',
  'command.label.issuer-id': 'Issuer ID',
  'command.label.key': 'Key',
  'command.label.key-id': 'Key ID',
  'command.label.languages': 'Languages',
  'command.label.notes': 'What to Test',
  // {code} is a language code, such as de-DE.
  'command.label.note': 'What to Test ({code})',
  'command.label.overridden': 'Overridden',
  'command.label.package': 'Package',
  'command.label.platform': 'Platform',
  'command.label.private-key': 'Private key',
  'command.label.profile': 'Profile',
  'command.label.sdk': 'SDK',
  'command.label.seal': 'Seal',
  'command.label.server': 'Server',
  'command.label.signing': 'Signing',
  'command.label.size': 'Size',
  'command.label.started': 'Started',
  'command.label.team': 'Team',
  'command.label.writes': 'Changes',

  // {platform} is iOS, tvOS, visionOS or macOS; {version} a version such as 15.0.
  'command.package.minimum-os': '{platform} {version} or later',
  // A profile or certificate.
  'command.package.expires': '{name}, expires {day}',
  'command.package.signed.app-store': 'Signed for the App Store',
  'command.package.signed.ad-hoc': 'Signed for ad hoc distribution',
  'command.package.signed.development': 'Signed for development',
  'command.package.signed.enterprise': 'Signed for in-house distribution',
  'command.package.signed.developer-id': 'Signed for distribution outside the App Store',
  'command.package.signed.unknown': 'Not checked',
  'command.package.signed.unsigned': 'Not signed',
  'command.package.encryption': '{answer, select, yes {Yes} no {No} other {Not answered}}',
  // {value} describes the wrong value.
  'command.package.encryption-misplaced': 'Not answered: the value is {value}, not a Boolean',

  // {counts} lists how many, such as “1 blocker and 2 warnings”.
  'command.check.result': '{package}: {counts}',
  'command.check.blockers': '{count, plural, one {# blocker} other {# blockers}}',
  'command.check.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'command.check.notes': '{count, plural, one {# note} other {# notes}}',
  'command.check.none': 'No problems found',
  // After the title of a finding; {code} names the check.
  'command.check.kind':
    '({severity, select, blocker {blocker} warning {warning} other {note}}, {code})',
  'command.check.never': 'This check can’t be overridden.',
  'command.check.refused':
    'Apple refuses this. {option} uploads this file anyway, and its build number can’t be used again.',
  'command.check.override': '{option} publishes this file anyway.',
  'command.check.overridden': 'Overridden: {title}',
  'command.check.reason': 'Reason: {reason}',

  'command.plan.override-without-file':
    'The plan overrides {code} without naming a file, so the override is ignored. Add {example} to it, or use --override.',
  'command.plan.remembered-compliance':
    'Export compliance: using your answer from {at}: {answer, select, yes {the app uses non-exempt encryption} other {the app uses no non-exempt encryption}}.',
  'command.plan.note-left-out': 'The notes in “{code}” are left out.',
  'command.plan.no-note-to-leave-out': 'There are no notes in “{code}” to leave out.',

  'command.dry-run.title': 'Dry run of {package}. Nothing is sent.',
  'command.dry-run.skipped': 'Skipped: {reason}',
  'command.dry-run.app-unknown': 'Not found in this account',
  'command.dry-run.app-unread': 'Not loaded: {error}',
  'command.none': 'None',
  'command.review.submitted': 'Submitted',
  'command.review.not-submitted': 'Not submitted',

  'command.environment': '{environment, select, practice {Practice} other {App Store Connect}}',
  'command.run.facts-live': '{bundleId}, {size}, key {keyId}, App Store Connect',
  'command.run.facts-practice':
    '{bundleId}, {size}, key {keyId}, practice (nothing is sent to Apple)',
  // For a build at App Store Connect, without its package.
  'command.run.facts-build-live': '{bundleId}, key {keyId}, App Store Connect',
  'command.run.facts-build-practice':
    '{bundleId}, key {keyId}, practice (nothing is sent to Apple)',
  'command.run.id': 'Run {id}',
  'command.run.running': 'Running.',
  'command.run.receipt': 'Receipt: {path}',
  // {seal} is the first 16 characters of a checksum.
  'command.run.seal': 'Receipt seal: {seal}',
  'command.run.published': 'Published {package}.',
  'command.run.notes-sent': 'Sent the notes for {package}.',
  'command.run.uploaded': 'Uploaded {package} to App Store Connect. The plan ends here.',
  'command.run.blocked': 'Blocked.',
  'command.run.paused': 'Paused.',
  'command.run.interrupted': 'Interrupted.',
  'command.run.cancelled': 'Canceled.',
  'command.run.upload-removed': 'The upload was removed from App Store Connect.',
  'command.run.nothing-removed': 'There was nothing to remove from App Store Connect.',
  'command.run.not-appeared': 'Stopped waiting: the build hasn’t appeared yet.',
  'command.run.still-processing': 'Stopped waiting: the build is still processing.',
  'command.run.nothing-failed': 'Nothing failed; Apple may still be working.',
  'command.run.ready-to-notify': 'Ready to email testers.',
  'command.run.waiting-for-notes': 'Waiting for your notes.',
  'command.run.nobody-emailed':
    'The build is processed. This run has not released it to testers or emailed anyone.',
  'command.run.notes-with': 'Send the notes with: {command} --notes FILE',
  'command.run.notify-with': 'Email testers with: {command}',
  'command.run.resume-with': 'Resume with: {command}',
  'command.run.cancel-with': 'Cancel with: {command}',
  'command.run.no-tester': 'Testers can’t install this build.',
  'command.run.not-resumable': 'This run can’t be resumed.',
  'command.run.sent-kept': 'What was sent is kept.',
  'command.run.parts-kept':
    '{stored} of {total} is kept; {discarded} from unfinished parts will be sent again.',
  'command.run.percent': '{share, number, percent}',
  'command.run.rate': '{speed}/s',
  'command.run.upload-speed': '{progress}, {speed}/s',
  'command.run.already-done': 'The run is done: there is nothing to pause or cancel.',
  'command.run.already-cancelled': 'The run was already canceled.',

  'command.runs.none': 'No runs yet. Start one with: {command}',
  'command.runs.unreadable': '{title} ({code})',
  // The state of a run, in a list.
  'command.runs.attention': '(needs attention)',
  'command.runs.handled': '(handled)',
  'command.runs.replaced': '(replaced by a newer build)',
  'command.runs.replaced-by': '(replaced by build {build})',

  'command.receipt.title': 'Receipt',
  'command.receipt.not-uploaded': 'Not uploaded in this run',
  // {section} is a field of the receipt; {detail} describes what is wrong with it.
  'command.verify.changed': 'The receipt was changed. {detail}',
  'command.verify.first-mismatch':
    'This is the first section that doesn’t match. The sections after it were not checked.',
  'command.verify.as-sealed': 'The receipt is unchanged since it was sealed.',
  'command.verify.sections':
    '{count, plural, one {Its # section matches the chain.} other {All # sections match the chain.}} Seal: {short} ({seal})',
  'command.verify.same-seal': 'The run’s journal has the same seal.',
  'command.verify.other-seal':
    'The run’s journal has a different seal: the receipt was sealed again later.',
  'command.verify.no-journal':
    'The run’s journal is not on this computer. Compare the seal with the one that was printed when the run ended.',
  'command.verify.journal-unreadable':
    'The run’s journal can’t be read. Compare the seal with the one that was printed when the run ended.',
  'command.verify.same-package': 'The package matches the receipt: SHA-256 {sha256}',
  'command.verify.other-package': 'The package doesn’t match the receipt.',
  'command.verify.receipt-sha256': 'In the receipt: {sha256}',
  'command.verify.receipt-no-sha256':
    'In the receipt: none, because the run used an existing build',
  'command.verify.package-sha256': 'This package: {sha256}',
  'command.verify.limits':
    'This check detects damage and edits. Someone who recomputes the whole chain can forge a receipt, but can’t match the seal that was printed when the run ended.',

  // {since} is a tag, a commit, or “The first commit”.
  'command.notes-from-git.done':
    '{taken, plural, one {# commit of {name} since: {since}} other {# commits of {name} since: {since}}}',
} as const;
