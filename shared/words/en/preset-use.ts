/* Presets in the plan and on a run: what they fill in, what differs from them, and saving them. */
export const presetUse = {
  // Above the notes: where the choices below come from.
  'preset.source.preset': 'Filled in from the preset “{preset}”.',
  'preset.source.run': 'The same choices as for build {build}. Notes are not copied.',
  'preset.source.renamed': 'The group “{from}” is named “{to}” now.',
  'preset.source.same-text': 'Same text as build {build}: {languages}.',
  'preset.source.start-empty': 'Start empty',
  'preset.source.emptied': 'The plan is empty again.',

  // Below the plan's summary. `preset` is its name.
  'preset.in-plan': 'Preset “{preset}”',
  // Beside the name of the preset.
  'preset.in-plan.armed':
    '{how, select, both {Publishes automatically: on drop, and from watched folders} drop {Publishes automatically: on drop} other {Publishes automatically: from watched folders}}',
  'preset.in-plan.same': 'Nothing differs from it.',
  'preset.in-plan.changes':
    '{count, plural, one {# change from the preset} other {# changes from the preset}}',
  'preset.save-as': 'Save as preset',
  // In the command palette.
  'palette.edit-preset': 'Edit preset “{preset}”…',
  'preset.edit': 'Edit preset…',
  'preset.changes.title': 'This plan and the preset “{preset}”',
  'preset.changes.revert': 'Revert to preset',
  'preset.changes.update': 'Update preset',
  'preset.changes.reverted': 'The plan is as in the preset “{preset}” again.',

  // One line for each change.
  'preset.change.groups-added':
    '{count, plural, one {New group: {groups}} other {New groups: {groups}}}',
  'preset.change.groups-removed':
    '{count, plural, one {Group removed: {groups}} other {Groups removed: {groups}}}',
  'preset.change.review':
    '{on, select, yes {Beta review: submit} other {Beta review: don’t submit}}',
  'preset.change.wait':
    '{on, select, yes {The run waits for the beta review} other {The run ends once the build is submitted}}',
  // {choice}: When they are sent, as in the list of choices.
  'preset.change.emails': 'Emails to testers: {choice}',
  'preset.change.notes-added':
    '{count, plural, one {New language: {languages}} other {New languages: {languages}}}',
  'preset.change.notes-removed':
    '{count, plural, one {Language removed: {languages}} other {Languages removed: {languages}}}',
  'preset.change.notes-changed': 'New text: {languages}',
  'preset.change.refused-notes':
    '{goes, select, yes {Refused notes don’t stop the run} other {A refused note stops the run}}',
  'preset.change.compliance':
    '{answer, select, yes {Export compliance: non-exempt encryption} no {Export compliance: none, or exempt} other {Export compliance: not answered}}',
  'preset.change.declaration': 'Another export compliance declaration',
  // {limits}: 15 min to appear, 2 h to process
  'preset.change.limits': 'Timeouts: {limits}',

  // On a finished run.
  'preset.from-run': 'Use these settings next time',
  'preset.from-run.same': 'The preset “{preset}” has these settings.',
  'preset.from-run.update': 'Update preset “{preset}”',
  'preset.from-run.changes': 'What changes in the preset',
  'preset.saved': 'The preset “{preset}” is used for the next build.',
  'preset.updated': 'The preset “{preset}” was updated.',
  'preset.updated-disarmed':
    'The preset “{preset}” was updated. It no longer publishes automatically, because what goes out has changed.',
  'preset.removed': 'The preset “{preset}” was deleted.',
  // A second app of the same name. {account}: The name of its account.
  'preset.name-with-account': '{app}, {account}',
  'preset.name-numbered': '{name} {number}',
} as const;
