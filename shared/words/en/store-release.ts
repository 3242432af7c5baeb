/* A version after its submission to App Review: its review, its release, and what a run knows of it. */
export const storeRelease = {
  // The status chip of a run whose plan has the App Store: a few words.
  'store-run.status.store-version': 'Preparing the version',
  'store-run.status.store-texts': 'Saving App Store texts',
  'store-run.status.store-review': 'Submitting for review',
  'store-run.status.obstacle': 'Needs your decision',
  'store-run.status.preparing': 'Version prepared',
  'store-run.status.draft': 'Version prepared',
  'store-run.status.compliance': 'Waiting for export compliance',
  'store-run.status.waiting': 'Waiting for review',
  'store-run.status.in-review': 'In review',
  'store-run.status.accepted': 'Accepted by App Review',
  'store-run.status.canceling': 'Canceling submission',
  'store-run.status.withdrawn': 'Submission canceled',
  'store-run.status.rejected': 'Rejected by App Review',
  'store-run.status.approved': 'Approved, not released',
  'store-run.status.scheduled': 'Approved',
  'store-run.status.processing': 'Releasing to the App Store',
  'store-run.status.live': 'On the App Store',
  'store-run.status.replaced': 'Replaced on the App Store',
  'store-run.status.unknown': 'Submitted for review',

  // The same as a sentence in lists.
  'store-run.sentence.preparing': 'App Store version {version} is prepared but not submitted.',
  'store-run.sentence.draft': 'App Store version {version} is in a draft submission.',
  'store-run.sentence.compliance': 'App Store version {version} is waiting for export compliance.',
  'store-run.sentence.waiting': 'App Store version {version} is waiting for review.',
  'store-run.sentence.in-review': 'App Store version {version} is in review.',
  'store-run.sentence.accepted':
    'App Review accepted version {version}. Other items in the submission are still in review.',
  'store-run.sentence.canceling': 'The submission of version {version} is being canceled.',
  'store-run.sentence.withdrawn': 'The submission of version {version} was canceled.',
  'store-run.sentence.rejected':
    'App Review rejected version {version}. See the reasons in App Store Connect.',
  'store-run.sentence.approved': 'App Review approved version {version}. You can release it now.',
  'store-run.sentence.scheduled':
    'App Review approved version {version}. Apple releases it automatically.',
  'store-run.sentence.processing': 'Version {version} is being released to the App Store.',
  'store-run.sentence.live': 'Version {version} is on the App Store.',
  'store-run.sentence.replaced': 'A newer version replaced {version} on the App Store.',
  'store-run.sentence.unknown': 'Version {version} was submitted for review.',

  // The headline of a finished run; {run} reads “Orbit Notes 1.4.0 (42)”.
  'store-run.title.preparing': '{run} is prepared for the App Store',
  'store-run.title.draft': '{run} is prepared for the App Store',
  'store-run.title.compliance': '{run} is waiting for export compliance',
  'store-run.title.waiting': '{run} is waiting for review',
  'store-run.title.in-review': '{run} is in review',
  'store-run.title.accepted': 'App Review accepted {run}',
  'store-run.title.canceling': 'The submission of {run} is being canceled',
  'store-run.title.withdrawn': 'The submission of {run} was canceled',
  'store-run.title.rejected': 'App Review rejected {run}',
  'store-run.title.approved': '{run} is approved and ready for you to release',
  'store-run.title.scheduled': '{run} is approved',
  'store-run.title.processing': '{run} is being released to the App Store',
  'store-run.title.live': '{run} is on the App Store',
  'store-run.title.replaced': 'A newer version replaced {run}',
  'store-run.title.unknown': '{run} was submitted for review',

  // Lines of the receipt.
  'store-run.receipt.version': 'App Store',
  // {state} reads “waiting for review”.
  'store-run.receipt.version-state': 'Version {version}, {state}',
  'store-run.receipt.version-new': 'Version {version}, created by this run, {state}',
  'store-run.receipt.phased': 'Phased release',
  'store-run.receipt.texts': 'Texts',
  'store-run.receipt.texts-saved':
    '{count, plural, one {Saved and verified in # language} other {Saved and verified in # languages}}',

  'store-run.open-tab': 'Open App Store tab',
  'store-run.texts': 'App Store texts, by language',
  'store-run.texts-count': '{count, plural, one {# language} other {# languages}}',
  'store-run.text.waiting': 'Not sent yet',
  'store-run.text.sent': 'Sent, not verified yet',
  'store-run.text.read-back': 'Saved and verified',
  'store-run.text.refused': 'Refused by Apple',
  'store-run.text.refused-because': 'Refused by Apple: {detail}',
  'store-run.text.failed': 'Not saved',
  'store-run.text.failed-because': 'Not saved: {detail}',
  'store-run.missing': 'Missing',

  // What keeps a run from going on at the App Store. The dialog that follows has the consequences.
  'store-obstacle.choices': 'What you can do',
  'store-obstacle.other-version.title': 'Version {other} is in preparation',
  'store-obstacle.other-version.text':
    'This build is version {version}, and App Store Connect allows one version in preparation at a time. Someone else may be working on {other}.',
  'store-obstacle.other-version.proceed': 'Rename {other} to {version} and continue…',
  'store-obstacle.other-version.proceed-text':
    'Version {other} is renamed to {version} and gets this build. Its texts and screenshots stay.',
  'store-obstacle.other-version.check-text':
    'After {other} is released, or deleted in App Store Connect, check again.',
  'store-obstacle.in-review.title':
    '{known, select, yes {Version {other} is already submitted for review} other {Another version is already submitted for review}}',
  // {state} reads “waiting for review”.
  'store-obstacle.in-review.text':
    'Its state is {state}. Only one version of an app can be in review at a time.',
  'store-obstacle.in-review.proceed':
    '{known, select, yes {Cancel submission of {other} and submit this build…} other {Cancel its submission and submit this build…}}',
  'store-obstacle.in-review.proceed-text':
    'App Review stops reviewing the other version. This submission starts at the end of the queue.',
  'store-obstacle.in-review.check-text': 'After its review ends, check again.',
  'store-obstacle.draft-items.title':
    '{count, plural, one {The draft submission contains # other item} other {The draft submission contains # other items}}',
  'store-obstacle.draft-items.text':
    'For example, an in-app event, a custom product page or another person’s work. All items in a draft are submitted together.',
  'store-obstacle.draft-items.proceed': 'Submit the whole draft…',
  'store-obstacle.draft-items.proceed-text':
    '{count, plural, one {The other item is submitted for review together with this version.} other {The other items are submitted for review together with this version.}}',
  'store-obstacle.draft-items.check-text':
    'After the other items are removed from the draft in App Store Connect, check again.',
  'store-obstacle.check-again': 'Check again',
  // In the row at which the run stopped, below what it needs a decision about.
  'store-obstacle.above': 'The run continues after you decide above.',

  // The submission on the App Store tab.
  'submission.title': 'Submission',
  // {moment} reads “28 Nov 2026, 14:02, 3 days ago”.
  'submission.since': 'Submitted {moment}',
  'submission.text.draft':
    'Version {version} is in a draft submission. Submitting below uses this draft.',
  'submission.text.compliance':
    'Version {version} is waiting for export compliance. The review starts after that.',
  'submission.text.waiting':
    'Version {version} is waiting for review. To replace its build, cancel the submission first.',
  'submission.text.in-review': 'App Review is reviewing version {version}.',
  'submission.text.accepted':
    'App Review accepted version {version}. It is approved after the review of the other items in the submission.',
  'submission.text.canceling':
    'The submission of version {version} is being canceled. This can take a few minutes.',
  'submission.text.withdrawn':
    'The submission of version {version} was canceled. You can change the version and submit it again.',
  'submission.text.rejected': 'App Review rejected version {version}. What to do next:',
  'submission.text.approved':
    'App Review approved version {version}. It is available for download after you release it.',
  'submission.text.approved-phased':
    'App Review approved version {version}. After you release it, users with automatic updates get it over 7 days.',
  'submission.text.scheduled':
    'App Review approved version {version}. Apple releases it automatically.',
  'submission.text.scheduled-at':
    'App Review approved version {version}. Apple releases it automatically, no earlier than {at}.',
  'submission.text.processing':
    'Version {version} is being released. It can be up to a day before it is available in all countries or regions.',
  // {state} is Apple’s own name of a state that is newer than this version of Slipway.
  'submission.text.unknown':
    'App Store Connect reports a state that Slipway doesn’t recognize: {state}.',
  'submission.steps': 'After the rejection',
  'submission.rejected.read':
    'Read the messages from App Review, in App Store Connect or in Apple’s email. Slipway can’t show them.',
  'submission.rejected.read-practice':
    'Read the messages from App Review. For a live app, they are in App Store Connect.',
  'submission.rejected.open': 'Open App Review messages',
  'submission.rejected.fix':
    'Fix the issues: change the texts and details on this tab, or upload a new build and choose it under Version.',
  'submission.rejected.again':
    'Submit the version again. It stays in the same submission, so App Review keeps the conversation.',
  'submission.rejected.submit': 'Submit again…',
  'submission.rejected.no-build': 'Choose a build of version {version} first.',
  'submission.rejected.reply':
    'If nothing needs to change, reply to App Review in App Store Connect instead.',
  'submission.items': 'In this submission',
  'submission.item.version': 'Version {version}',
  'submission.item.other': 'Another item, such as an in-app event',
  // {name} reads “Version 1.4.0”, {state} reads “accepted”.
  'submission.item': '{name}: {state}',
  'submission.cancel': 'Cancel submission…',
  'submission.release': 'Release now…',
  'submission.more': 'More actions',
  'submission.withdraw-approved': 'Withdraw approved version…',
  'submission.not-read': 'Couldn’t read whether there is an open submission.',
  'submission.announced': 'Version {version}: {state}.',

  // A release over seven days.
  'phased.title': 'Phased release',
  'phased.of-version': 'Version {version}',
  'phased.day':
    'Day {day} of 7. {share, number, percent} of users with automatic updates now get the version.',
  'phased.all-from': 'All users with automatic updates get it from {day}.',
  'phased.paused':
    'Paused on day {day} of 7. No more users get the version automatically until you resume.',
  'phased.complete': 'All users with automatic updates get the version.',
  'phased.inactive': 'The phased release starts when the version is released.',
  'phased.unknown': 'App Store Connect reports the state {state}.',
  'phased.anyone': 'Anyone can download the version manually at any time.',
  'phased.started': 'Started {day}',
  'phased.pauses':
    '{used, plural, one {# of {most} pause days used} other {# of {most} pause days used}}',
  'phased.pauses-over': 'All {most} pause days are used. The release can’t be paused again.',
  'phased.picture': 'Share of users with automatic updates, by day',
  'phased.today': 'Today',
  'phased.column.day': 'Day',
  'phased.column.share': 'Share of users',
  'phased.column.state': 'State',
  'phased.is.over': 'done',
  'phased.is.today': 'today',
  'phased.is.ahead': 'upcoming',
  'phased.pause': 'Pause…',
  'phased.resume': 'Resume…',
  'phased.release-to-all': 'Release to all users…',

  // Nothing of the app was ever released.
  'first-version.title': 'First version',
  'first-version.aside': '{done} of {count} done',
  'first-version.text':
    'This app has never been released. App Store Connect requires these steps once, in this order. A first version has no What’s New and no phased release.',
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
    'The Account Holder accepts Apple’s agreements. Paid apps and in-app purchases also need bank and tax details.',
  'first-version.app-information': 'Name and category',
  'first-version.app-information-text':
    'The App Store name, up to 30 characters, and the primary category.',
  'first-version.age-rating': 'Age rating',
  'first-version.age-rating-text': 'Apple calculates it from a questionnaire.',
  'first-version.content-rights': 'Content rights',
  'first-version.content-rights-text': 'Whether the app contains third-party content.',
  'first-version.privacy-policy': 'Privacy policy URL',
  'first-version.privacy-policy-text': 'Required for every app, in each language.',
  'first-version.privacy-answers': 'App Privacy',
  'first-version.privacy-answers-text':
    'What data the app collects. Answer the questions and publish them. Slipway can’t see whether this is done.',
  'first-version.price': 'Pricing and availability',
  'first-version.price-text':
    'Choose a price, even if the app is free, and the countries or regions where it is available.',
  'first-version.screenshots': 'Screenshots',
  'first-version.screenshots-text':
    'At least for the largest iPhone, and the largest iPad if the app runs on iPad. App Store Connect scales them for smaller devices.',
  'first-version.texts': 'Description, keywords and support URL',
  'first-version.texts-text': 'In each language of the version. You can enter them on this tab.',
  'first-version.review-contact': 'Contact for App Review',
  'first-version.review-contact-text':
    'Name, phone number and email address, plus a demo account if the app requires sign-in.',
  'first-version.build': 'Build',
  'first-version.build-text':
    'Choose a processed build of this version, then submit it for review.',

  // Entries of the command palette.
  'palette.store.release': 'Release the approved version…',
  'palette.store.cancel-submission': 'Cancel the submission…',
  'palette.store.withdraw-approved': 'Withdraw the approved version…',
  'palette.store.pause-phased': 'Pause the phased release…',
  'palette.store.resume-phased': 'Resume the phased release…',
  'palette.store.complete-phased': 'Release to all users…',
} as const;
