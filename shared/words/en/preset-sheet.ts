/* The sheet that edits a preset, and publishing automatically. */
export const presetSheet = {
  'preset.sheet.title': 'Preset',
  'preset.sheet.new': 'New preset',
  'preset.sheet.save': 'Save preset',
  'preset.sheet.saving': 'The preset is being saved.',
  'preset.sheet.saved': 'The preset “{preset}” was saved.',
  'preset.sheet.nothing-saved': 'Nothing was saved, and what you typed is still here.',
  'preset.sheet.delete': 'Delete preset',
  'preset.sheet.kept': 'Your changes to the preset are kept but not saved.',
  'preset.sheet.restored': 'These changes were not saved the last time.',
  'preset.sheet.discard': 'Discard changes',

  // {name}: The person who locked it.
  'preset.sheet.locked':
    '{name} has locked this preset. You can change its name, its account and whether it publishes automatically.',
  'preset.sheet.altered':
    'This preset was changed after {name} had locked it. Nothing is published with it until it is imported again.',

  'preset.part.app': 'App',
  'preset.part.notes': 'What to Test',
  'preset.part.checks': 'Checks and timeouts',

  'preset.field.name': 'Name',
  'preset.field.account': 'Account',
  'preset.field.account-none': 'Without an account the preset is not used.',
  'preset.field.bundle-id': 'Bundle ID',
  'preset.field.bundle-id-hint': 'Only packages with exactly this bundle ID.',
  'preset.group.add-label': 'Another group, by its name',
  'preset.group.add': 'Add group',
  'preset.group.not-read': 'Not checked',
  // {version}, {build} and {date} are shown as they are typed: in braces, and in English.
  'preset.notes.text':
    'Filled in for each build, and can be changed there. {version}, {build} and {date} stand for those of the build.',
  // Then the text. {build}: 1.4.0 (42)
  'preset.notes.preview': 'For {build}:',
  'preset.notes.unknown': 'Sent as written: {names}.',
  'preset.field.compliance': 'Export compliance, if the package does not answer it',
  'preset.field.compliance-open': 'Ask each time',
  'preset.field.size': 'Warn above this size, in MB',
  'preset.field.size-hint': 'Leave empty for no warning.',
  'preset.field.overrides': 'Failed checks that may be overridden',
  'preset.field.overrides-any': 'Any',
  'preset.field.overrides-some': 'Only these',
  'preset.field.overrides-none': 'None can be overridden.',
  'preset.field.overrides-add': 'Allow a check',
  'preset.field.overrides-find': 'Find a check',
  'preset.field.overrides-unknown': 'No such check',
  // {code}: The name of a check, such as tracking-domains.
  'preset.field.overrides-remove': 'Remove {code}',
  'preset.field.checklist': 'Checklist',
  'preset.field.checklist-hint': 'One line for each item that is checked off before publishing.',

  // Under a field, and on the button that saves.
  'preset.gap.name': 'Enter a name.',
  'preset.gap.name-long': 'Use at most 200 characters for the name.',
  'preset.gap.bundle-id': 'Enter a bundle ID: letters, digits, hyphens and periods.',
  'preset.gap.size': 'Enter the size as a number of megabytes, or leave it empty.',
  'preset.gap.lines': 'Use at most 50 lines for the checklist.',
  'preset.gap.line-long': 'Use at most 500 characters in each line of the checklist.',
  'preset.gap.note': 'Fix the text in {language}.',

  'preset.armed.label': 'Publish automatically',
  'preset.armed.text':
    'A package of this app that you open or drop is published once all checks pass without a warning. External testers and beta reviews are always asked for first.',
  'preset.armed.save-first': 'Save your changes first.',
  'preset.armed.on': 'The preset “{preset}” publishes automatically from now on.',
  'preset.armed.off': 'The preset “{preset}” no longer publishes automatically.',
  // {build}: Orbit Notes 1.4.0 (42)
  'preset.armed.countdown':
    '{seconds, plural, one {{build} is published in # second, with the preset “{preset}”.} other {{build} is published in # seconds, with the preset “{preset}”.}}',
  // Only with the practice App Store Connect.
  'preset.armed.countdown-rehearsal':
    '{seconds, plural, one {{build} is rehearsed in # second, with the preset “{preset}”.} other {{build} is rehearsed in # seconds, with the preset “{preset}”.}}',
  'preset.armed.on-rehearsal': 'The preset “{preset}” rehearses automatically from now on.',
  'preset.armed.no-groups':
    '{count, plural, one {Not turned on: App Store Connect has no group {groups}.} other {Not turned on: App Store Connect has no groups {groups}.}}',
  'preset.armed.cancel': 'Don’t publish',
  // {button}: Publish, or Rehearse.
  'preset.armed.canceled': 'Not published. Nothing was sent. Press {button} when you are ready.',
  'preset.armed.held-warnings':
    '{count, plural, one {Not published automatically, because of # warning. Look at it, then press {button}.} other {Not published automatically, because of # warnings. Look at them, then press {button}.}}',
  'preset.armed.held-blocked': 'Not published automatically: something has to be fixed first.',
  'preset.armed.held-before':
    'Not published automatically, because a run of this build exists already.',
  'preset.armed.held-edited':
    'Not published automatically, because this plan was changed by hand. Press {button} when you are ready.',

  'confirm.arm.title': 'Publish “{app}” automatically?',
  'confirm.arm.text':
    'A package of {bundleId} that is opened or dropped is published 5 seconds after all checks pass without a warning. You can’t undo this. Each build is published only once.',
  'confirm.arm.rehearsal':
    'A package of {bundleId} that is opened or dropped is rehearsed 5 seconds after all checks pass without a warning. Nothing reaches Apple or any testers.',
  'confirm.arm.asks':
    'Slipway still asks before it releases to external testers or submits for beta review.',
  'confirm.arm.emails': 'Emails to testers: {choice}',
  'confirm.arm.button': 'Publish automatically',

  'error.armed-refused.title': 'Couldn’t publish automatically',
  'error.armed-refused.off':
    'The app has no preset that publishes automatically. Nothing was sent.',
  'error.armed-refused.changed':
    'The preset was changed while the confirmation was open, so automatic publishing wasn’t turned on. Nothing was sent.',
  'error.armed-refused.before':
    'A run of {build} exists already, and each build is published automatically only once. Nothing was sent.',
  'error.armed-refused.checks':
    '{count, plural, one {# blocker or warning was found: {titles}. Nothing was sent.} other {# blockers and warnings were found: {titles}. Nothing was sent.}}',
  'error.armed-refused.groups':
    'The app has no group with this name, or the group was renamed: {groups}. Save the preset with today’s groups and turn automatic publishing on again. Nothing was sent.',
  'error.armed-refused.fix': 'Look at the plan or the preset, then try again.',
} as const;
