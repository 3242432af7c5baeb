/* Files that colleagues pass on to each other: plans to approve, and presets. And what a preset demands of a plan. */
export const sharing = {
  'demands.title': 'Before you publish',
  'demands.checklist': 'Checklist',
  // open: how many lines are not done yet.
  'demands.open': '{open, plural, =0 {All done} one {# line open} other {# lines open}}',
  'demands.approval': 'Approval',
  // people: names, joined by “or”.
  'demands.approval.missing': 'Needs the approval of {people}.',
  'demands.approval.outdated':
    '{name} approved another version. Any change after the approval needs a new one.',
  'demands.approval.own': 'You can’t approve what you publish yourself.',
  'demands.approval.approved': 'Approved by {name}.',
  'demands.chip': '{state, select, approved {Approved} outdated {Outdated} other {Not approved}}',
  'demands.save': 'Save for approval…',
  'demands.open-file': 'Open approved plan…',
  'demands.saved':
    'Saved {file}. Send it to {people}. Then open the approved file here. Nothing was published.',

  'sharing.plan.title': 'Plan to publish',
  'sharing.plan.package': 'Package',
  'sharing.plan.checksum': 'SHA-256',
  'sharing.plan.unnamed': 'Not named in the file',
  'sharing.plan.notes': 'What to Test, {language}',
  'sharing.plan.groups': 'Groups',
  'sharing.plan.review': 'Beta review',
  'sharing.plan.review-yes': 'Submit to Apple',
  'sharing.plan.review-no': 'Don’t submit',
  'sharing.plan.emails': 'Emails',
  'sharing.plan.none': 'None',
  'sharing.plan.scope': 'Action',
  'sharing.plan.scope-full': 'Uploads the package and releases it',
  'sharing.plan.scope-notes-only': 'Only sends notes',
  'sharing.plan.scope-upload-only': 'Uploads the package and stops there',
  'sharing.plan.scope-existing-build':
    'Releases a build that is in App Store Connect, without its package',
  'sharing.plan.scope-skip-upload': 'Uses the build that is in App Store Connect',
  'sharing.plan.encryption': 'Export compliance',
  'sharing.plan.encryption-package': 'As the package says',
  'sharing.plan.encryption-no': 'No non-exempt encryption',
  // declaration: Apple’s ID of it, or nothing.
  'sharing.plan.encryption-yes': 'Non-exempt encryption, declaration {declaration}',
  'sharing.plan.refused': 'Refused notes',
  'sharing.plan.refused-stop': 'Stop',
  'sharing.plan.refused-go-on': 'Continue without them',
  'sharing.plan.limits': 'Timeouts',
  'sharing.plan.limits-text': '{appear} to appear, {process} to process',
  'sharing.plan.overrides': 'Overridden checks',
  // code: of the check; reason: what a person wrote.
  'sharing.plan.override': '{code}: {reason}',
  'sharing.plan.signatures': 'Approvals',
  'sharing.plan.unsigned': 'None yet',
  'sharing.plan.signed': '{name} approved this',
  'sharing.plan.signed-stranger': 'Signed by “{name}”, who isn’t an approver here',
  'sharing.plan.signed-other': '{name} approved another version',
  'sharing.plan.approve': 'Approve as {name}…',
  'sharing.plan.approved': 'Approved. Send {file} back to whoever publishes.',
  'sharing.plan.use': 'Use this plan',
  'sharing.plan.used': 'The plan was filled in from {file}.',
  'sharing.plan.open-package': 'To publish it, open its package, then open this file again.',
  'sharing.plan.other-package': 'The open package is another build.',

  'sharing.presets.title': 'Presets from a colleague',
  'sharing.presets.text':
    '{file} contains no keys. Imported presets don’t publish automatically until you turn that on.',
  'sharing.presets.known': 'Replaces the one you have',
  'sharing.presets.locked': 'Locked by {name}',
  'sharing.presets.account': 'Use with',
  'sharing.presets.no-account': 'Choose later',
  'sharing.presets.import': '{count, plural, one {Import preset} other {Import # presets}}',
  'sharing.presets.imported':
    '{count, plural, one {Imported # preset.} other {Imported # presets.}}',
  'sharing.exported': 'Saved {file}. It holds no key, no account and no path.',
  'sharing.open': 'Open a plan, presets or a run…',

  'approval-key.title': 'Approval key',
  'approval-key.text':
    'With it you approve plans of colleagues and lock presets. It has nothing to do with Apple. The private part stays in this computer’s keychain.',
  'approval-key.name': 'Your name',
  'approval-key.name-hint': 'Colleagues see it beside what you approve.',
  'approval-key.make': 'Make approval key',
  'approval-key.have': 'Your approval key is named {name}.',
  'approval-key.copy': 'Copy public key',
  'approval-key.copy-hint': 'Give it to whoever edits the preset, so that you can approve.',

  'preset.field.approvers': 'Approval',
  'preset.field.approvers-hint':
    'One of these people has to approve each plan. Paste the public key that a colleague copied in their Slipway, under Settings.',
  'preset.field.approver-add': 'A colleague’s public key',
  'preset.field.approver-bad': 'This isn’t a Slipway public key.',
  'preset.field.approver-known': '{name} is in the list already.',
  'preset.field.approver-remove': 'Remove {name}',
  'preset.lock.label': 'Locked',
  'preset.lock.text':
    'Others can use the preset with their own key but can’t change it. Only you can unlock it.',
  'preset.lock.text-no-key': 'Make an approval key under Settings first.',
  'preset.lock.text-unsaved': 'Save the changes first.',
  'preset.export': 'Save for colleagues…',
} as const;
