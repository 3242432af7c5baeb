/* Why a package cannot be read, with the names that are in it. {package} is the name of the file, {entry} a path in it. */
export const packageErrors = {
  'package.fix.copy-again':
    'Copy or download it again. If that does not help, export the archive again and drop the new file.',
  'package.fix.export-again':
    'Export the archive again from Xcode or your build system and drop the new file.',

  'error.package-not-found.detail': 'There is no file “{package}” at {path}.',
  'error.package-not-found.no-path': 'No path was given.',
  'error.package-is-folder.detail': '“{package}” is a folder.',
  'error.package-empty.detail': '“{package}” has 0 bytes.',
  'error.package-changed.other-file': '{path} is not the file that was opened. Nothing was sent.',
  'error.package-plist-unreadable.detail': '“{file}” in “{package}” can’t be read: {problem}.',
  'error.unexpected.package-reader': 'The process that reads packages could not be started.',

  // “decompressed”: the size of all files in the package together. {app} and {resources} are Apple’s limits, such as 4 GB.
  'error.package-too-large.decompressed':
    '“{package}” has {size} when decompressed. Apple accepts up to {app} for an app and {resources} for on-demand resources.',
  'error.package-too-large.file':
    '“{package}” has {size}. Apple accepts up to {app} for an app and {resources} for on-demand resources.',

  'error.package-unreadable.not-a-file': '“{package}” is not a regular file.',
  'error.package-unreadable.permission': 'You don’t have permission to read “{package}”.',
  // {reason} is the system’s own message.
  'error.package-unreadable.system': '“{package}” can’t be read: {reason}.',
  // {method} is the number of the method in the zip format.
  'error.package-unreadable.compression-method':
    '“{package}” contains “{entry}”, which uses an unsupported compression method ({method}).',

  'error.package-not-ipa.zip':
    '“{package}” contains an app in the way an .ipa does, and its name ends in .zip.',
  'error.package-not-ipa.zip-fix':
    'If it was exported as an .ipa, rename it so that it ends in .ipa. Otherwise export the app again with Xcode.',
  'error.package-not-a-zip.kind':
    '{kind, select, installer {“{package}” is a Mac installer package, not a zip archive.} propertyList {“{package}” is a binary property list, not a zip archive.} gzip {“{package}” is a gzip archive, not a zip archive.} sevenZip {“{package}” is a 7-Zip archive, not a zip archive.} rar {“{package}” is a RAR archive, not a zip archive.} pdf {“{package}” is a PDF, not a zip archive.} executable {“{package}” is an executable, not a zip archive.} text {“{package}” is a text file, not a zip archive.} other {“{package}” is not a zip archive.}}',

  'error.package-truncated.no-directory':
    '“{package}” ends after {count, plural, one {# byte} other {# bytes}}, without the central directory that ends every zip archive.',
  'error.package-truncated.missing-bytes':
    '“{package}” ends {count, plural, one {# byte} other {# bytes}} too early.',

  'error.package-without-app.none': '“{package}” contains no Payload/Name.app folder.',
  'error.package-without-app.elsewhere':
    '“{package}” contains an app at “{app}”. Apple accepts an app only at Payload/Name.app.',
  'error.package-without-app.no-payload':
    '“{package}” is a zipped .app. The .app must be inside a Payload folder.',
  'error.package-without-app.archive': '“{package}” is a zipped Xcode archive.',
  'error.package-without-app.archive-fix':
    'Export the archive first: in Xcode, choose Distribute App, or run xcodebuild -exportArchive. Then drop the .ipa.',
  'error.package-without-app.mac-app': '“{package}” contains a Mac app, “{app}”.',
  'error.package-without-app.mac-app-fix':
    'Export the Mac app as a .pkg and open that file. For iOS, archive the app for iOS and export it again.',
  'error.package-several-apps.list':
    '“{package}” contains {count, plural, one {# app} other {# apps}} in Payload: {apps}.',
  // The last item of a list of names, as in “A.app, B.app, C.app, D.app and 3 more”.
  'error.package-several-apps.more': '{count, plural, one {# more} other {# more}}',

  'error.package-unsafe.encrypted-entry': '“{package}” contains “{entry}”, which is encrypted.',
  'error.package-unsafe.entry-too-large':
    '“{package}” contains “{entry}” with {size} bytes, more than the limit of {limit}.',
  'error.package-unsafe.data-after-entry':
    '“{package}” is damaged: the compressed data of “{entry}” is followed by other bytes.',
  'error.package-unsafe.entry-size':
    '“{package}” is damaged: “{entry}” does not have the size that the central directory claims.',
  'error.package-unsafe.entry-length':
    '“{package}” is damaged: the data of “{entry}” does not end where the central directory claims.',
  'error.package-unsafe.entry-checksum':
    '“{package}” is damaged: the CRC-32 checksum of “{entry}” does not match.',
  'error.package-unsafe.entry-not-found':
    '“{package}” is damaged: “{entry}” is not where the central directory claims.',
  'error.package-unsafe.header-differs':
    '{difference, select, name {“{package}” contains “{entry}” with a different name in its local header.} path {“{package}” contains “{entry}” with a different path in its local header.} encryption {“{package}” contains “{entry}”, which is encrypted only according to its local header or only according to the central directory.} encoding {“{package}” contains “{entry}” with a different name encoding in its local header.} method {“{package}” contains “{entry}” with a different compression method in its local header.} zip64 {“{package}” contains “{entry}” with two ZIP64 fields in its local header.} size {“{package}” contains “{entry}” with a different size in its local header.} compressedSize {“{package}” contains “{entry}” with a different compressed size in its local header.} checksum {“{package}” contains “{entry}” with a different checksum in its local header.} other {“{package}” contains “{entry}” with a local header that differs from the central directory.}}',
  'error.package-unsafe.data-descriptor':
    '“{package}” contains “{entry}” with a data descriptor that differs from the central directory.',
  'error.package-unsafe.entry-overlaps': '“{package}” is damaged: “{entry}” overlaps “{other}”.',
  'error.package-unsafe.entry-overlaps-next':
    '“{package}” is damaged: “{entry}” overlaps what follows it.',
  'error.package-unsafe.entry-overlaps-directory':
    '“{package}” is damaged: “{entry}” overlaps the central directory.',
  'error.package-unsafe.bytes-after-entry':
    '“{package}” contains {count, plural, one {# byte after “{entry}” that belongs} other {# bytes after “{entry}” that belong}} to no file.',
  'error.package-unsafe.bytes-at-start':
    '“{package}” begins with {count, plural, one {# byte that belongs} other {# bytes that belong}} to no file.',
  'error.package-unsafe.bytes-at-end':
    '“{package}” contains {count, plural, one {# byte} other {# bytes}} after the end of the archive.',
  'error.package-unsafe.bytes-before-end-record':
    '“{package}” contains bytes between its central directory and its end record that belong to no file.',
  'error.package-unsafe.second-end-record':
    '“{package}” contains a second end record inside its comment.',
  'error.package-unsafe.end-record-differs':
    '“{package}” has an end record that does not match its central directory.',
  'error.package-unsafe.ambiguous-offsets':
    '“{package}” is ambiguous: its offsets are too short for its size, and other programs could find different files in it.',
  'error.package-unsafe.damaged-directory':
    '“{package}” has a damaged central directory: {problem}.',
  'error.package-unsafe.directory-outside':
    '“{package}” has its central directory outside the file.',
  'error.package-unsafe.directory-too-large':
    '“{package}” has a central directory that is larger than any package needs.',
  'error.package-unsafe.too-many-files':
    '“{package}” claims to contain {count} files, more than the limit of {limit}.',
  'error.package-unsafe.more-files': '“{package}” contains more files than its end record counts.',
  'error.package-unsafe.entry-name':
    '{problem, select, empty {“{package}” contains a file without a name.} nullByte {“{package}” contains “{entry}”, whose name has a null byte.} absolute {“{package}” contains “{entry}”, which has an absolute path.} parent {“{package}” contains “{entry}”, which leads out of the package with “..”.} backslash {“{package}” contains “{entry}”, which has a backslash in its path.} other {“{package}” contains “{entry}”, whose name is not safe.}}',
  'error.package-unsafe.duplicate': '“{package}” contains “{entry}” twice.',
  'error.package-unsafe.look-alike':
    '“{package}” contains both “{one}” and “{other}”, which some systems treat as the same file.',
  // The mode is the Unix file mode.
  'error.package-unsafe.mixed-kind':
    '{kind, select, folderAndLink {“{package}” contains “{entry}”, which is both a folder and a symbolic link.} folderWithData {“{package}” contains “{entry}”, a folder that has data.} folderByMode {“{package}” contains “{entry}”, which is a folder by its mode and a file by its name.} other {“{package}” contains “{entry}”, which is not a file, folder or symbolic link.}}',
  'error.package-unsafe.files-below':
    '{kind, select, link {“{package}” contains files below “{entry}”, which is a symbolic link.} other {“{package}” contains files below “{entry}”, which is a file.}}',
  'error.package-unsafe.symbolic-link': '“{package}” contains a symbolic link at “{entry}”.',
  'error.package-unsafe.timeout':
    '“{package}” takes longer than {limit} to read. Reading was stopped.',
  'error.package-unsafe.memory':
    'The process that reads “{package}” ended unexpectedly, most likely because it needed more than {limit} of memory.',
} as const;
