/* The check of an API key: one short phrase a line, without a period. */
export const keyReport = {
  'key-check.key-file.passed': 'Key file can be read',
  'key-check.key-file.no-response': 'Keychain doesn’t respond',
  'key-check.key-file.not-checked': 'Key file not checked',
  // {ms} counts milliseconds.
  'key-check.connection.passed': 'App Store Connect reached in {ms, number} ms',
  'key-check.connection.passed-proxy':
    'App Store Connect reached in {ms, number} ms through {proxy}',
  'key-check.connection.no-response': 'App Store Connect not reached',
  // {issuer} is the name in the certificate of a proxy, such as a company’s.
  'key-check.connection.intercepted': 'Connection intercepted by {issuer}',
  'key-check.connection.not-checked': 'Connection not checked',
  'key-check.clock.right': 'Clock is right',
  'key-check.clock.behind': 'Clock is {time} behind, which Slipway corrects',
  'key-check.clock.ahead': 'Clock is {time} ahead, which Slipway corrects',
  'key-check.clock.not-checked': 'Clock not checked',
  'key-check.key.passed': 'Key accepted',
  'key-check.key.rejected': 'Key rejected',
  'key-check.key.other-issuer': 'Issuer ID doesn’t match',
  'key-check.key.not-checked': 'Key not checked',
  'key-check.agreements.passed': 'Agreements and membership in effect',
  'key-check.agreements.missing': 'Agreement not accepted',
  'key-check.agreements.membership-ended': 'Membership ended',
  'key-check.agreements.not-checked': 'Agreements not checked',
  // {role} is such as App Manager.
  'key-check.role.known': '{role}, {count, plural, one {# app} other {# apps}}',
  'key-check.role.unknown': 'Role unknown, {count, plural, one {# app} other {# apps}}',
  'key-check.role.too-small':
    'Role too small for publishing, {count, plural, one {# app} other {# apps}}',
  'key-check.role.not-checked': 'Role and apps not checked',

  'key-fixer.you': 'You can fix this.',
  'key-fixer.account-holder': 'The team’s Account Holder can fix this.',
  'key-fixer.admin': 'An Admin of the team can fix this.',
  'key-fixer.it-administrator': 'Your IT administrator can fix this.',
  'key-fixer.apple': 'Only Apple can fix this. Check the key again later.',

  'error.key-revoked.title':
    'App Store Connect no longer accepts this key: it was probably revoked',
  'error.key-revoked.detail': 'Key {keyId} worked until {when}.',
  'error.key-revoked.fix':
    'Look in App Store Connect under Users and Access, Integrations. If the key is no longer active there, generate a new one and replace this one. If it is active, check again in a few minutes: App Store Connect sometimes rejects a valid key for a while.',
  'error.key-refused.pair-fix':
    'Compare the key ID, the Issuer ID and the file with App Store Connect, Users and Access, Integrations: all three must belong to one active key. If they do, the key was revoked, and you need a new one.',
  'error.issuer-id-wrong.title': 'The Issuer ID does not belong to this key',
  'error.issuer-id-wrong.other-team':
    'Key {keyId} works with the Issuer ID of “{name}”, {issuerId}.',
  'error.issuer-id-wrong.individual': 'Key {keyId} is an individual key. It has no Issuer ID.',
  'error.issuer-id-wrong.fix':
    'Enter the key again with its own Issuer ID, or without one for an individual key. The key file is the right one.',
  'error.key-check-slow.title': 'The check took too long',
  'error.key-check-slow.keychain': 'The keychain did not respond within {time}.',
  'error.key-check-slow.server': '{host} did not respond within {time}.',
  'error.key-check-slow.fix':
    'Check the key again. If the system asks whether Slipway may use the keychain, allow it. Nothing was changed.',
} as const;
