/* The texts of an App Store version, and its App Review information. */
export const storeTexts = {
  'store-texts.name.whatsNew': 'What’s New',
  'store-texts.name.promotionalText': 'Promotional Text',
  'store-texts.name.description': 'Description',
  'store-texts.name.keywords': 'Keywords',
  'store-texts.name.supportUrl': 'Support URL',
  'store-texts.name.marketingUrl': 'Marketing URL',
  'store-texts.choose': 'Text',
  // {text}: What’s New. {language}: German.
  'store-texts.field': '{text}, {language}',
  'store-texts.placeholder.whatsNew': 'What changed in this version?',
  'store-texts.placeholder.promotionalText':
    'Shown above the description. You can change it without a new version.',
  'store-texts.placeholder.description': 'What does the app do?',
  'store-texts.placeholder.keywords': 'notes,offline,sync',
  'store-texts.placeholder.supportUrl': 'https://',
  'store-texts.placeholder.marketingUrl': 'https://',
  'store-texts.no-language': 'Choose a language to edit its text.',
  'store-texts.no-whats-new': 'The first version of an app has no What’s New.',
  'store-texts.unread':
    'Couldn’t read the texts of the version. Your changes are kept. Check again to edit them.',
  // {state}: such as “In review”.
  'store-texts.not-editable': 'The texts can’t be changed in the version’s current state: {state}.',
  'store-texts.promotional-on-web':
    'Apple lets you change promotional text at any time. Slipway can’t in this state: change it in App Store Connect.',

  // Languages that the version does not have yet.
  'store-texts.group.added': 'New languages',
  'store-texts.group.added-hint':
    'Each needs a description, keywords and a support URL before the version can be submitted.',
  // Below the text of such a language. {missing}: a list such as “Description, Keywords and Support URL”.
  'store-texts.new-language':
    '{language} is new. Before the version can be submitted, it also needs: {missing}.',
  'store-texts.new-language-screenshots':
    'Until {language} has its own screenshots, the App Store shows those of the primary language.',
  // {text}: What’s New.
  'store-texts.empty':
    '{text} is empty in {language}. It is required in every language of the version.',
  'store-texts.restore': 'Undo changes',
  'store-texts.restored': 'Changes in {language} undone.',
  'store-texts.stays': 'To remove a language from the version, use App Store Connect.',

  // {version}: 1.3.2, the version on sale.
  'store-texts.changes.show': 'Show changes since {version}',
  'store-texts.changes.hide': 'Hide changes',
  'store-texts.changes.title': 'Changes since {version}, {language}',
  'store-texts.changes.none': 'Unchanged since {version}.',
  'store-texts.changes.first': '{version} has no {text} in {language}.',

  // Copying between What’s New and What to Test. {build}: 1.4.0 (42).
  'store-texts.copy': 'Copy from What to Test',
  'store-texts.copy.title': 'Copy What to Test to What’s New',
  'store-texts.copy.text': 'From build {build}. Nothing changes until you copy.',
  'store-texts.copy.reading': 'Reading What to Test from App Store Connect…',
  'store-texts.copy.none': 'Build {build} has no What to Test.',
  'store-texts.copy.no-build': 'No build has What to Test to copy.',
  'store-texts.copy.language': 'Language',
  'store-texts.copy.characters': 'Characters',
  'store-texts.copy.result': 'Result',
  'store-texts.copy.fills': 'Adds text',
  'store-texts.copy.replaces': 'Replaces text',
  'store-texts.copy.same': 'No change',
  'store-texts.copy.new-language': 'Skipped: the version doesn’t have this language',
  'store-texts.copy.new-in-notes': 'Skipped: What to Test doesn’t have this language',
  'store-texts.copy.act': '{count, plural, one {Copy # language} other {Copy # languages}}',
  'store-texts.copy.act-none': 'Copy',
  'store-texts.copy.nothing': 'Nothing to copy.',
  'store-texts.copy.done':
    '{count, plural, one {Copied # language from What to Test.} other {Copied # languages from What to Test.}}',
  'store-texts.use-as-notes': 'Use as What to Test',
  // {build}: 1.5.0 (51), the package that is open in Publish.
  'store-texts.use-as-notes.title': 'Use What’s New as What to Test',
  'store-texts.use-as-notes.text': 'For {build}, open in Publish. Nothing changes until you copy.',
  'store-texts.use-as-notes.no-plan': 'Open the next build of this app in Publish first.',
  'store-texts.use-as-notes.done':
    '{count, plural, one {Copied # language from What’s New.} other {Copied # languages from What’s New.}}',
  'store-texts.import.title': 'Import What’s New',

  // The card about App Review, and its sheet.
  'review-detail.title': 'App Review',
  'review-detail.edit': 'Edit…',
  'review-detail.sign-in': 'Sign-in details',
  'review-detail.sign-in.saved': 'Saved',
  'review-detail.sign-in.not-needed': 'Not needed',
  'review-detail.missing': 'Missing',
  'review-detail.unknown': 'Not reported',
  'review-detail.contact': 'Contact',
  'review-detail.notes': 'Notes for review',
  'review-detail.notes.none': 'None',
  'review-detail.notes.lines': '{count, plural, one {# line} other {# lines}}',
  'review-detail.no-version':
    'App Review information belongs to a version. You can edit it when a version is in preparation.',
  'review-detail.unread': 'Couldn’t read App Review information. Check again to edit it.',
  // {version}: 1.4.0
  'review-detail.sheet-text': 'For {version}. Only App Review sees this information.',
  'review-detail.use-beta': 'Use the Beta App Review contact',
  'review-detail.use-beta.none': 'The app’s Test Information has no contact.',
  'review-detail.use-beta.done': 'Beta App Review contact filled in.',
  'review-detail.save': 'Save',
  'review-detail.saving': 'Saving…',
  'review-detail.no-changes': 'Nothing was changed.',
  'review-detail.saved': 'App Review information saved and verified in App Store Connect.',
  // {fields}: a list of field names.
  'review-detail.waits': 'App Store Connect requires these contact fields: {fields}.',
  'review-detail.changed-meanwhile':
    'Someone else changed the App Review information. Nothing was sent. Choose which version to keep.',
  'review-detail.refused': 'App Store Connect refused the change. Nothing was saved.',
  'review-detail.unanswered':
    'Sent, but App Store Connect didn’t confirm it. Save again; Slipway checks first whether it arrived.',
  'review-detail.password.kept': 'A password is saved in App Store Connect. Type to replace it.',
  'review-detail.not-kept': 'Unsaved changes are lost when you quit Slipway.',
} as const;
