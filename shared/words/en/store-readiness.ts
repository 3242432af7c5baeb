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

  'store-readiness.version-missing.title': 'There is no version in preparation',
  'store-readiness.version-missing.detail':
    'Prepare a version with the build that you want to submit.',
  'store-readiness.version-locked.title': 'Version {version} can’t be submitted now',
  'store-readiness.version-locked.detail': 'Its state at App Store Connect is {state}.',
  'store-readiness.version-not-higher.title': 'Version {version} is not higher than {live}',
  'store-readiness.version-not-higher.detail':
    'Version {live} is on the App Store. The new version needs a higher number.',
  'store-readiness.version-unchecked.title': 'The state of the version was not reported',
  'store-readiness.rejected.title': 'App Review rejected version {version}',
  'store-readiness.rejected.detail':
    'Read Apple’s messages in App Store Connect and fix what they name before you submit again.',
  'store-readiness.build-missing.title': 'No build is attached',
  'store-readiness.build-missing.detail': 'Choose a processed build of this version.',
  'store-readiness.build-processing.title': 'Apple is still processing build {build}',
  'store-readiness.build-processing.detail': 'It can be submitted when processing has finished.',
  'store-readiness.build-invalid.title': 'Apple found build {build} invalid',
  'store-readiness.build-invalid.detail': 'Choose another build.',
  'store-readiness.build-expired.title': 'Build {build} has expired',
  'store-readiness.build-expired.detail': 'Choose another build, or upload a new one.',
  'store-readiness.build-unchecked.title': 'The state of the build was not reported',
  'store-readiness.compliance-unanswered.title':
    'Export compliance of build {build} is not answered',
  'store-readiness.compliance-unanswered.detail':
    'Say whether the build uses encryption that is not exempt.',
  'store-readiness.compliance-unchecked.title': 'Export compliance was not reported',

  'store-readiness.text-missing.title': '{field} is empty in {languages}',
  'store-readiness.text-missing.detail': 'Languages: {languages}',
  'store-readiness.texts-unchecked.title': 'Some texts were not reported',
  'store-readiness.texts-unchecked.detail': 'Not known: {fields}',
  'store-readiness.part-unread.languages': 'The texts of the version could not be read',
  'store-readiness.part-unread.info':
    'The app information (name, category, age rating) could not be read',
  'store-readiness.part-unread.review-detail': 'The details for App Review could not be read',
  'store-readiness.part-unread.submissions': 'The open submissions could not be read',
  'store-readiness.text-too-long.title': '{field} is too long in {languages}',
  'store-readiness.text-too-long.detail':
    'Apple takes {limit, number} characters. Longest: {length, number} characters.',
  'store-readiness.text-characters.title':
    '{field} has characters that Apple refuses in {languages}',
  'store-readiness.text-characters.detail': 'Remove {characters}.',
  'store-readiness.url-invalid.title': '{field} is not a web address in {languages}',
  'store-readiness.url-invalid.detail': 'It begins with https://. Found: {urls}',
  'store-readiness.language-added.title': '{languages} was added only for What’s New',
  'store-readiness.language-added.detail':
    'Version {live} has no texts in it. A new language needs its own description, keywords and support URL, or App Review refuses the version.',

  'store-readiness.screenshots-missing.title': 'Screenshots are missing in {languages}',
  'store-readiness.screenshots-missing.detail':
    'Upload them in App Store Connect. The primary language needs at least one set.',
  'store-readiness.screenshots-partial.title': '{languages} has no screenshots',
  'store-readiness.screenshots-partial.detail':
    'The App Store shows the screenshots of the primary language instead.',
  'store-readiness.screenshots-unchecked.title': 'Screenshots were not reported',
  'store-readiness.name-missing.title': 'The app name is empty in {languages}',
  'store-readiness.name-missing.detail':
    'Fill it in on the page App Information of App Store Connect.',
  'store-readiness.name-unchecked.title': 'The app name was not reported',
  'store-readiness.privacy-policy-missing.title': 'The privacy policy URL is empty in {languages}',
  'store-readiness.privacy-policy-missing.detail':
    'Fill it in on the page App Privacy of App Store Connect.',
  'store-readiness.privacy-policy-partial.detail':
    'The primary language has one. Fill it in here too, or check that the page is readable in this language.',
  'store-readiness.privacy-policy-unchecked.title': 'The privacy policy URL was not reported',
  'store-readiness.category-missing.title': 'No primary category is chosen',
  'store-readiness.category-missing.detail':
    'Choose it on the page App Information of App Store Connect.',
  'store-readiness.category-unchecked.title': 'The primary category was not reported',
  'store-readiness.age-rating-unanswered.title':
    'Age rating has {count, plural, one {# unanswered question} other {# unanswered questions}}',
  'store-readiness.age-rating-unanswered.detail': 'Without an answer: {questions}',
  'store-readiness.age-rating-unchecked.title': 'The age rating was not reported',
  'store-readiness.content-rights-missing.title': 'Content rights are not declared',
  'store-readiness.content-rights-missing.detail':
    'Declare on the page App Information whether the app shows content of third parties.',
  'store-readiness.content-rights-unchecked.title': 'Content rights were not reported',
  'store-readiness.contact-missing.title': 'The contact for App Review is incomplete',
  'store-readiness.contact-missing.detail': 'Missing: {fields}',
  'store-readiness.contact-unchecked.title': 'The contact for App Review is not known',
  'store-readiness.contact-unchecked.no-version':
    'It belongs to the version, and there is no version in preparation yet.',
  'store-readiness.demo-account-missing.title': 'The sign-in details for App Review are incomplete',
  'store-readiness.demo-account-missing.detail': 'Sign-in is marked as required. Missing: {fields}',
  'store-readiness.copyright-missing.title': 'Copyright is empty',
  'store-readiness.copyright-missing.detail': 'Such as “{year} Example Inc.”',
  'store-readiness.copyright-unchecked.title': 'The copyright was not reported',
  'store-readiness.apple-reported.detail':
    'Apple refused the last submission with these words. Fix it in App Store Connect.',

  'store-readiness.wording-other-platform.title': 'Other platforms are mentioned in {languages}',
  'store-readiness.wording-placeholder.title': 'Placeholder text was left in {languages}',
  'store-readiness.wording-future.title': 'Features of the future are promised in {languages}',
  'store-readiness.wording-apple.title': 'Apple is criticized in {languages}',
  'store-readiness.wording-test.title': 'A test version is mentioned in {languages}',
  'store-readiness.wording-curse.title': 'Offensive words are used in {languages}',
  'store-readiness.wording-price.title': 'A price is mentioned in {languages}',
  'store-readiness.wording-custom.title': 'Words that you don’t want are used in {languages}',
  // The quotes are found words, such as “Android” in Description.
  'store-readiness.wording.detail': 'App Review may reject it: {quotes}',
  'store-readiness.wording-custom.detail': 'Found: {quotes}',
  'store-readiness.copyright-year.title': 'The copyright is from {year}',
  'store-readiness.copyright-year.detail': '“{text}” has no year from {now} on.',
  'store-readiness.link-dead.title':
    '{count, plural, one {A link leads nowhere} other {# links lead nowhere}}',
  'store-readiness.link-unreachable.title':
    '{count, plural, one {A link could not be checked} other {# links could not be checked}}',
  'store-readiness.links.detail': '{urls}',

  // Who may fix a line of the list.
  'store-readiness.who.you': 'You can fix this',
  'store-readiness.who.app-manager': 'An App Manager or Admin of the team can fix this',
  'store-readiness.who.admin': 'Only an Admin or the Account Holder can fix this',
  'store-readiness.who.account-holder': 'Only the Account Holder can fix this',
  // For the command: where a line is fixed. The address is of App Store Connect.
  'store-readiness.fix.slipway': 'In Slipway, on the App Store tab of the app',
  'store-readiness.fix.web': 'In App Store Connect: {url}',

  // The output of `slipway ready`.
  'store-readiness.command.ready': '{app} is ready for App Review',
  'store-readiness.command.not-ready': '{app} is not ready for App Review: {counts}',
  'store-readiness.command.blockers': '{count, plural, one {# blocker} other {# blockers}}',
  'store-readiness.command.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'store-readiness.command.unchecked': '{count} not checked',
  'store-readiness.command.group.blocker': 'Blockers',
  'store-readiness.command.group.warning': 'Warnings',
  'store-readiness.command.group.unchecked': 'Not checked',
  'store-readiness.command.folded': '{count} ready: {topics}',
  'store-readiness.command.links': 'Opening the links of the version…',
  'usage.ready-app': 'Name the app: --bundle-id ID, or a package of it.',
  'usage.ready-no-bundle-id': 'The package has no bundle ID. Name the app with --bundle-id ID.',
  'usage.ready-app-twice': 'Name the app by --bundle-id or by a package, not both.',
  'help.command.ready': 'Show what App Review still asks for before a version can be submitted',
  'help.option.check-links': 'Also open each link of the version once',
  'help.option.avoid': 'Warn if a text has these words (repeatable)',
} as const;
