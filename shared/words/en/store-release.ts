/* A version after its submission to App Review: its review, its release, and what a run knows of it. */
export const storeRelease = {
  // The status chip of a run whose plan has the App Store: a few words.
  'store-run.status.store-version': 'Preparing the version',
  'store-run.status.store-texts': 'Saving App Store texts',
  'store-run.status.store-review': 'Submitting to App Review',
  'store-run.status.obstacle': 'Needs your decision',
  'store-run.status.preparing': 'Version prepared',
  'store-run.status.draft': 'Version prepared',
  'store-run.status.compliance': 'Waiting for export compliance',
  'store-run.status.waiting': 'Waiting for App Review',
  'store-run.status.in-review': 'In App Review',
  'store-run.status.accepted': 'Accepted by App Review',
  'store-run.status.canceling': 'Canceling the submission',
  'store-run.status.withdrawn': 'Withdrawn from App Review',
  'store-run.status.rejected': 'Rejected by App Review',
  'store-run.status.approved': 'Approved, not released',
  'store-run.status.scheduled': 'Approved',
  'store-run.status.processing': 'Releasing to the App Store',
  'store-run.status.live': 'On the App Store',
  'store-run.status.replaced': 'Replaced on the App Store',
  'store-run.status.unknown': 'Submitted to App Review',

  // The same as a sentence in lists.
  'store-run.sentence.preparing': 'App Store version {version} is prepared and not submitted.',
  'store-run.sentence.draft': 'App Store version {version} is in a draft and not submitted.',
  'store-run.sentence.compliance': 'App Store version {version} waits for export compliance.',
  'store-run.sentence.waiting': 'App Store version {version} waits for App Review.',
  'store-run.sentence.in-review': 'App Store version {version} is in App Review.',
  'store-run.sentence.accepted':
    'App Review accepted version {version}. The rest of the submission is still open.',
  'store-run.sentence.canceling': 'The submission of version {version} is being canceled.',
  'store-run.sentence.withdrawn': 'Version {version} was withdrawn from App Review.',
  'store-run.sentence.rejected':
    'App Review rejected version {version}. Its reasons are in App Store Connect.',
  'store-run.sentence.approved':
    'App Review approved version {version}. It goes on sale when you release it.',
  'store-run.sentence.scheduled':
    'App Review approved version {version}. Apple releases it automatically.',
  'store-run.sentence.processing': 'Version {version} is on its way to the App Store.',
  'store-run.sentence.live': 'Version {version} is on the App Store.',
  'store-run.sentence.replaced': 'A newer version replaced {version} on the App Store.',
  'store-run.sentence.unknown': 'Version {version} was submitted to App Review.',

  // The headline of a finished run; {run} reads “Orbit Notes 1.4.0 (42)”.
  'store-run.title.preparing': '{run} is prepared for the App Store',
  'store-run.title.draft': '{run} is prepared for the App Store',
  'store-run.title.compliance': '{run} waits for export compliance',
  'store-run.title.waiting': '{run} waits for App Review',
  'store-run.title.in-review': '{run} is in App Review',
  'store-run.title.accepted': 'App Review accepted {run}',
  'store-run.title.canceling': 'The submission of {run} is being canceled',
  'store-run.title.withdrawn': '{run} was withdrawn from App Review',
  'store-run.title.rejected': 'App Review rejected {run}',
  'store-run.title.approved': '{run} is approved and waits for your release',
  'store-run.title.scheduled': '{run} is approved',
  'store-run.title.processing': '{run} is on its way to the App Store',
  'store-run.title.live': '{run} is on the App Store',
  'store-run.title.replaced': 'A newer version replaced {run}',
  'store-run.title.unknown': '{run} was submitted to App Review',

  // Lines of the receipt.
  'store-run.receipt.version': 'App Store',
  // {state} reads “waiting for review”.
  'store-run.receipt.version-state': 'Version {version}, {state}',
  'store-run.receipt.version-new': 'Version {version}, created by this run, {state}',
  'store-run.receipt.phased': 'Phased release',
  'store-run.receipt.texts': 'Texts',
  'store-run.receipt.texts-saved':
    '{count, plural, one {# language saved and read back} other {# languages saved and read back}}',

  'store-run.open-tab': 'Open the App Store tab',
  'store-run.texts': 'App Store texts, by language',
  'store-run.texts-count': '{count, plural, one {# language} other {# languages}}',
  'store-run.text.waiting': 'Not sent yet',
  'store-run.text.sent': 'Sent',
  'store-run.text.read-back': 'Saved and read back',
  'store-run.text.refused': 'Refused by Apple',
  'store-run.text.refused-because': 'Refused by Apple: {detail}',
  'store-run.text.failed': 'Not saved',
  'store-run.text.failed-because': 'Not saved: {detail}',
  'store-run.missing': 'What is missing',

  // What keeps a run from going on at the App Store. The dialog that follows has the consequences.
  'store-obstacle.choices': 'What you can do',
  'store-obstacle.other-version.title': 'Version {other} is in preparation',
  'store-obstacle.other-version.text':
    'This build is version {version}, and App Store Connect prepares one version at a time. Someone may be working on {other}.',
  'store-obstacle.other-version.proceed': 'Rename {other} to {version} and continue…',
  'store-obstacle.other-version.proceed-text':
    'Version {other} gets the number {version} and this build. Its texts and screenshots stay.',
  'store-obstacle.other-version.check-text':
    'When {other} was released or deleted in App Store Connect, check again.',
  'store-obstacle.in-review.title':
    '{known, select, yes {Version {other} is with App Review} other {Another version is with App Review}}',
  // {state} reads “waiting for review”.
  'store-obstacle.in-review.text':
    'Its state is: {state}. App Review takes one version of an app at a time.',
  'store-obstacle.in-review.proceed':
    '{known, select, yes {Withdraw {other} and submit this…} other {Withdraw it and submit this…}}',
  'store-obstacle.in-review.proceed-text':
    'Apple stops its review. This submission starts at the end of the queue.',
  'store-obstacle.in-review.check-text': 'When App Review has decided about it, check again.',
  'store-obstacle.draft-items.title':
    '{count, plural, one {# other item is in the draft submission} other {# other items are in the draft submission}}',
  'store-obstacle.draft-items.text':
    'It may be an in-app event, a custom product page or another person’s work. A draft is submitted as a whole.',
  'store-obstacle.draft-items.proceed': 'Submit everything in the draft…',
  'store-obstacle.draft-items.proceed-text':
    '{count, plural, one {The other item goes to App Review together with this version.} other {The other items go to App Review together with this version.}}',
  'store-obstacle.draft-items.check-text':
    'When they were removed from the draft in App Store Connect, check again.',
  'store-obstacle.check-again': 'Check again',
  // In the row at which the run stopped, below what it needs a decision about.
  'store-obstacle.above': 'The run continues once you have decided above.',

  // The submission on the App Store tab.
  'submission.title': 'Submission',
  // {moment} reads “28 Nov 2026, 14:02, 3 days ago”.
  'submission.since': 'Submitted {moment}',
  'submission.text.draft':
    'Version {version} is in a draft submission that was not submitted. Submitting it below uses this draft.',
  'submission.text.compliance':
    'App Store Connect waits for the export compliance of the build before it reviews version {version}.',
  'submission.text.waiting':
    'Version {version} is in the queue of App Review. Until Apple decides, its build can’t be replaced.',
  'submission.text.in-review': 'App Review is looking at version {version} now.',
  'submission.text.accepted':
    'App Review accepted version {version}. It is approved when the rest of the submission is decided.',
  'submission.text.canceling':
    'Apple is canceling the submission of version {version}. That takes seconds to minutes.',
  'submission.text.withdrawn':
    'Version {version} was withdrawn from App Review. You can change it and submit it again.',
  'submission.text.rejected': 'App Review rejected version {version}. This is the way on:',
  'submission.text.approved':
    'App Review approved version {version}. Nobody can download it until you release it.',
  'submission.text.approved-phased':
    'App Review approved version {version}. Nobody can download it until you release it. It is then released to a growing share of users over 7 days.',
  'submission.text.scheduled':
    'App Review approved version {version}. Apple releases it automatically.',
  'submission.text.scheduled-at':
    'App Review approved version {version}. Apple releases it automatically, no earlier than {at}.',
  'submission.text.processing':
    'Version {version} is released. It can take up to a day until it is in the App Store of every country.',
  // {state} is Apple’s own name of a state that is newer than this version of Slipway.
  'submission.text.unknown':
    'App Store Connect reports a state that Slipway does not know: {state}.',
  'submission.steps': 'After the rejection',
  'submission.rejected.read':
    'Read what App Review found. Its messages are in the Resolution Center of App Store Connect and in Apple’s email; no other app can read them.',
  'submission.rejected.read-practice':
    'Read what App Review found. For a live app, its messages are in the Resolution Center of App Store Connect.',
  'submission.rejected.open': 'Open Resolution Center',
  'submission.rejected.fix':
    'Fix it: change the texts and details on this tab, or upload a new build and choose it under Version.',
  'submission.rejected.again':
    'Submit the version again. It goes back into the same submission, so App Review keeps the conversation.',
  'submission.rejected.submit': 'Submit again…',
  'submission.rejected.no-build': 'Choose a build of version {version} first.',
  'submission.rejected.reply': 'If nothing has to change, reply to App Review there instead.',
  'submission.items': 'In this submission',
  'submission.item.version': 'Version {version}',
  'submission.item.other': 'Another item, such as an in-app event',
  // {name} reads “Version 1.4.0”, {state} reads “accepted”.
  'submission.item': '{name}: {state}',
  'submission.cancel': 'Cancel submission…',
  'submission.release': 'Release now…',
  'submission.not-read': 'Whether a submission is open could not be read.',
  'submission.announced': 'Version {version}: {state}.',

  // A release over seven days.
  'phased.title': 'Phased release',
  'phased.of-version': 'Version {version}',
  'phased.day':
    'Day {day} of 7. {share, number, percent} of users with automatic updates get the version now.',
  'phased.all-from': 'All users get it from {day}.',
  'phased.paused':
    'Paused on day {day} of 7. No more users get the version automatically until you resume.',
  'phased.complete': 'All users with automatic updates get the version.',
  'phased.inactive': 'It starts when the version is on the App Store.',
  'phased.unknown': 'App Store Connect reports the state {state}.',
  'phased.anyone': 'Anyone can download the version from the App Store at any time.',
  'phased.started': 'Started {day}',
  'phased.pauses':
    '{used, plural, one {# of {most} pause days used} other {# of {most} pause days used}}',
  'phased.pauses-over': 'All {most} pause days are used, so the release can’t be paused again.',
  'phased.picture': 'Share of users with automatic updates, by day',
  'phased.today': 'Today',
  'phased.column.day': 'Day',
  'phased.column.share': 'Share of users',
  'phased.column.state': 'State',
  'phased.is.over': 'over',
  'phased.is.today': 'today',
  'phased.is.ahead': 'to come',
  'phased.pause': 'Pause…',
  'phased.resume': 'Resume…',
  'phased.release-to-all': 'Release to all users…',

  // Nothing of the app was ever released.
  'first-version.title': 'First version',
  'first-version.aside': '{done} of {count} done',
  'first-version.text':
    'Nothing of this app was released yet. App Store Connect wants these once, in this order. A first version has no What’s New and no phased release.',
  'first-version.list': 'Steps to the first version',
  'first-version.state.done': 'Done',
  'first-version.state.open': 'To do',
  'first-version.state.unknown': 'Slipway can’t see whether this is done',
  'first-version.open-page': 'Open page',
  // For screen readers; {step} reads “Screenshots”.
  'first-version.open-page-of': 'Open the page for: {step}',
  'first-version.go-to': 'Show',
  'first-version.go-to-of': 'Show: {step}',
  'first-version.agreements': 'Agreements',
  'first-version.agreements-text':
    'The Account Holder accepts Apple’s agreements; an app that costs money or sells something also needs bank and tax details.',
  'first-version.app-information': 'Name and category',
  'first-version.app-information-text':
    'The name on the App Store, at most 30 characters, and the primary category.',
  'first-version.age-rating': 'Age rating',
  'first-version.age-rating-text': 'Apple computes it from a questionnaire.',
  'first-version.content-rights': 'Content rights',
  'first-version.content-rights-text': 'Whether the app shows content of others.',
  'first-version.privacy-policy': 'Privacy policy URL',
  'first-version.privacy-policy-text': 'Every app needs one, in each language of the app.',
  'first-version.privacy-answers': 'Privacy answers',
  'first-version.privacy-answers-text':
    'Which data the app collects. Answer and publish them; the API does not show them.',
  'first-version.price': 'Price and availability',
  'first-version.price-text':
    'Free is a price too. Choose the countries in which the app is offered.',
  'first-version.screenshots': 'Screenshots',
  'first-version.screenshots-text':
    'At least for the largest iPhone, and for iPad if the app runs there. App Store Connect scales them for smaller devices.',
  'first-version.texts': 'Description, keywords and support URL',
  'first-version.texts-text': 'In each language of the version. You can write them on this tab.',
  'first-version.review-contact': 'Contact for App Review',
  'first-version.review-contact-text':
    'Name, phone number and email address; a demo account if the app needs sign-in.',
  'first-version.build': 'Build',
  'first-version.build-text': 'Choose a processed build of this version, then submit it.',

  // Entries of the command palette.
  'palette.store.release': 'Release the approved version…',
  'palette.store.cancel-submission': 'Cancel the submission to App Review…',
  'palette.store.pause-phased': 'Pause the phased release…',
  'palette.store.resume-phased': 'Resume the phased release…',
  'palette.store.complete-phased': 'Release to all users…',
} as const;
