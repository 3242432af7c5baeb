/* Findings about the structure of a package. `name` is always the name of a file or folder. */
export const structureFindings = {
  // `key` is a key of a property list, such as NSCameraUsageDescription.
  'finding.plist-key-repeated.title':
    '{file, select, info {{key} has two different values in Info.plist} manifest {{key} has two different values in a privacy manifest} profile {{key} has two different values in a provisioning profile} other {{key} has two different values in the entitlements of an executable}}',
  'finding.plist-key-repeated.fix':
    'Slipway checked one of the two values, and Apple may read the other one. Keep only one. Then archive and export again.',

  // `problem` is why, such as: unexpected end of file
  'finding.nested-plist-unreadable.title':
    'The Info.plist of a bundle inside the app can’t be read: {problem}',
  'finding.nested-plist-unreadable.fix':
    'Archive again, and export the archive with Xcode or xcodebuild -exportArchive. If a script creates the .ipa, it must do the same.',

  'finding.stray-binary.title-library':
    '{more, plural, =0 {The package contains a static library, “{name}”} one {The package contains a static library, “{name}”, and # more file of code outside a framework} other {The package contains a static library, “{name}”, and # more files of code outside a framework}}',
  'finding.stray-binary.title':
    '{more, plural, =0 {The package contains code outside a framework: “{name}”} one {The package contains code outside a framework: “{name}” and # more file} other {The package contains code outside a framework: “{name}” and # more files}}',
  // Copy Bundle Resources is a build phase in Xcode. SwiftSupport is a folder in the package.
  'finding.stray-binary.fix':
    'Remove it from Copy Bundle Resources and link it instead. Put a dynamic library in a framework that is embedded and signed. Then archive and export again. Apple’s message may mention SwiftSupport, which is not the cause.',

  'finding.nested-code-in-bundle.title':
    '“{bundle}” contains “{nested}”, which Apple accepts only in the app itself',
  // The names of the settings are Xcode’s.
  'finding.nested-code-in-bundle.fix':
    'In that target, set Always Embed Swift Standard Libraries to No and Embed to Do Not Embed. Embed the framework only in the app. Then archive and export again.',

  'finding.framework-misplaced.title': 'The framework “{name}” is not in a Frameworks folder',
  'finding.framework-misplaced.fix':
    'Remove it from Copy Bundle Resources and embed it instead, so that Xcode puts it in the Frameworks folder. Then archive and export again.',

  'finding.resource-bundle-executable.title':
    'The resource bundle “{name}” names an executable that it does not contain',
  'finding.resource-bundle-executable.fix':
    'Remove CFBundleExecutable from that bundle’s Info.plist. Then archive and export again.',

  // `problem` is why, such as: its CRC-32 checksum does not match
  'finding.file-damaged.title':
    '{more, plural, =0 {“{name}” is damaged: {problem}} one {“{name}” and # more file are damaged, the first for this reason: {problem}} other {“{name}” and # more files are damaged, the first for this reason: {problem}}}',
  'finding.file-damaged.fix':
    'Copy or download the package again. If that does not help, export the archive again and use the new package.',

  'finding.disallowed-files.title-folder':
    '{more, plural, =0 {The package contains a macOS folder that does not belong in it: “{name}”} one {The package contains macOS files that do not belong in it: “{name}” and # more} other {The package contains macOS files that do not belong in it: “{name}” and # more}}',
  'finding.disallowed-files.title':
    '{more, plural, =0 {The package contains a macOS file that does not belong in it: “{name}”} one {The package contains macOS files that do not belong in it: “{name}” and # more} other {The package contains macOS files that do not belong in it: “{name}” and # more}}',

  // `name` is spelled out, such as: ko.lproj/Icon + U+000D
  'finding.control-character-in-name.title':
    '{more, plural, =0 {{name} has a control character in its name} one {{name} and # more file have control characters in their names} other {{name} and # more files have control characters in their names}}',
  'finding.control-character-in-name.fix':
    'Rename the file, or remove it from the target. Then archive and export again.',
} as const;
