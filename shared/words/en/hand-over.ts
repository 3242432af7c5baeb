/* Passing a run that is not finished to a colleague. */
export const handOver = {
  'error.run-handed-over.title': 'The run was handed over',
  'error.run-handed-over.detail':
    'A colleague is finishing this run. Nothing more is done with it here.',
  'error.run-handed-over.to': '{name} is finishing this run. Nothing more is done with it here.',
  'error.run-handed-over.fix': 'If your colleague doesn’t continue it, take the run back.',
  'error.hand-over-not-now.title': 'The run can’t be handed over',
  'error.hand-over-not-now.over':
    'Only a run that isn’t finished can be handed over. Nothing was changed.',
  'error.hand-over-not-now.fix': 'Hand over a run that is paused, stopped or in progress.',
  'error.hand-over-package-gone.title': 'The package is needed to hand this run over',
  'error.hand-over-package-gone.detail':
    'Parts of the package are at App Store Connect, but its checksum isn’t known and the file isn’t here any more, so no other copy could be recognized. The run wasn’t handed over.',
  'error.hand-over-package-gone.fix': 'Put the package back in its folder, and try again.',
  'error.hand-over-secret.title': 'The run can’t be handed over with this content',
  'error.hand-over-secret.detail':
    'The file would contain {what}. It wasn’t written, and the run wasn’t handed over.',
  'error.hand-over-secret.fix': 'Look for it in the notes and texts of the run, and remove it.',
  'hand-over.secret.key': 'a private key',
  'hand-over.secret.token': 'an access token',
  'hand-over.secret.address': 'a signed address',
  'hand-over.secret.webhook': 'a signing secret of a webhook',
  'hand-over.secret.known': 'a key or an address from this computer’s keychain',
  'error.hand-over-not-one.title': 'The file isn’t a handed-over run',
  'error.hand-over-not-one.detail':
    '{file} isn’t a run that Slipway handed over. Nothing was changed.',
  'error.hand-over-not-one.unreadable': '{file} can’t be read. Nothing was changed.',
  'error.hand-over-not-one.fix': 'Choose a file that was saved with Hand over.',
  'error.hand-over-newer.title': 'The file was saved by a newer version of Slipway',
  'error.hand-over-newer.detail':
    '{file} contains something that this version doesn’t understand. Nothing was changed.',
  'error.hand-over-newer.fix': 'Update Slipway, and open the file again.',
  'error.hand-over-damaged.title': 'The file is damaged',
  'error.hand-over-damaged.detail':
    'The content of {file} doesn’t match its checksum. Nothing was changed.',
  'error.hand-over-damaged.fix': 'Ask for the file again.',
  'error.hand-over-other-package.title': 'This is a different package',
  'error.hand-over-other-package.detail':
    '{path} isn’t the package of the run: its content differs. Nothing was changed.',
  'error.hand-over-other-package.fix': 'Choose the same file that your colleague published.',
  'error.hand-over-package-needed.title': 'Choose the package',
  'error.hand-over-package-needed.detail':
    'App Store Connect doesn’t have the whole package yet. Nothing was changed.',
  'error.hand-over-package-needed.fix':
    'Choose the package of the run. In the command, use --package FILE.',
  'error.hand-over-other-app.title': 'App Store Connect doesn’t confirm what the file says',
  'error.hand-over-other-app.detail': 'With this key, {claim}. Nothing was changed.',
  'error.hand-over-other-app.fix':
    'Choose a key of the team that has the app. If it is the right one, wait a minute and try again, or ask for the file again.',
  'hand-over.claim.app': 'the app is a different one from the app in the file',
  'hand-over.claim.upload': 'the app doesn’t have the upload that the file names',
  'hand-over.claim.build': 'the app doesn’t have the build that the file names',
  'hand-over.claim.version': 'the app doesn’t have the App Store version that the file names',
  'hand-over.claim.submission': 'the app doesn’t have the submission that the file names',
  'error.hand-over-other-practice.title': 'The run belongs to another practice server',
  'error.hand-over-other-practice.detail':
    'A rehearsal can only be finished on the practice server where it began. Nothing was changed.',
  'error.hand-over-other-practice.fix': 'Use the key of that practice server.',
  'error.hand-over-here.title': 'This run is already here',
  'error.hand-over-here.detail':
    'The run {run} is on this computer, and the file doesn’t continue it. Nothing was changed.',
  'error.hand-over-here.fix':
    'Open the run in Activity. If it was handed over from here, take it back there.',
  'error.hand-over-rules.title': 'A preset on this computer doesn’t allow this run',
  'error.hand-over-rules.detail': '{why} Nothing was changed.',
  'error.hand-over-rules.fix': 'Follow the preset, and open the file again.',
  'run-view.status.handed-over': 'Handed over',
  'emails.ready.taken-back':
    'The run was handed over and taken back, so your colleague may have emailed testers already. Ask before you email them.',
  'help.command.hand-over-export': 'Hand an unfinished run over to a colleague, as a file',
  'help.command.hand-over-import': 'Show a colleague’s run, take it over and finish it',
  'help.command.hand-over-take-back': 'Take back a run that you handed over',
  'help.option.as': 'Your name, for the receipt',
  'help.option.to': 'Name of the colleague who takes the run over',
  'usage.hand-over-exists': '{path} already exists. Choose another name.',
  'usage.hand-over-yes': 'This isn’t an interactive terminal. Add --yes to confirm.',
  'usage.hand-over-name': 'A name can have at most {most, plural, other {# characters}}.',
  'usage.hand-over-not-handed-over': 'The run isn’t handed over.',
  'command.hand-over.exported': 'Handed over. Send this file to your colleague: {path}',
  'command.hand-over.how-back': 'Nothing more is done here. To take it back: {command}',
  'command.hand-over.take-back-question':
    'If your colleague also continues the run, you both act on the same build. Slipway looks up each step first and never repeats anything that App Store Connect shows, but it can’t see emails to testers. Take it back? (y/n)',
  'command.hand-over.taken-back': 'Taken back. To resume it: {command}',
  'command.hand-over.title': 'Handed-over run',
  'command.hand-over.question': 'Take over this run and finish it? (y/n)',
  'hand-over.label.environment': 'Environment',
  'hand-over.label.from': 'From',
  'hand-over.label.at': 'Handed over',
  'hand-over.label.left': 'Still to do',
  'hand-over.package.needed':
    'Needed: parts are missing at App Store Connect. The same file continues the same upload.',
  'hand-over.package.complete': 'Not needed: App Store Connect already has what the run needs',
  'confirm.take-back.title': 'Take back {app} {build}?',
  'confirm.take-back.text':
    'If your colleague also continues this run, you both act on the same build. Slipway looks up each step first and never repeats anything that App Store Connect shows. Emails to testers can’t be looked up, so you’re asked before any are sent.',
  'confirm.take-back.text-to':
    'If {name} also continues this run, you both act on the same build. Slipway looks up each step first and never repeats anything that App Store Connect shows. Emails to testers can’t be looked up, so you’re asked before any are sent.',
  'confirm.take-back.button': 'Take back',
  'hand-over.open': 'Hand over…',
  'hand-over.take-back': 'Take back…',
  'hand-over.title': 'Hand over this run',
  'hand-over.text':
    'A colleague finishes it with their own key. The run is paused first, and nothing more is done here.',
  'hand-over.in-file': 'In the file',
  'hand-over.in-file.text':
    'The plan with its notes, approvals and groups, what was done so far, the package’s name and checksum, and Apple’s IDs',
  'hand-over.not-in-file': 'Not in the file',
  'hand-over.not-in-file.text':
    'The package itself, keys and tokens, upload addresses, webhook addresses, passwords, and folders of this computer',
  'hand-over.upload': 'Package',
  'hand-over.upload.complete':
    'App Store Connect has the whole package. Your colleague doesn’t need it.',
  'hand-over.upload.missing':
    'App Store Connect doesn’t have the whole package yet. Your colleague also needs the same file, and continues this upload.',
  'hand-over.upload.none': 'App Store Connect already has the build.',
  'hand-over.your-name': 'Your name',
  'hand-over.their-name': 'Colleague’s name',
  'hand-over.names-hint': 'Both are optional. The receipt says who did what.',
  'hand-over.save-button': 'Save and hand over…',
  'hand-over.save': 'Hand over run',
  'hand-over.saved': 'Handed over. Send {file} to your colleague.',
  'hand-over.choose-package': 'Choose the package of this run',
  'hand-over.choose-package-button': 'Take over',
  'hand-over.label.app': 'App',
  'take-over.title': 'Run from a colleague',
  'take-over.account': 'Finish with',
  'take-over.no-account':
    'No account here belongs to this environment. Add a key that can access the app, then open the file again.',
  'take-over.here':
    'This run is already on this computer, and the file doesn’t continue it. Open it in Activity.',
  'take-over.button': 'Take over…',
  'take-over.button-package': 'Choose package and take over…',
  'command.label.part': 'Part',
  'command.receipt.part':
    '{who}, {from} to {until}, {count, plural, one {# change} other {# changes}}',
  'command.verify.handed-over':
    'The run was handed over from here: the seal is in the journal of the colleague who finished it.',
  /* {from} and {to} are the names of people, or of their accounts. */
  'log.run-taken-over': 'Taken over from {from} by {to}',
  'log.run-taken-back': 'Taken back after it had been handed over',
  /* A person with their account: “Ada (Northwind)”. */
  'hand-over.party': '{person} ({account})',
} as const;
