/* Export compliance declarations of App Store Connect, in findings, runs and the plan. */
export const declarations = {
  // Inside a list or a sentence; `name` is its description in App Store Connect.
  'declaration.named': '“{name}” (ID {id}, {state})',
  'declaration.unnamed': 'no description (ID {id}, {state})',
  // In parentheses, after a declaration’s ID.
  'declaration.state.created': 'created, not submitted to Apple',
  'declaration.state.in-review': 'in review at Apple',
  'declaration.state.approved': 'approved',
  'declaration.state.rejected': 'rejected by Apple',
  'declaration.state.invalid': 'invalid',
  'declaration.state.expired': 'expired',
  'declaration.state.unknown': 'in an unknown state',
  // What to do when none is approved.
  'declaration.submit':
    'In App Store Connect, submit a declaration under App Information, App Encryption Documentation. When Apple has approved it, resume the run, which attaches it. You can also attach it to the build under TestFlight.',
} as const;
