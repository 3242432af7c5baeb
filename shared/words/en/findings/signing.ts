/* Findings about code signatures and the certificates behind them. */
export const signingFindings = {
  'finding.code-not-signed.title': '“{name}” is not signed',
  'finding.code-not-signed.title-ad-hoc': '“{name}” is signed without a certificate',
  'finding.code-not-signed.title-unsealed':
    '“{name}” is signed, but the list of its bundle’s files is missing (_CodeSignature/CodeResources)',
  'finding.code-not-signed.fix':
    'Embed it with Embed & Sign. Then export the archive for App Store Connect, which signs everything again.',

  // `bundle` is the bundle whose signature covers the file `name` and `more` others.
  'finding.sealed-file-missing.title':
    '{more, plural, =0 {“{name}” was there when “{bundle}” was signed, but is missing now} one {“{name}” and # more file were there when “{bundle}” was signed, but are missing now} other {“{name}” and # more files were there when “{bundle}” was signed, but are missing now}}',
  'finding.sealed-file-missing.title-own':
    'The signature of “{bundle}” covers the bundle’s own executable, “{name}”, so it can never be valid',
  // `advice` is the sentence about exporting with Xcode.
  'finding.sealed-file-missing.fix':
    'Sign once more after the last change to the app’s files, and pack exactly what was signed, without changing names or files. The certificate is not the problem. {advice}',

  'finding.signer-not-distribution.title':
    '“{name}” is signed with “{signer}”, which is not a distribution certificate',
  'finding.signer-not-distribution.fix':
    'Export the archive for App Store Connect, which signs with Apple Distribution.',

  'finding.signer-not-in-profile.title':
    '“{name}” is signed with a certificate that is not in its profile: “{signer}”',
  'finding.signer-not-in-profile.title-unnamed':
    '“{name}” is signed with a certificate that is not in its profile and has no name',
  'finding.signer-not-in-profile.fix':
    'Create the profile again with the certificate that you sign with, or sign with one that is in the profile. Then export the archive again.',

  'finding.certificate-expired.title':
    '“{name}” is signed with a certificate that expired on {day}',
  'finding.certificate-expired.title-profile': 'The profile’s signing certificate expired on {day}',
  'finding.certificate-expired.fix':
    'Create a new Apple Distribution certificate (in Xcode: Settings, Accounts, Manage Certificates) and a profile with it. Then archive and export again.',

  // `identifier` is the name in the code signature.
  'finding.code-identifier-differs.title':
    '“{name}” is signed with the identifier {identifier}, but its bundle ID is {bundleId}',
  'finding.code-identifier-differs.fix':
    'Export the archive with Xcode, or sign again with codesign without its option --identifier.',
  'finding.code-identifier-differs.fix-no-period':
    'Give that target a bundle ID with a period in it, such as com.example.kit. Then archive and export again.',
} as const;
