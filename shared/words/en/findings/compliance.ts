/* Findings about export compliance and its declarations. */
export const complianceFindings = {
  'finding.compliance-unanswered.title':
    'Export compliance is not answered, so testers can’t install the build',
  'finding.compliance-unanswered.fix':
    'Answer whether the app uses non-exempt encryption, or set ITSAppUsesNonExemptEncryption in Info.plist.',

  // `packaged` is the answer in the package.
  'finding.compliance-contradicted.title':
    '{packaged, select, yes {The package answers that the app uses non-exempt encryption, and the plan answers that it doesn’t} other {The package answers that the app uses no non-exempt encryption, and the plan answers that it does}}',
  'finding.compliance-contradicted.fix':
    'Leave the answer out of the plan, or change it in Info.plist and build again.',

  'finding.declaration-unknown.title':
    'App Store Connect will ask for an export compliance declaration, and the app’s could not be read',
  'finding.declaration-missing.title':
    'App Store Connect will ask for an approved export compliance declaration, and the app has none',
  'finding.declaration-in-review.title':
    'Apple is reviewing the export compliance declaration: no tester gets the build before it is approved',
  'finding.declaration-in-review.fix':
    'The run waits until Apple has decided, without a time limit. To avoid the wait, choose an approved declaration.',
  'finding.declaration-not-chosen.title':
    'App Store Connect will ask for an export compliance declaration, and the app has several',
  'finding.declaration-not-chosen.fix': 'Choose one: {declarations}.',
  'finding.declaration-not-usable.title-unknown':
    'The app has no export compliance declaration with the ID {id}',
  // Any state but approved; `name` is Apple’s word for it.
  'finding.declaration-not-usable.title':
    '{state, select, CREATED {The export compliance declaration was not submitted to Apple} IN_REVIEW {The export compliance declaration is in review at Apple} REJECTED {Apple rejected the export compliance declaration} INVALID {The export compliance declaration is invalid} EXPIRED {The export compliance declaration has expired} other {The export compliance declaration is not approved; its state is {name}}}',
  'finding.declaration-not-usable.fix': 'Choose another one: {declarations}.',
} as const;
