/* Findings about the folders beside Payload in a package. */
export const supportFolderFindings = {
  'finding.swift-support-missing.title':
    '{count, plural, one {The app contains # Swift library, but the SwiftSupport folder is missing} other {The app contains # Swift libraries, but the SwiftSupport folder is missing}}',

  // `name` is the name of a Swift library, such as libswiftCore.dylib.
  'finding.swift-support-differs.title':
    '{more, plural, =0 {{name} is in the app but not in SwiftSupport} one {{name} and # more library are in the app but not in SwiftSupport} other {{name} and # more libraries are in the app but not in SwiftSupport}}',

  // `folder` is a path, such as MessagesApplicationSupport. Payload is the folder that contains the app.
  'finding.messages-support-missing.title':
    '“{name}” requires the folder {folder} beside Payload, which is missing',

  // `name` is the name of a file with debugging symbols.
  'finding.symbols-left-over.title':
    '{more, plural, =0 {“{name}” belongs to no executable in the package} one {“{name}” and # more file belong to no executable in the package} other {“{name}” and # more files belong to no executable in the package}}',
} as const;
