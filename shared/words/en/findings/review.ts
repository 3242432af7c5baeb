/* Findings about what a beta review requires. */
export const reviewFindings = {
  'finding.another-build-in-review.title': 'Build {build} of {version} is in beta review',
  'finding.another-build-in-review.why': 'Apple reviews one build of a version at a time.',
  'finding.another-build-in-review.fix-ask':
    'The run will ask whether to wait, replace that build or skip beta review. To decide now, use “If another build is in review”.',
  'finding.another-build-in-review.fix-wait':
    'The run submits this build after Apple finishes reviewing that one.',
  'finding.another-build-in-review.fix-skip':
    'If it’s still in review by then, this build isn’t submitted, and external testers don’t get it.',
  'finding.another-build-in-review.fix-replace':
    'That build is expired, and this one is submitted instead.',
  'finding.another-build-in-review.fix':
    'Wait until that review is over, or publish this build without a review.',

  'finding.review-not-expected.title':
    'No new review expected: build {build} of {version} is approved',
  'finding.review-not-expected.fix':
    'Apple can still require a review. If it does, the run waits for it.',

  'finding.test-information-missing.title': 'Test information for external testers is incomplete',
  // `missing` lists the fields below.
  'finding.test-information-missing.fix':
    'Fill in these fields under Test Information in Slipway, or in App Store Connect: {missing}.',

  // Names of fields in App Store Connect, inside a list.
  'finding.field.beta-app-description': 'beta app description in {language}',
  'finding.field.feedback-email': 'feedback email in {language}',
  'finding.field.marketing-url': 'marketing URL in {language}',
  'finding.field.privacy-policy-url': 'privacy policy URL in {language}',
  'finding.field.contact-first-name': 'contact first name',
  'finding.field.contact-last-name': 'contact last name',
  'finding.field.contact-phone': 'contact phone',
  'finding.field.contact-email': 'contact email',
  'finding.field.demo-account-required': 'whether sign-in is required',
  'finding.field.demo-account-name': 'demo account user name',
  'finding.field.demo-account-password': 'demo account password',
  'finding.field.review-notes': 'review notes',
  'finding.field.license-agreement': 'license agreement',
} as const;
