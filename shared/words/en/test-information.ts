/* Test Information of an app: what testers read in TestFlight, and what Beta App Review asks for. */
export const testInformation = {
  'test-information.no-row':
    'App Store Connect reports no such entry for this app, so there is nothing to change.',
  // `fields` is a list of field names.
  'test-information.differs': 'It stored something different in: {fields}.',
  'test-information.role-fix':
    'Use a key with the App Manager role, or ask an Admin for one. Your changes are kept on this computer.',

  'test-information.title': 'Test Information',
  'test-information.sheet-text': '{app}, in TestFlight',
  'test-information.open': 'Edit Test Information',
  'test-information.reading': 'Reading Test Information from App Store Connect…',
  'test-information.refresh': 'Refresh',
  'test-information.ready': 'Everything that external testing requires is filled in.',
  'test-information.missing.title':
    '{count, plural, one {# field is} other {# fields are}} required for external testing',
  'test-information.missing.text':
    'Apple refuses to review a build for external testers until these are filled in. Internal testers get builds without them.',
  'test-information.no-account':
    'The account of this app was removed from Slipway. To edit Test Information, add its key under Accounts.',
  'test-information.locked':
    'This key can’t edit Test Information. It needs the {role} role. You can read it here.',

  // Headings.
  'test-information.languages': 'Information for testers',
  'test-information.languages.aside': 'Shown in TestFlight, in each tester’s language',
  'test-information.contact': 'Beta App Review contact',
  'test-information.contact.aside': 'Only Apple’s reviewers see it',
  'test-information.contact.none':
    'App Store Connect reports no contact for this app. Refresh in a few minutes.',
  'test-information.agreement': 'License agreement',
  'test-information.agreement.aside': 'Optional. Testers accept it before they install the app',
  'test-information.agreement.none':
    'The license agreement can’t be read now. Everything else can be edited.',

  'test-information.language': 'Language',
  'test-information.language.primary': 'Primary',
  'test-information.language.new': 'New',
  'test-information.language.changed': 'Not saved',
  'test-information.language.add': 'Add language',
  'test-information.language.search': 'Search languages',
  'test-information.language.none': 'No language matches.',
  'test-information.language.copy': 'Copy from another language',
  'test-information.copied': 'Copied from {language}.',

  'test-information.field.description': 'Beta App Description',
  'test-information.field.feedbackEmail': 'Feedback Email',
  'test-information.field.marketingUrl': 'Marketing URL',
  'test-information.field.privacyPolicyUrl': 'Privacy Policy URL',
  'test-information.field.contactFirstName': 'First Name',
  'test-information.field.contactLastName': 'Last Name',
  'test-information.field.contactPhone': 'Phone Number',
  'test-information.field.contactEmail': 'Email',
  'test-information.field.demoAccountRequired': 'Sign-in required',
  'test-information.field.demoAccountName': 'User Name',
  'test-information.field.demoAccountPassword': 'Password',
  'test-information.field.notes': 'Review Notes',
  'test-information.field.agreementText': 'License Agreement',

  'test-information.required': 'Required',
  'test-information.unknown': 'App Store Connect didn’t report this field',
  'test-information.count': '{length, number} of {limit, number} characters',
  'test-information.phone.hint': 'With + and country code, such as +1 415 555 0100',
  'test-information.sign-in.text':
    'Reviewers need an account to use the app. Apple requires its user name and password then.',
  'test-information.password.hint':
    'Stored at Apple, and never on this computer. Reviewers can read it.',
  'test-information.password.show': 'Hold to show the password',

  // Below a field.
  'test-information.email.invalid': 'Enter an email address, such as name@example.com.',
  'test-information.address.invalid': 'Enter a web address that starts with https://.',
  'test-information.phone.no-country': 'Add the country code, such as +1.',
  'test-information.phone.unknown-country': 'No country has this code.',
  'test-information.phone.not-digits': 'Use only digits after the +.',
  'test-information.phone.too-short': 'The number has too few digits for its country.',
  'test-information.phone.too-long': 'The number has too many digits for its country.',
  'test-information.phone.wrong-length':
    'The number has too many or too few digits for its country.',
  // `text` is the field as it would be.
  'test-information.use': 'Use “{text}”',
  'test-information.fix': 'Fix characters',
  'test-information.apple-says': 'App Store Connect: {words}',

  // Someone else changed a field while it was edited here.
  'test-information.conflict': 'Someone else changed this field after you began editing it.',
  'test-information.conflict.before': 'Before',
  'test-information.conflict.theirs': 'At App Store Connect now',
  'test-information.conflict.empty': 'Empty',
  'test-information.conflict.hidden': 'Another password',
  'test-information.keep-theirs': 'Use theirs',
  'test-information.keep-mine': 'Keep mine',

  // The foot of the form.
  'test-information.unsaved':
    '{count, plural, =0 {No changes} one {# change not saved} other {# changes not saved}}',
  'test-information.kept': 'Kept on this computer until you save.',
  'test-information.password.not-kept': 'A new password isn’t kept until you save.',
  'test-information.contact-waits':
    'Contact changes aren’t sent until these fields are filled in: {fields}.',
  'test-information.save': 'Save',
  'test-information.saving': 'Saving…',
  'test-information.discard': 'Discard changes',
  'test-information.discarded': 'Changes discarded.',
  'test-information.no-changes': 'Nothing was changed.',
  'test-information.conflicts-first': 'Choose what to keep where someone else changed a field.',
  'test-information.saved': 'Saved and verified in App Store Connect.',
  'test-information.saved-part': '{saved, number} of {count, number} parts saved.',
  'test-information.draft-error':
    'Your changes couldn’t be saved on this computer. Nothing was sent. Save them to App Store Connect before you close this screen.',

  // What became of one part of a save; `part` is a language, the contact or the agreement.
  'test-information.row.changed-meanwhile':
    '{part}: someone else changed it. Nothing was sent. Choose which version to keep.',
  'test-information.row.refused':
    '{part}: App Store Connect refused the change. Nothing was saved.',
  'test-information.refused-fix': 'Change what App Store Connect names, then save again.',
  'test-information.row.differs': '{part}: App Store Connect stored something different.',
  'test-information.row.unanswered':
    '{part}: sent, but App Store Connect didn’t respond. Save again; Slipway first checks what arrived.',
  'test-information.row.failed': '{part}: nothing was sent.',
  'test-information.row.not-tried': '{part}: not tried, because it would fail the same way.',
} as const;
