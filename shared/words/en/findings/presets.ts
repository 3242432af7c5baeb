/* What a preset demands of a plan: approval, checklist, size, overrides. */
export const presetFindings = {
  'finding.preset-altered.title': '“{preset}” was changed after its owner locked it',
  'finding.preset-altered.fix': 'Import the preset again from its owner’s file.',
  // people: names, joined by “or”.
  'finding.approval-missing.title': 'This needs the approval of {people}',
  'finding.approval-outdated.title': '{name} approved another version of this',
  'finding.approval-own.title': 'You can’t approve what you publish yourself',
  'finding.approval.fix':
    'Save the plan for approval and send the file to {people}. Open the approved file here. Any change after that needs a new approval.',
  'finding.checklist-unfinished.title':
    '{count, plural, one {# line of the checklist is open} other {# lines of the checklist are open}}',
  'finding.checklist-unfinished.fix': 'Do and check off: {lines}.',
} as const;
