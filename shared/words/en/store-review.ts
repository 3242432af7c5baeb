/* The submission of a version to App Review, and what keeps it from there. */
export const storeReview = {
  'step.store-review.submitted': 'Submitted for review. State of the version: {state}.',
  'step.store-review.already-submitted':
    'The version was already submitted for review. Its state: {state}.',
  'step.store-review.rejected':
    'This run already submitted the version. Its state: {state}. It was not submitted again.',
  'step.store-review.creates': 'Creating the submission',
  'step.store-review.adds': 'Adding the version to the submission',
  'step.store-review.resolves': 'Marking the rejected item as resolved',
  'step.store-review.submits': 'Submitting the version for review',
  'step.store-review.withdraws': 'Canceling the earlier submission',
  'step.store-review.waits-for-withdrawal':
    'Waiting for App Store Connect to finish canceling the earlier submission',
  'step.store-review.waits-for-version':
    'Waiting for App Store Connect to show that the version is ready for review',
  'step.store-review.waits-for-submission':
    'Waiting for App Store Connect to show that the version is waiting for review',
  'step.store-review.waits-for-other-run':
    'Waiting for another run that is submitting this version',
  'step.store-review.too-early': 'App Store Connect isn’t ready yet. Trying again. {apple}',

  // Notifications about a version at App Review.
  'notice.store-approved': 'App Review approved {build}',
  'notice.store-approved.next': 'You can release it to the App Store now.',
  'notice.store-approved.scheduled': 'Apple releases it to the App Store automatically.',
  'notice.store-approved.releasing': 'Apple is releasing it to the App Store.',
  'notice.store-rejected': 'App Review rejected {build}',
  'notice.store-rejected.next':
    'Read the reasons in App Store Connect. The App Store tab lists your options.',
  'notice.store-live': '{build} is on the App Store',
  'notice.store-live.next':
    'It can be up to a day before it is available in all countries or regions.',

  // In place of a version number.
  'store-review.unknown-version': 'unknown',

  'error.read-back-differs.store-submission':
    'App Store Connect accepted the submission but doesn’t show the version as waiting for review.',
  'error.store-not-withdrawable.title': 'The submission can’t be canceled',
  'error.store-not-withdrawable.fix':
    'Wait until the review ends, then try again. You may still be able to cancel it in App Store Connect on the web.',
  'error.store-not-withdrawable.refused':
    'App Store Connect refused to cancel the submission. Its state is {state}.',
  'error.store-not-withdrawable.takes-long':
    'App Store Connect is still canceling the submission after 10 minutes.',
  'error.store-act-refused.phased-inactive':
    'The phased release starts when the version is released.',
  'error.store-submission-withdrawn.title': 'The submission was canceled',
  'error.store-submission-withdrawn.fix':
    'To submit the version again, start from the App Store tab.',
  'error.store-submission-withdrawn.detail':
    'This run submitted the version, and someone canceled the submission later. Slipway did not submit it again.',
  'error.store-build-replaced.title': 'The version has a different build now',
  'error.store-build-replaced.fix':
    'Check the version on the App Store tab, then start a new run with the build you want to submit.',
  'error.store-build-replaced.detail':
    'This run attached build {build}, and someone replaced it later. Nothing was submitted.',
  'error.store-version-changed.title': 'The version isn’t as this run prepared it',
  'error.store-version-changed.fix':
    'Check the version on the App Store tab, then start a new run with what you want to submit.',
  'error.store-version-changed.changed':
    'Someone changed version {version} after it was prepared: {parts}. Nothing was submitted.',
  'error.store-version-changed.submitted':
    'Version {version} was submitted for review, but not as this run prepared it. Different: {parts}.',
  'error.store-not-ready.stays': 'App Store Connect refused the submission: {apple}',
  'error.store-not-ready.fix-later':
    'Resume the run later. If the problem persists, check the version in App Store Connect.',
  'error.store-not-ready.fix-rejected':
    'Open the version in App Store Connect and choose Update Review, or cancel the submission on the App Store tab and submit again.',

  // What App Review needs and is missing: in a list after a colon.
  'store-missing.in-languages': '{thing} in {languages}',
  'store-missing.screenshots-for': 'screenshots for {display}',
  'store-missing.screenshots': 'screenshots',
  'store-missing.age-rating': 'age rating answers',
  'store-missing.build': 'a build',
  'store-missing.compliance': 'export compliance for the build',
  'store-missing.declaration': 'an approved export compliance declaration for the build',
  'store-missing.content-rights': 'content rights',
  'store-missing.category': 'the primary category',
  'store-missing.price': 'a price',
  'store-missing.availability': 'countries or regions where the app is available',
  'store-missing.app-privacy': 'App Privacy answers',
  'store-missing.privacy-policy': 'the privacy policy URL',
  'store-missing.copyright': 'the copyright',
  'store-missing.review-detail': 'the App Review information',
  'store-missing.contact-first-name': 'the contact’s first name',
  'store-missing.contact-last-name': 'the contact’s last name',
  'store-missing.contact-phone': 'the contact’s phone number',
  'store-missing.contact-email': 'the contact’s email address',
  'store-missing.demo-account-name': 'the demo account’s user name',
  'store-missing.demo-account-password': 'the demo account’s password',
  'store-missing.name': 'the app name',
  'store-missing.whats-new': 'What’s New',
  'store-missing.description': 'the description',
  'store-missing.keywords': 'keywords',
  'store-missing.support-url': 'the support URL',
} as const;
