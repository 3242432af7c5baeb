/* Findings about Info.plist, apart from the app’s identity. `key` is always a key of Info.plist. */
export const infoFindings = {
  // `processor` is Apple’s name, such as armv7.
  'finding.capabilities-old.title':
    'The app requires a device with {processor}, but is built for arm64',
  'finding.capabilities-old.fix':
    'You can publish this build: all current devices meet the requirement. For the next build, replace {processor} with arm64 in Info.plist.',

  'finding.background-tasks-missing.title':
    'The app requests background processing but lists no background task',
  'finding.background-tasks-missing.fix':
    'List the identifiers of the app’s background tasks in Info.plist, or remove “processing” from UIBackgroundModes. Then archive and export again.',

  'finding.document-types-incomplete.title': 'The app opens documents, but Info.plist lacks {key}',
  'finding.document-types-incomplete.title-rank':
    'The app opens documents, but not every document type has LSHandlerRank',
  'finding.document-types-incomplete.fix':
    'Add {key} to Info.plist. Then archive and export again.',

  'finding.extension-activation-rule.title':
    '“{name}” has the activation rule TRUEPREDICATE, which Apple accepts only during development',
  'finding.extension-activation-rule.fix':
    'In the extension’s Info.plist, set {key} to what the extension accepts, such as NSExtensionActivationSupportsImageWithMaxCount. Then archive and export again.',

  'finding.compliance-code-missing.title':
    'The app declares non-exempt encryption, but the code of its export compliance documents is missing',
  'finding.compliance-code-missing.title-empty':
    'The app declares non-exempt encryption, but the code of its export compliance documents is empty',
  'finding.compliance-code-missing.fix':
    'Set {key} to the code that App Store Connect gave you for your documents. If App Store Connect requires no documents, set ITSAppUsesNonExemptEncryption to false instead. Then archive and export again.',

  'finding.compliance-open.title': 'The export compliance question is not answered in the package',
  'finding.compliance-open.fix':
    'Testers can’t install the build until it is answered. Answer it for this build here, or for all builds with {key} in Info.plist: true if the app uses non-exempt encryption, otherwise false.',
  // Info.plist has a value of the wrong type under this key.
  'finding.compliance-open.title-type':
    '{type, select, string {{key} is the string “{value}”, not a Boolean, so the export compliance question is not answered} number {{key} is the number {value}, not a Boolean, so the export compliance question is not answered} other {{key} is not a Boolean, so the export compliance question is not answered}}',
  'finding.compliance-open.fix-type':
    'Testers can’t install the build until it is answered. Answer it for this build here, or change {key} to a Boolean: true if the app uses non-exempt encryption, otherwise false. Then archive and export again.',
} as const;
