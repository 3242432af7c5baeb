/* The sheet that adds a key, and what goes with a key. */
export const addKey = {
  'accounts.key-stays': 'An App Store Connect API key. It never leaves this computer.',
  'accounts.key-of-session':
    'An App Store Connect API key. It stays in memory until you quit Slipway.',
  'accounts.drop-key': 'Drop your .p8 file here',
  // The path to the page in App Store Connect, with Apple’s names.
  'accounts.key-path': 'From App Store Connect: Users and Access, Integrations',
  'accounts.private-key': 'Private key',
  'accounts.choose-key-file': 'Choose file…',
  'accounts.choose-other-key': 'Choose another…',
  // {problem} is one or more sentences about the file.
  'accounts.refused-file': '{file}: {problem}',
  'accounts.paste-key': 'Paste',
  'accounts.paste-label': 'Paste the text of the key',
  'accounts.paste-hint':
    'From -----BEGIN PRIVATE KEY----- to the end, or fastlane’s JSON. The field stays empty: the text goes straight to Slipway and is never shown.',
  // In place of a file’s name, once the text of a key was pasted.
  'accounts.key-pasted': 'Key text pasted',
  'accounts.key-valid-never-shown': 'Valid key. Its text is never shown.',
  // Beside the name of the chosen file, which is not in the form that Apple hands out.
  'accounts.key-read-from':
    'Valid key. {wrapping, select, base64 {Read from Base64 text.} oneLine {Read from a single line.} other {Read from fastlane’s JSON.}}',
  'accounts.key-stored':
    'It is stored in this computer’s keychain, or in memory where there is none.',
  // Dropped files that are added one after the other.
  'accounts.keys-waiting':
    '{count, plural, one {# more key file waits.} other {# more key files wait.}} You add them one after the other.',
  // App Store Connect answered, for example that an agreement is missing.
  'announced.key-added-unsure': '{name} added. App Store Connect doesn’t let it work yet.',
  'announced.key-chosen': '{file} is a valid key.',

  'accounts.find-text': 'Keys of Xcode, altool and fastlane can be reused.',
  'accounts.find-keys': 'Find keys on this computer',
  'accounts.find-again': 'Find keys again',
  'accounts.finding': 'Looking…',
  'accounts.found-title': 'Found on this computer',
  'accounts.found-count': '{count, plural, one {# file} other {# files}}',
  'accounts.found-none':
    'No key files in your downloads, ~/.appstoreconnect/private_keys, ~/.private_keys or ~/private_keys. Choose the file instead.',
  'accounts.found-unreadable':
    '{folders} can’t be read. Allow Slipway to read it in the system’s privacy settings, or choose the file instead.',
  'accounts.found-cut': 'There are more files than Slipway looks at. Choose the file instead.',
  // {place} is a folder, such as ~/Downloads; {when} a time.
  'accounts.found-place': '{place}, saved {when}',
  // {name} is the account that has the key already.
  'accounts.found-place-added': '{place}, saved {when}, added as {name}',
  'accounts.found-valid': 'Valid key',
  'accounts.found-added': 'Already added',
  'accounts.found-other': 'Not a key',
  'accounts.found-rsa': 'RSA key',
  'accounts.found-certificate': 'Certificate',
  'accounts.found-public': 'Public key',
  'accounts.found-curve': 'Another kind of key',
  'accounts.found-encrypted': 'Encrypted',
  'accounts.found-locked': 'Can’t be read',
  'announced.keys-found':
    '{count, plural, =0 {No key was found.} one {# valid key found.} other {# valid keys found.}}',

  'accounts.kind': 'Kind',
  'accounts.kind-team': 'Team key',
  'accounts.kind-individual': 'Individual key',
  'accounts.individual-text':
    'An individual key has no Issuer ID. It can do what its person can do, in that person’s apps, and ends with their account. It can’t register test devices.',
  'accounts.key-id': 'Key ID',
  'accounts.key-id-place': '10 characters, beside the key',
  'accounts.issuer-id': 'Issuer ID',
  'accounts.issuer-id-place': 'above the list of keys',
  'accounts.name': 'Name',
  'accounts.name-place': 'any name, such as your team’s',
  // Two accounts of one team: “Northwind 2”.
  'accounts.name-numbered': '{name} {number}',
  // At the end of a field that Slipway filled in.
  'accounts.from-file-name': 'from the file name',
  'accounts.from-file': 'from the file',
  // {name} is an account with the same Issuer ID.
  'accounts.as-for': 'as for {name}',
  'accounts.use-issuer': 'As for {name}',
  'accounts.other-key-id':
    'The file is named for key {keyId}. App Store Connect accepts a key only with its own ID.',

  // The access that a key was given when it was made: its role.
  'accounts.access': 'Access',
  'accounts.access-label': 'Access you gave the key',
  'accounts.access-unsure': 'Not sure',
  'accounts.access-hint': 'optional; Apple doesn’t tell',
  // {features} is a list such as “edit What to Test and submit for beta review”; {role} is such as App Manager.
  'accounts.access-missing': 'This key can’t {features}. That needs {role}.',
  'accounts.access-table': 'Who may do what',
  'accounts.access-feature': 'With this access, a key can',
  'accounts.access-answer': '{can, select, yes {Yes} no {No} other {Perhaps}}',
  'accounts.access-perhaps':
    'Perhaps: only with access to Certificates, Identifiers & Profiles, which a key shows nowhere. Individual keys can’t register devices or manage users.',
  'accounts.reads-only': 'Reads your role and apps. Changes nothing.',
  'accounts.add-and-check': 'Add and check key',
  'accounts.checking': 'Checking the key…',
  'accounts.being-checked': 'The key is being checked.',
  'accounts.nothing-saved': 'Nothing was saved. What you typed is still here.',
  'accounts.missing-key': 'Choose, drop or paste the key.',
  'accounts.missing-name': 'Enter a name for the account.',
  'accounts.missing-key-id': 'Enter the key ID.',
  'accounts.missing-issuer-id': 'Enter the Issuer ID, or choose Individual key.',

  'accounts.make-key': 'Make a key in App Store Connect, in 3 steps',
  'accounts.make-key-open':
    'Open Users and Access › Integrations › App Store Connect API. Only an Admin or the Account Holder can make team keys.',
  'accounts.open-api-keys': 'Open App Store Connect',
  'accounts.make-key-generate':
    'Press +, name the key “Slipway”, choose App Manager as its access, and press Generate.',
  'accounts.make-key-download':
    'Download the .p8 file. Apple offers it only once. Copy the Issuer ID above the list and the Key ID beside the key.',
  'accounts.dedicated':
    'Make a key for Slipway alone: its name shows what it is for, and you can revoke it without stopping anything else. Its access can’t be changed later.',

  'accounts.saved-untested':
    'The key is saved and not yet tested. Slipway tests it again when you use it.',
  // In place of the keychain, which does not work.
  'accounts.session-keep': 'Keep for this session only',
  'accounts.session-text':
    'Or use the key until you quit Slipway. It stays in memory, never in a file, and you add it again next time.',
  'accounts.session-kept':
    'The key is kept in memory until you quit Slipway. Its account stays; then it needs the key again, so keep your file in a safe place.',
  'accounts.file-once':
    'Apple lets you download a key only once. Slipway has its own copy in the keychain and leaves your file where it is: keep it in a safe place.',
  'accounts.back-up-key': 'Back up key…',
  'accounts.add-another': 'Add another key',
  'accounts.add-next': 'Add next key ({count} left)',
  // {keyId} is the ID of the key before; {count} presets use the account.
  'accounts.replaces':
    'Replaces key {keyId} of “{name}”. {count, plural, =0 {Its runs stay with it.} one {# preset moves to the new key.} other {# presets move to the new key.}}',
  'accounts.add-as-new': 'Add as a new account',
  // Beside the button that replaces the key instead; {name} is an account.
  'accounts.same-team': '“{name}” of the same team needs a new key.',
  'accounts.replace-instead': 'Replace its key',
  'accounts.replace-and-check': 'Replace and check key',
  // The title of the sheet; {name} is an account.
  'accounts.replace-title': 'Replace the key of {name}',
} as const;
