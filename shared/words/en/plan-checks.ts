/* The checks of an opened package: the chip on its card, its findings, and overriding one of them. */
export const planChecks = {
  // The chip: the worst thing that is known about the package.
  'checks.ready': 'Ready',
  'checks.blockers': '{count, plural, one {# blocker} other {# blockers}}',
  'checks.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'checks.overridden': '{count, plural, one {# overridden} other {# overridden}}',
  'checks.notes': '{count, plural, one {# note} other {# notes}}',
  'checks.asking': 'Checking with App Store Connect',
  'checks.not-checked': 'Not checked with App Store Connect',
  'checks.passed': '{count, plural, one {# check passed.} other {# checks passed.}}',
  'checks.list': 'Findings',
  'checks.list-notes': 'Notes',
  // Read by a screen reader before a finding’s title.
  'checks.kind.blocker': 'Blocker:',
  'checks.kind.warning': 'Warning:',
  'checks.kind.note': 'Note:',
  'checks.kind.overridden': 'Overridden:',
  // Before the reason that a person gave.
  'checks.override-reason': 'Overridden:',
  'checks.copy-command': 'Copy',

  'override.open': 'Override…',
  'override.undo': 'Undo override',
  // In place of the button “Override…”.
  'override.not-allowed': 'The preset doesn’t allow overriding this check',
  'override.title': 'Publish despite this failed check?',
  // The finding’s title, as a sentence in bold.
  'override.finding': '<b>{title}.</b>',
  'override.certain':
    'Apple will probably refuse this build, and the build number can’t be reused.',
  'override.uncertain':
    'Apple may accept this build, or it may fail after the upload. Either way, the build number can’t be reused.',
  'override.warning':
    'A warning doesn’t block publishing. Your reason is saved with the run, so that others can see it.',
  'override.scope':
    'This applies only to this check and this file, {file}. New files are checked again. The reason is shown in the run and saved in its receipt.',
  'override.reason': 'Reason',
  // {word}: always “publish”, in English.
  'override.type-word': 'Type “{word}” to continue',

  'override.submit': 'Override check',
  'override.gap.reason': 'Enter a reason.',
  'override.gap.word': 'Type “{word}”.',
  // Below the plan’s summary.
  'override.count': '{count, plural, one {# check overridden} other {# checks overridden}}',
  // Announced to a screen reader. {title}: the finding.
  'override.done': 'Overridden: {title}.',
  'override.undone': 'No longer overridden: {title}.',
} as const;
