/* Where private keys are kept, and what happens when the keychain is absent, locked or denied. */
export const keyStorage = {
  // Beside the button “Keep for this session only”, while keys of a backup are restored.
  'session-key.keep-hint':
    '{count, plural, one {Nothing is written to disk. Slipway forgets the key when it quits.} other {Nothing is written to disk. Slipway forgets the keys when it quits.}}',
  // Beside the name of an account.
  'session-key.chip': 'This session only',
  'session-key.needed': 'Key needed',
  'session-key.add-again': 'Add key again',
  'session-key.save': 'Save to keychain',
  'announced.key-saved-to-keychain': 'The key of {name} is now in the keychain.',
  // {keychain} is a program, such as GNOME Keyring; {words} are its own.
  'error.keychain.named-response': '{keychain} responded: {words}',
  // Names of programs and of a keyring, as they are written on screen.
  'error.keychain-locked.fix-of':
    '{kind, select, macos {Unlock the “login” keychain in Keychain Access, then try again.} gnome {Unlock the “Login” keyring in Passwords and Keys, then try again.} kwallet {Open the wallet in KDE Wallet Manager, then try again.} keepassxc {Unlock the database in KeePassXC, then try again.} other {Unlock {keychain}, then try again.}} Nothing you entered is lost.',
  'error.keychain-denied.fix-of':
    '{kind, select, macos {Allow Slipway to use its entry when macOS asks, or in Keychain Access under Access Control. Then try again.} keepassxc {Allow Slipway under Secret Service Integration in KeePassXC, then try again.} other {Allow Slipway to use {keychain}, then try again.}}',
  // {fix} says how to make the keychain work; {command} is typed as it is.
  'command.error.no-keychain': '{fix} Or use the key without storing it: {command}',
  'error.key-needed.title': 'The account needs its key again',
  'error.key-needed.fix':
    'Open Accounts and add the key again, then try again. The account’s runs and presets are still there.',
  'error.key-needed.session':
    'The key was kept for one session of Slipway only, and that session is over.',
  // {before} and {now} are keychain programs, such as GNOME Keyring and KDE Wallet.
  'error.key-needed.other-keychain':
    'The key was stored in {before}. This session uses {now}, which doesn’t have it.',
  'error.key-needed.other-keychain-fix':
    'Start {before} again and try again, or add the key again under Accounts.',
  'error.key-in-use.title': 'A run is using this key',
  'error.key-in-use.fix':
    'Wait until it has finished, or pause or cancel it in Activity. Then delete the key. Nothing was changed.',
  'error.key-in-use.detail':
    '{count, plural, one {# run in progress needs the key to finish.} other {# runs in progress need the key to finish.}}',
  'error.key-of-another-team.title': 'The key belongs to another team',
  'error.key-of-another-team.fix': 'Add it as a new account instead.',
  'error.key-of-another-team.detail':
    'Key {keyId} has a different Issuer ID from “{name}”. Nothing was changed.',
  'error.key-refused.not-replaced': 'App Store Connect rejected key {keyId}. Nothing was changed.',
} as const;
