/* Findings about executables and their code. `name` is always the name of a file or bundle. */
export const executableFindings = {
  'finding.executable-missing.title-unnamed': 'The app’s Info.plist names no executable',
  'finding.executable-missing.title-path':
    'The app’s Info.plist names its executable by a path, “{name}”',
  'finding.executable-missing.title': 'The app’s executable “{name}” is not in the package',
  'finding.executable-missing.fix':
    'Archive and export again. If a script creates the .ipa, make sure that it copies the complete .app folder.',

  'finding.nested-executable-missing.title': 'The executable of “{name}” is not in the package',
  'finding.nested-executable-missing.fix':
    'Clean the build folder and archive again. Then export the archive with Xcode or xcodebuild -exportArchive. If a script creates the .ipa, it must do the same.',

  // `type` is the name of a Mach-O type, such as executable, dylib or bundle.
  'finding.executable-wrong-type.title':
    '{wanted, select, dylib {“{name}” is not a dynamic library (Mach-O type: {type})} other {“{name}” is not an executable (Mach-O type: {type})}}',
  // The names of the settings and of their values are Xcode’s.
  'finding.executable-wrong-type.fix':
    '{wanted, select, dylib {Set Mach-O Type to Dynamic Library, or link the library without embedding it. Then archive and export again.} other {Set Mach-O Type to Executable. Then archive and export again.}}',

  // `problem` is why, such as: unexpected end of file
  'finding.executable-unreadable.title': '“{name}” is not a valid executable: {problem}',
  'finding.executable-unreadable.fix': 'Clean the build folder. Then archive and export again.',
  // The names of the setting and of its value are Xcode’s.
  'finding.executable-unreadable.fix-library':
    'A static framework is linked, not embedded. Set Embed to Do Not Embed. Then archive and export again.',

  'finding.executable-not-runnable.title': '“{name}” has no execute permission',
  'finding.executable-not-runnable.fix':
    'Export the archive with Xcode or xcodebuild -exportArchive. If a script creates the .ipa, zip it on macOS or Linux so that file permissions are kept.',

  'finding.executable-name-refused.title':
    'The executable of “{bundle}” has brackets in its name: “{name}”',
  'finding.executable-name-refused.fix':
    'Set Product Name of that target to a name that contains only letters, digits, spaces, hyphens, periods and underscores. The display name can stay. Then archive and export again.',

  'finding.executable-encrypted.title':
    '“{name}” is encrypted, like an app downloaded from the App Store',
  'finding.executable-encrypted.fix':
    'Archive and export the app from its source code. A downloaded app can’t be uploaded.',

  'finding.bitcode-left.title':
    '{more, plural, =0 {“{name}” contains bitcode} one {“{name}” and # more file contain bitcode} other {“{name}” and # more files contain bitcode}}',
  'finding.bitcode-left.fix':
    'Apple no longer accepts bitcode. Use a newer version of that library, or remove the bitcode in a build phase. Then archive and export again.',

  'finding.web-view-old.title': '“{name}” uses UIWebView',
  'finding.web-view-old.fix':
    'Apple no longer accepts apps that use UIWebView. Use WKWebView instead, or a newer version of the library. Then archive and export again.',

  'finding.private-symbols.title': '“{name}” uses the private symbol {symbol}',
  'finding.private-symbols.fix':
    'Use a newer version of the library that contains it, or remove the library. Then archive and export again.',
} as const;
