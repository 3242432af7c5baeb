/* Findings about the profile and certificate in the developer account, and about this computer’s clock. */
export const signingAtAppleFindings = {
  'finding.profile-expired-at-apple.title': 'Profile “{name}” expired on {day}',
  'finding.profile-expired-at-apple.fix':
    'Sign with a valid profile, archive and export again, then drop the new file.',

  'finding.profile-invalid-at-apple.title': 'Apple marks profile “{name}” as invalid',
  'finding.profile-invalid-at-apple.why':
    'Apple does this when a certificate in it is revoked, or when its App ID changes.',
  'finding.profile-invalid-at-apple.fix':
    'Create the profile again, archive and export again, then drop the new file.',

  'finding.certificate-expired-at-apple.title': 'Certificate “{name}” expired on {day}',
  'finding.certificate-expired-at-apple.fix':
    'Sign with a valid certificate, archive and export again, then drop the new file.',

  'finding.certificate-gone-at-apple.title': 'Certificate “{name}” is no longer in your account',
  'finding.certificate-gone-at-apple.why':
    'Apple also marks its profile as invalid, as it does when a certificate is revoked.',
  'finding.certificate-gone-at-apple.fix':
    'Sign with a valid certificate, archive and export again, then drop the new file.',

  'finding.signing-not-known-at-apple.title': 'Couldn’t verify the profile and certificate',
  // `reason` is one of the sentences below.
  'finding.signing-not-known-at-apple.fix':
    '{reason} The package itself says that both are valid. Apple checks them after the upload.',
  // `first` and `second` are two of the sentences below.
  'finding.signing-not-known-at-apple.fix-two':
    '{first} {second} The package itself says that both are valid. Apple checks them after the upload.',
  'finding.signing-not-known-at-apple.not-allowed':
    'This key isn’t allowed to read the account’s profiles and certificates.',
  'finding.signing-not-known-at-apple.no-answer':
    'The account’s profiles and certificates could not be read.',
  'finding.signing-not-known-at-apple.profile':
    'Profile “{name}” isn’t in your account. It may be managed by Xcode, or it was deleted.',
  'finding.signing-not-known-at-apple.certificate':
    'Certificate “{name}” isn’t in your account. It may be managed by Apple, or it was revoked.',
  'finding.signing-not-known-at-apple.signer':
    'It is not known which certificate signed the package.',

  // `difference` is a duration, such as “7 min”.
  'finding.clock-off.title-behind':
    'This computer’s clock is {difference} behind App Store Connect’s',
  'finding.clock-off.title-ahead':
    'This computer’s clock is {difference} ahead of App Store Connect’s',
  'finding.clock-off.fix':
    'Set the clock automatically in the system’s settings. Until then, Slipway uses Apple’s time.',
} as const;
