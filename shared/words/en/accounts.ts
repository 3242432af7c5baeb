/* The Accounts screen, and accounts wherever they are named. */
export const accounts = {
  'account.live': 'Live',
  'account.practice': 'Practice',
  'account.searching': 'Looking for the account that has this app…',
  'account.unsure': 'Slipway can’t tell which account has this app.',
  'account.individual-key': 'individual key',
  // The last four characters of an issuer ID.
  'account.issuer': 'issuer …{end}',
  // Beside a choice that the key's role does not allow; {role} is such as App Manager.
  'account.needs-role': 'Needs the role {role}',
  'account.practice-line': 'Practice account',
  'account.key-line': 'Key {keyId}',
  // {role} is such as App Manager.
  'account.role-and-key': '{role}, key {keyId}',
  // Under the name of an account; {issuer} is “individual key” or “issuer …4f2a”.
  'account.key-and-issuer': 'Key {keyId}, {issuer}',
  'account.key-refused': 'Apple doesn’t accept the key',
  'account.role-too-small': 'The key’s role lacks permission',
  'account.membership-ended': 'The team’s membership isn’t active',
  'account.request-forbidden': 'App Store Connect forbids the request',
  'account.agreement-missing': 'An agreement must be accepted first',
  'account.network-unreachable': 'Couldn’t reach App Store Connect',
  'account.keychain-locked': 'The keychain is locked',
  'account.keychain-absent': 'There is no keychain',
  'account.practice-unavailable': 'The practice server isn’t running',
  'account.test-failed': 'The last test failed',
  'account.not-tested': 'Not tested yet',
  'account.working': 'Working · {count, plural, one {# app} other {# apps}} · tested {when}',
  // {reason} is one of the short results above; {when} a time, such as “14:02, 3 min ago”.
  'account.refused': '{reason} · tested {when}',
  'account.unreached': 'Not reached',
  'account.untested': 'Not tested',
  // {now} is “Not reached” or “Not tested”; {when} a time.
  'account.missed-never': '{now} · never tested before',
  'account.missed-worked': '{now} · worked {when}',
  'account.missed-refused': '{now} · refused {when}',

  'accounts.title': 'Accounts',
  'accounts.add-key': 'Add key',
  'accounts.none-title': 'No live account yet',
  'accounts.none-text':
    'Add your App Store Connect API key to publish for your team. It never leaves this computer: it is stored in the keychain, or in memory until you quit where there is no keychain.',
  'accounts.in-use': 'In use',
  'accounts.actions': 'Actions for {name}',
  'accounts.use': 'Use for publishing',
  'accounts.try-again': 'Try again',
  'accounts.rename': 'Rename',
  'accounts.apple-says': 'App Store Connect says:',
} as const;
