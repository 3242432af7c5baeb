/* The submission of a version to App Review, and what keeps it from there. */
export const storeReview = {
  'step.store-review.submitted': 'Submitted to App Review. The version is {state}.',
  'step.store-review.already-submitted':
    'The version was submitted to App Review before. It is {state}.',
  'step.store-review.rejected':
    'This run submitted the version, which is {state} now. It was not submitted again.',
  'step.store-review.creates': 'Creating the submission to App Review',
  'step.store-review.adds': 'Adding the version to the submission',
  'step.store-review.resolves': 'Marking what App Review rejected as fixed',
  'step.store-review.submits': 'Submitting the version to App Review',
  'step.store-review.withdraws': 'Withdrawing the earlier submission from App Review',
  'step.store-review.waits-for-withdrawal':
    'Waiting until App Store Connect has closed the earlier submission',
  'step.store-review.waits-for-version':
    'Waiting for App Store Connect to show that the version is ready for review',
  'step.store-review.waits-for-submission':
    'Waiting for App Store Connect to show that the version waits for review',
  'step.store-review.waits-for-other-run':
    'Waiting for another run that submits this version at the moment',
  'step.store-review.too-early': 'App Store Connect is not ready yet. Trying again. {apple}',

  // Notifications about a version at App Review.
  'notice.store-approved': 'App Review approved {build}',
  'notice.store-approved.next': 'It waits for you to release it on the App Store.',
  'notice.store-approved.scheduled': 'Apple releases it on the App Store.',
  'notice.store-approved.releasing': 'Apple is releasing it on the App Store.',
  'notice.store-rejected': 'App Review rejected {build}',
  'notice.store-rejected.next':
    'Read the reason in App Store Connect. The App Store tab lists what you can do.',
  'notice.store-live': '{build} is on the App Store',
  'notice.store-live.next': 'All countries or regions may take up to a day.',

  // In place of a version number.
  'store-review.unknown-version': 'unknown',

  'error.read-back-differs.store-submission':
    'App Store Connect accepted the submission, but does not show that the version waits for review.',
  'error.store-not-withdrawable.title': 'The submission can’t be withdrawn from App Review',
  'error.store-not-withdrawable.fix':
    'Wait until App Review has finished, then try again. App Store Connect on the web may still offer to cancel it.',
  'error.store-not-withdrawable.refused':
    'App Store Connect refuses to cancel the submission. Its state is {state}.',
  'error.store-not-withdrawable.takes-long':
    'App Store Connect is still canceling the submission after ten minutes.',
  'error.store-act-refused.phased-inactive':
    'The phased release begins when the version is released.',
  'error.store-submission-withdrawn.title': 'The submission was withdrawn from App Review',
  'error.store-submission-withdrawn.fix':
    'To submit the version again, start from the App Store tab.',
  'error.store-submission-withdrawn.detail':
    'This run submitted the version, and someone has withdrawn it since. It is not submitted again without being asked.',
  'error.store-build-replaced.title': 'The version has another build now',
  'error.store-build-replaced.fix':
    'Look at the version on the App Store tab. Start a new run with the build that you want to submit.',
  'error.store-build-replaced.detail':
    'Build {build} was attached to the version, and someone has replaced it since. Nothing was submitted.',
  'error.store-not-ready.stays': 'App Store Connect does not take the submission: {apple}',
  'error.store-not-ready.fix-later':
    'Resume the run in a while. If it stays so, look at the version in App Store Connect.',
  'error.store-not-ready.fix-rejected':
    'Open the version in App Store Connect and choose Update Review, or cancel the submission on the App Store tab and submit again.',

  // What App Review needs and is missing: in a list after a colon.
  'store-missing.in-languages': '{thing} in {languages}',
  'store-missing.screenshots-for': 'screenshots for {display}',
  'store-missing.screenshots': 'screenshots',
  'store-missing.age-rating': 'answers for the age rating',
  'store-missing.build': 'a build',
  'store-missing.compliance': 'the export compliance answer of the build',
  'store-missing.declaration': 'an approved export compliance declaration for the build',
  'store-missing.content-rights': 'the answer about content rights',
  'store-missing.category': 'the primary category',
  'store-missing.price': 'a price',
  'store-missing.availability': 'countries or regions in which the app is available',
  'store-missing.app-privacy': 'the answers about App Privacy',
  'store-missing.privacy-policy': 'the privacy policy URL',
  'store-missing.copyright': 'the copyright',
  'store-missing.review-detail': 'the App Review information',
  'store-missing.contact-first-name': 'the contact’s first name',
  'store-missing.contact-last-name': 'the contact’s last name',
  'store-missing.contact-phone': 'the contact’s phone number',
  'store-missing.contact-email': 'the contact’s email address',
  'store-missing.demo-account-name': 'the user name of the demo account',
  'store-missing.demo-account-password': 'the password of the demo account',
  'store-missing.name': 'the app’s name',
  'store-missing.whats-new': 'What’s New',
  'store-missing.description': 'the description',
  'store-missing.keywords': 'keywords',
  'store-missing.support-url': 'the support URL',
} as const;
