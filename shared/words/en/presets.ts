/* Presets: what is set once for every build of an app. */
export const presets = {
  'error.preset-not-found.title': 'No such preset',
  'error.preset-not-found.none':
    'There is no preset “{name}”. No presets are saved on this computer. Nothing was sent.',
  'error.preset-not-found.known':
    'There is no preset “{name}”. Presets on this computer: {known}. Nothing was sent.',
  'error.preset-not-found.fix':
    'Check the name, or make the preset from a finished run or on the app’s page.',
  'error.preset-name-taken.title': 'Another preset has this name',
  'error.preset-name-taken.detail':
    'There is a preset named “{name}” already. This one was not saved.',
  'error.preset-name-taken.fix': 'Choose another name.',
  'error.preset-app-taken.title': 'The app already has a preset for this account',
  'error.preset-app-taken.detail':
    '“{name}” is the preset of {bundleId} under this account. This one was not saved.',
  'error.preset-app-taken.fix': 'Change that preset, or choose another account.',
  'error.presets-newer.title': 'The presets were saved by a newer version of Slipway',
  'error.presets-newer.detail':
    'This version can use them but does not change their file. Nothing was saved or lost.',
  'error.presets-newer.fix': 'Update Slipway.',
  'error.key-not-replaced.title': 'The key was not replaced',
  'error.key-not-replaced.detail': 'You canceled the confirmation. The old key is still in use.',
  'error.key-not-replaced.fix': 'Replace it again, and confirm it.',
  'error.preset-locked.title': 'The preset is locked',
  'error.preset-locked.detail':
    '{owner} locked “{name}”. You can use it with your own key, but not change it. Nothing was saved.',
  'error.preset-locked.fix': 'Ask its owner for a changed preset file, or make another preset.',
  'error.preset-edited.title': 'The preset was changed after its owner locked it',
  'error.preset-edited.detail':
    '{owner} locked “{name}”, and the file is no longer what {owner} signed. Nothing was imported.',
  'error.preset-edited.fix': 'Ask its owner for the file again.',
  'error.preset-not-own.title': 'Only its owner can unlock a preset',
  'error.preset-not-own.detail': '“{name}” was locked by {owner}. Nothing was changed.',
  'error.preset-not-own.fix':
    'Ask its owner to unlock it on their computer and to export it again.',
  'error.preset-other-app.title': 'The preset is for another app',
  'error.preset-other-app.detail':
    '“{name}” is for {expected}, and this package is {found}. Nothing was sent.',
  'error.preset-other-app.fix': 'Choose the package of that app, or another preset.',
  'error.preset-without-account.title': 'The preset has no account yet',
  'error.preset-without-account.detail':
    '“{name}” was imported and belongs to no account of this computer. Nothing was sent.',
  'error.preset-without-account.fix': 'Choose an account for it, or use --key.',
  'error.preset-file-malformed.title': 'This isn’t a Slipway preset file',
  'error.preset-file-malformed.not-json': '{file} is not JSON. Nothing was imported.',
  'error.preset-file-malformed.other': '{file} holds no presets. Nothing was imported.',
  'error.preset-file-malformed.newer':
    '{file} was exported by a newer version of Slipway. Nothing was imported.',
  // field: where in the file, such as presets.0.bundleId.
  'error.preset-file-malformed.field': '{file} is damaged at {field}. Nothing was imported.',
  'error.preset-file-malformed.fix': 'Ask for the file again, or update Slipway.',
  'error.plan-malformed.no-plan': '{file} isn’t a Slipway plan. Nothing was changed.',
  // field: where in the file, such as notes.0.text.
  'error.plan-malformed.field': '{file} is damaged at {field}. Nothing was changed.',
  'error.plan-malformed.notes':
    'A plan that only sends notes can’t be started here. In Apps, open the app and choose Edit What to Test… for the build. Nothing was sent.',
  'error.plan-malformed.build':
    'The plan is for an existing build and doesn’t name one. Nothing was sent.',
  'error.plan-malformed.fix-file': 'Choose a plan or presets that were saved by Slipway.',
  'error.plan-malformed.fix-field': 'Ask for the file again.',
  'error.plan-malformed.closed': 'The file was closed meanwhile. Nothing was changed.',
  'error.plan-changed-meanwhile.title': 'The file changed while it was open',
  'error.plan-changed-meanwhile.detail':
    'It is no longer the plan that was shown. Nothing was signed.',
  'error.plan-changed-meanwhile.fix': 'Open the file again and read it once more.',
  'choose.shared': 'Open a plan or presets',
  'choose.shared-button': 'Open',
  'choose.shared-files': 'Slipway files',
  'choose.save-shared': 'Save for a colleague',
  'choose.save-shared-button': 'Save',
  // The name of a file with several presets.
  'choose.presets-name': 'Presets',
  'confirm.approve.title': 'Approve {app} {build} as {name}?',
  'confirm.approve.text':
    'Your signature is written into the plan file. Whoever has the file can publish exactly this plan, and no other.',
  'confirm.approve.line': '{label}: {text}',
  'confirm.approve.button': 'Approve',
  'error.approval-name-missing.title': 'A name is needed',
  'error.approval-name-missing.detail':
    'Colleagues see it beside what you approve. Nothing was saved.',
  'error.approval-name-missing.fix': 'Enter your name.',
  'error.approval-key-missing.title': 'You have no approval key yet',
  'error.approval-key-missing.detail': 'Nothing was signed.',
  'error.approval-key-missing.other':
    'The approval key in this keychain isn’t the one your colleagues have. Nothing was signed.',
  'error.approval-key-missing.fix':
    'Make an approval key under Settings, or with “slipway approvals key --name NAME”, then give its public key to your colleagues. The private key stays in this computer’s keychain.',
  'error.approval-without-checksum.title': 'The plan doesn’t identify its package',
  'error.approval-without-checksum.detail':
    'It has no checksum, so it could be used with any file. Nothing was signed.',
  'error.approval-without-checksum.fix': 'Save the plan for approval again.',
  'error.approval-fixed.title': 'These notes were approved as they are',
  'error.approval-fixed.detail':
    '“{preset}” asks for an approval, and it covers the notes. Nothing was changed.',
  'error.approval-fixed.fix': 'Publish with newly approved notes, using the existing build.',
  'error.settings-damaged.title': 'One of Slipway’s files is damaged',
  'error.settings-damaged.detail': '{path} can’t be read. Nothing was changed or sent.',
  'error.settings-damaged.presets':
    'presets.json doesn’t contain presets. Nothing was changed or sent.',
  'error.settings-damaged.fix':
    'Open Slipway’s window once: it keeps a copy of the file and begins a new one. Or restore the file from a backup.',
  'finding.size-over-budget.title':
    'The package is {size}, over the limit of {budget} in the preset “{preset}”',
  'finding.size-over-budget.fix':
    'Look at what grew since the last build. To allow it from now on, raise the size limit in the preset.',
  'finding.override-not-allowed.title':
    'The preset “{preset}” does not allow overriding this check: {check}',
  'finding.override-not-allowed.fix':
    'Fix the problem, or allow overriding this check in the preset. Nothing was sent.',
  'storage.damaged-settings':
    'The settings could not be read, so the defaults are used. The old file was kept as {file}.',
  'storage.damaged-presets':
    'The presets could not be read. The old file was kept as {file}; import presets again, or restore that file.',
  'storage.damaged-accounts':
    'The accounts could not be read. The old file was kept as {file}; restore that file, or add the keys again.',
} as const;
