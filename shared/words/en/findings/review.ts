/* Findings about what a beta review requires. */
export const reviewFindings = {
  'finding.another-build-in-review.title': 'Build {build} of {version} is in beta review',
  'finding.another-build-in-review.why': 'Apple reviews one build of a version at a time.',
  'finding.another-build-in-review.fix':
    'Wait until that review is over, or publish this build without a review.',

  'finding.test-information-missing.title': 'Test information for external testers is incomplete',
  // `missing` lists the fields below.
  'finding.test-information-missing.fix': 'Fill in these fields in App Store Connect: {missing}.',

  // Names of fields in App Store Connect, inside a list.
  'finding.field.beta-app-description': 'beta app description in {language}',
  'finding.field.feedback-email': 'feedback email in {language}',
  'finding.field.contact-first-name': 'contact first name',
  'finding.field.contact-last-name': 'contact last name',
  'finding.field.contact-phone': 'contact phone',
  'finding.field.contact-email': 'contact email',
  'finding.field.demo-account-name': 'demo account name',
  'finding.field.demo-account-password': 'demo account password',
} as const;
