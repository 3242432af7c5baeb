/* Why a private key or an account is refused. No message ever quotes the key. */
export const keyErrors = {
  'error.key-not-pem.too-large': 'The file has {size}. A private key has less than {usual}.',
  'error.key-not-pem.empty': 'The file is empty.',
  'error.key-not-pem.damaged':
    'The file looks like a private key, but it is damaged or incomplete.',
  'error.key-not-pem.none': 'The file contains no private key.',
  // OpenSSH is a program to sign in to other computers.
  'error.key-not-pem.openssh': 'The file contains an SSH key, which is for signing in to servers.',
  // Base64 is an encoding; “Base64 text” is the whole content of the file.
  'error.key-not-pem.base64':
    'The file contains Base64 text of something that is not a valid private key.',
  'error.key-not-pem.one-line':
    'The file contains a private key on one line, and it is damaged or incomplete.',
  // fastlane is a tool that keeps the key in a JSON file; “key” is the name of a value in it.
  'error.key-not-pem.json': 'The file is JSON, and its “key” value is not a valid private key.',
  'error.key-not-pem.json-without-key':
    'The file is JSON without a “key” value. fastlane’s API key file has one.',
  'error.key-not-pem.not-a-file': '“{name}” is not a file.',
  'error.key-not-pem.file-too-large': '“{name}” is far too large for a private key.',
  'error.key-not-found.forgotten': 'A chosen key is kept for 10 minutes only.',
  'error.key-not-found.gone': '{path} is no longer there.',
  'error.key-not-found.not-found': 'Slipway looked for keys again since.',
  'error.key-is-certificate.detail': 'The file contains a certificate.',
  // .p12 is a file with a certificate and its private key, for code signing.
  'error.key-is-certificate.p12': 'The file is a .p12: a signing certificate with its private key.',
  'error.key-encrypted.detail': 'The file contains an encrypted private key.',
  'error.key-is-public.detail': 'The file contains a public key.',
  'error.key-is-rsa.detail': 'The file contains an RSA key.',
  // {bits} is the length of the key, such as 2048.
  'error.key-is-rsa.bits': 'The file contains an RSA key of {bits} bits.',
  // {kind} is the technical name of a curve or algorithm, such as secp384r1.
  'error.key-wrong-curve.detail':
    'The file contains a key of type {kind}. App Store Connect uses P-256.',
  'error.key-id-malformed.detail': '“{keyId}” is not a key ID.',
  'error.issuer-id-malformed.detail': '“{issuerId}” is not an Issuer ID.',
  'error.key-already-added.detail': 'The account “{name}” uses key {keyId}.',
  'error.key-refused.not-saved': 'App Store Connect rejected key {keyId}. It was not saved.',
  'error.account-not-found.deleted': 'It may have been deleted.',
  'error.account-name-taken.detail': 'There is already an account named “{name}”.',
  'error.account-name-taken.empty': 'The account has no name yet.',
  'error.account-name-taken.empty-fix': 'Enter a name for the account.',
} as const;
