/* What App Review asks of a version, and what is there. */
export const storeReadiness = {
  // Names of the texts, inside sentences such as “Description is empty in French”.
  'store-readiness.field.whatsNew': 'What’s New',
  'store-readiness.field.promotionalText': 'Promotional text',
  'store-readiness.field.description': 'Description',
  'store-readiness.field.keywords': 'Keywords',
  'store-readiness.field.supportUrl': 'Support URL',
  'store-readiness.field.marketingUrl': 'Marketing URL',
  'store-readiness.field.name': 'Name',
  'store-readiness.field.subtitle': 'Subtitle',
  'store-readiness.field.privacyPolicyUrl': 'Privacy policy URL',
  'store-readiness.field.copyright': 'Copyright',
  'store-readiness.field.contactFirstName': 'first name',
  'store-readiness.field.contactLastName': 'last name',
  'store-readiness.field.contactPhone': 'phone number',
  'store-readiness.field.contactEmail': 'email address',
  'store-readiness.field.demoAccountName': 'user name',
  'store-readiness.field.demoAccountPassword': 'password',
  // In place of the names of many languages: “Description is empty in 12 languages”.
  'store-readiness.many-languages': '{count, plural, one {# language} other {# languages}}',
  // “42” in Description.
  'store-readiness.quoted': '“{text}” in {field}',

  // What is there: nouns as they stand in the list “11 ready: build, screenshots, …”.
  'store-readiness.ready.version': 'version',
  'store-readiness.ready.build': 'build',
  'store-readiness.ready.compliance': 'export compliance',
  'store-readiness.ready.whats-new': 'What’s New',
  'store-readiness.ready.description': 'description',
  'store-readiness.ready.keywords': 'keywords',
  'store-readiness.ready.support-url': 'support URL',
  'store-readiness.ready.text-rules': 'text lengths and characters',
  'store-readiness.ready.languages': 'languages',
  'store-readiness.ready.name': 'app name',
  'store-readiness.ready.privacy-policy': 'privacy policy',
  'store-readiness.ready.screenshots': 'screenshots',
  'store-readiness.ready.category': 'category',
  'store-readiness.ready.age-rating': 'age rating',
  'store-readiness.ready.content-rights': 'content rights',
  'store-readiness.ready.contact': 'contact details',
  'store-readiness.ready.copyright': 'copyright',
  'store-readiness.ready.wording': 'wording',
  'store-readiness.ready.links': 'links',

  'store-readiness.version-missing.title': 'No version is in preparation',
  'store-readiness.version-missing.detail':
    'Prepare a version with the build that you want to submit.',
  'store-readiness.version-locked.title': 'Version {version} can’t be submitted now',
  'store-readiness.version-locked.detail': 'Its state is {state}.',
  'store-readiness.version-not-higher.title': 'Version {version} isn’t higher than {live}',
  'store-readiness.version-not-higher.detail':
    'Version {live} is on the App Store. A new version needs a higher number.',
  'store-readiness.version-unchecked.title':
    'App Store Connect didn’t report the state of the version',
  'store-readiness.rejected.title': 'App Review rejected version {version}',
  'store-readiness.rejected.detail':
    'Read the messages from App Review in App Store Connect, and fix the issues before you submit again.',
  'store-readiness.build-missing.title': 'No build is attached',
  'store-readiness.build-missing.detail': 'Choose a processed build of this version.',
  'store-readiness.build-processing.title': 'Build {build} is still processing',
  'store-readiness.build-processing.detail': 'You can submit it when processing finishes.',
  'store-readiness.build-invalid.title': 'Build {build} is invalid',
  'store-readiness.build-invalid.detail':
    'Apple refused it after processing. Choose another build.',
  'store-readiness.build-expired.title': 'Build {build} has expired',
  'store-readiness.build-expired.detail': 'Choose another build, or upload a new one.',
  'store-readiness.build-unchecked.title': 'App Store Connect didn’t report the state of the build',
  'store-readiness.compliance-unanswered.title':
    'Export compliance of build {build} is not answered',
  'store-readiness.compliance-unanswered.detail':
    'Specify whether the build uses non-exempt encryption.',
  'store-readiness.compliance-unchecked.title': 'App Store Connect didn’t report export compliance',

  'store-readiness.text-missing.title': '{field} is empty in {languages}',
  'store-readiness.text-missing.detail': 'Languages: {languages}',
  'store-readiness.texts-unchecked.title': 'App Store Connect didn’t report some texts',
  'store-readiness.texts-unchecked.detail': 'Unknown: {fields}',
  'store-readiness.part-unread.languages': 'Couldn’t read the texts of the version',
  'store-readiness.part-unread.info':
    'Couldn’t read the app information (name, category, age rating)',
  'store-readiness.part-unread.review-detail': 'Couldn’t read the App Review information',
  'store-readiness.part-unread.submissions': 'Couldn’t read the open submissions',
  'store-readiness.text-too-long.title': '{field} is too long in {languages}',
  'store-readiness.text-too-long.detail':
    '{limit, number} characters are allowed. Longest text: {length, number} characters.',
  'store-readiness.text-characters.title':
    '{field} has characters in {languages} that Apple doesn’t accept',
  'store-readiness.text-characters.detail': 'Remove {characters}.',
  'store-readiness.url-invalid.title': '{field} isn’t a valid URL in {languages}',
  'store-readiness.url-invalid.detail':
    'Enter a full URL, such as https://example.com. Found: {urls}',
  'store-readiness.language-added.title': 'New language with only What’s New: {languages}',
  'store-readiness.language-added.detail':
    'Version {live} doesn’t have it. A new language also needs a description, keywords and a support URL before the version can be submitted.',

  'store-readiness.screenshots-missing.title': 'Screenshots are missing in {languages}',
  'store-readiness.screenshots-missing.detail':
    'Upload them in App Store Connect. The primary language needs at least one set.',
  'store-readiness.screenshots-partial.title': 'No screenshots in {languages}',
  'store-readiness.screenshots-partial.detail':
    'The App Store shows the screenshots of the primary language instead.',
  'store-readiness.screenshots-unchecked.title': 'App Store Connect didn’t report the screenshots',
  'store-readiness.name-missing.title': 'The app name is empty in {languages}',
  'store-readiness.name-missing.detail':
    'Enter it on the App Information page of App Store Connect.',
  'store-readiness.name-unchecked.title': 'App Store Connect didn’t report the app name',
  'store-readiness.privacy-policy-missing.title': 'The privacy policy URL is empty in {languages}',
  'store-readiness.privacy-policy-missing.detail':
    'Enter it on the App Privacy page of App Store Connect.',
  'store-readiness.privacy-policy-partial.detail':
    'The primary language has one. Enter one here too, or make sure that page can be read in this language.',
  'store-readiness.privacy-policy-unchecked.title':
    'App Store Connect didn’t report the privacy policy URL',
  'store-readiness.category-missing.title': 'No primary category is selected',
  'store-readiness.category-missing.detail':
    'Select it on the App Information page of App Store Connect.',
  'store-readiness.category-unchecked.title':
    'App Store Connect didn’t report the primary category',
  'store-readiness.age-rating-unanswered.title':
    'Age rating has {count, plural, one {# unanswered question} other {# unanswered questions}}',
  'store-readiness.age-rating-unanswered.detail': 'Unanswered: {questions}',
  'store-readiness.age-rating-unchecked.title': 'App Store Connect didn’t report the age rating',
  'store-readiness.content-rights-missing.title': 'Content rights aren’t set',
  'store-readiness.content-rights-missing.detail':
    'On the App Information page of App Store Connect, specify whether the app contains third-party content.',
  'store-readiness.content-rights-unchecked.title':
    'App Store Connect didn’t report content rights',
  'store-readiness.contact-missing.title': 'The contact for App Review is incomplete',
  'store-readiness.contact-missing.detail': 'Missing: {fields}',
  'store-readiness.contact-unchecked.title': 'The contact for App Review is unknown',
  'store-readiness.contact-unchecked.no-version':
    'It is part of the version, and no version is in preparation yet.',
  'store-readiness.demo-account-missing.title': 'The sign-in details for App Review are incomplete',
  'store-readiness.demo-account-missing.detail':
    'The app is marked as requiring sign-in. Missing: {fields}',
  'store-readiness.copyright-missing.title': 'Copyright is empty',
  'store-readiness.copyright-missing.detail':
    'Enter the year and owner, such as “{year} Example Inc.”',
  'store-readiness.copyright-unchecked.title': 'App Store Connect didn’t report the copyright',
  // {thing}: such as “a price” or “screenshots in German”.
  'store-readiness.reported.title': 'App Review asks for {thing}',
  'store-readiness.reported.detail': 'Apple refused the last submission without it.',
  'store-readiness.apple-reported.detail':
    'Apple refused the last submission with this message. Fix the problem in App Store Connect.',

  'store-readiness.wording-other-platform.title': 'Text mentions other platforms in {languages}',
  'store-readiness.wording-placeholder.title': 'Text has placeholders in {languages}',
  'store-readiness.wording-future.title': 'Text promises future features in {languages}',
  'store-readiness.wording-apple.title': 'Text criticizes Apple in {languages}',
  'store-readiness.wording-test.title': 'Text mentions a test version in {languages}',
  'store-readiness.wording-curse.title': 'Text has offensive words in {languages}',
  'store-readiness.wording-price.title': 'Text mentions a price in {languages}',
  'store-readiness.wording-custom.title': 'Text has words you want to avoid in {languages}',
  // The quotes are found words, such as “Android” in Description.
  'store-readiness.wording.detail': 'App Review may reject {quotes}.',
  'store-readiness.wording-custom.detail': 'Found: {quotes}',
  'store-readiness.copyright-year.title': 'The copyright is from {year}',
  'store-readiness.copyright-year.detail': '“{text}” doesn’t include {now}.',
  'store-readiness.link-dead.title':
    '{count, plural, one {# link is broken} other {# links are broken}}',
  'store-readiness.link-unreachable.title':
    '{count, plural, one {# link couldn’t be checked} other {# links couldn’t be checked}}',
  'store-readiness.links.detail': '{urls}',

  // Who may fix a line of the list.
  'store-readiness.who.you': 'You can fix this',
  'store-readiness.who.app-manager': 'An App Manager or Admin can fix this',
  'store-readiness.who.admin': 'Only an Admin or the Account Holder can fix this',
  'store-readiness.who.account-holder': 'Only the Account Holder can fix this',
  // For the command: where a line is fixed. The address is of App Store Connect.
  'store-readiness.fix.slipway': 'In Slipway, on the app’s App Store tab',
  'store-readiness.fix.web': 'In App Store Connect: {url}',

  // The output of `slipway ready`.
  'store-readiness.command.ready': '{app} is ready for review',
  'store-readiness.command.not-ready': '{app} isn’t ready for review: {counts}',
  'store-readiness.command.blockers': '{count, plural, one {# blocker} other {# blockers}}',
  'store-readiness.command.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'store-readiness.command.unchecked': '{count} not checked',
  'store-readiness.command.group.blocker': 'Blockers',
  'store-readiness.command.group.warning': 'Warnings',
  'store-readiness.command.group.unchecked': 'Not checked',
  'store-readiness.command.folded': '{count} ready: {topics}',
  'store-readiness.command.links': 'Checking the links of the version…',
  'usage.ready-app': 'Specify the app: --bundle-id ID, or one of its packages.',
  'usage.ready-no-bundle-id': 'The package has no bundle ID. Specify the app with --bundle-id ID.',
  'usage.ready-app-twice': 'Specify the app with --bundle-id or a package, not both.',
  'help.command.ready': 'Show what is missing before a version can be submitted for review',
  'help.option.check-links': 'Also check that each link of the version opens',
  'help.option.avoid': 'Warn if a text contains these words (repeatable)',
} as const;
