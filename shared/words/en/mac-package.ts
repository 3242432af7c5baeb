/* Installer packages (.pkg) of Mac apps: why they can't be read, and findings about them. {package} is the name of the file. */
export const macPackage = {
  'error.package-not-a-pkg.title': 'The file is not a valid .pkg',
  'error.package-not-a-pkg.fix':
    'Export the Mac app again with Xcode, or build the package with productbuild.',
  'error.package-not-a-pkg.kind':
    '{kind, select, zip {“{package}” is a zip archive, not an installer package.} propertyList {“{package}” is a binary property list, not an installer package.} gzip {“{package}” is a gzip archive, not an installer package.} diskImage {“{package}” is a disk image or a compressed file, not an installer package.} executable {“{package}” is an executable, not an installer package.} other {“{package}” is not an installer package.}}',
  'error.package-not-a-pkg.ipa': '“{package}” is an .ipa whose name ends in .pkg.',
  'error.package-not-a-pkg.ipa-fix': 'Rename the file so that it ends in .ipa, and open it again.',
  'error.package-not-a-zip.pkg-fix':
    'A Mac app is published as a .pkg. Rename the file so that it ends in .pkg, and open it again.',
  'error.package-truncated.installer':
    '“{package}” ends before the files that its table of contents lists.',
  'error.package-unsafe.installer': '“{package}” can’t be read: {problem}.',
  'error.package-without-app.no-mac-app': '“{package}” doesn’t install a Mac app.',
  'error.package-not-a-pkg.component':
    '“{package}” is a component package. Apple accepts only a product archive, which has a Distribution file.',
  'error.package-not-a-pkg.component-fix':
    'Build the package with productbuild --component App.app /Applications --sign IDENTITY App.pkg, or export it with Xcode.',
  // {app} is a path inside the package.
  'error.package-without-app.other-app':
    '“{package}” contains “{app}”, which is not built for macOS.',
  'error.package-without-app.other-app-fix':
    'Export apps for iOS, tvOS and visionOS as .ipa. A .pkg is for Mac apps.',
  'error.package-several-apps.mac':
    '“{package}” installs {count, plural, one {# app} other {# apps}}. Apple accepts one Mac app in a package.',
  // An item that was dropped, opened or named in the command.
  'error.package-is-folder.app':
    '“{package}” is the app itself, which Apple doesn’t accept without a package.',
  'error.package-is-folder.app-fix':
    'For a Mac app, run productbuild --component App.app /Applications --sign IDENTITY App.pkg and open the .pkg. For other platforms, export an .ipa with Xcode.',
  'error.package-is-folder.pkg':
    '“{package}” is a bundle-style package, an old format that is a folder.',
  'error.package-is-folder.pkg-fix':
    'Build a flat package with productbuild --component App.app /Applications --sign IDENTITY App.pkg.',
  'drop.mac-app':
    '{file} isn’t an .ipa or .pkg file. Apple accepts a Mac app only as a signed .pkg.',
  'drop.mac-app-fix':
    'Export the app with Xcode as an .ipa or .pkg. Outside Xcode, package a Mac app with productbuild --component App.app /Applications --sign IDENTITY App.pkg.',

  // In place of “Not set in Info.plist.”, for a package that can't be looked into.
  'plan.compliance.unread': 'Info.plist can’t be read. You can answer only once per build.',

  // Nothing was published automatically. {build} is an app with its version and build number.
  'error.armed-refused.platform':
    '{build} is the first build of this app for its platform. Publish it yourself once; after that, builds for this platform are published automatically.',

  // The command that writes samples. {platform} is what was typed: ios, mac, tv or vision.
  'usage.sample-extension':
    '{platform, select, mac {A sample for macOS is a .pkg. Give the file that extension.} other {A sample for {platform} is an .ipa. Give the file that extension.}}',
  'usage.sample-kind': 'The kind “{kind}” is not a sample for this platform. Leave out --kind.',

  // Why an installer package can't be read; each follows a colon. A xar archive is what an installer package is.
  'unreadable.xml.document-type': 'its XML has a document type',
  'unreadable.xml.malformed': 'its XML is not well-formed',
  'unreadable.xml.too-large': 'its XML has too many elements',
  'unreadable.xar.version': 'version {version} of its format is not supported',
  'unreadable.xar.damaged': 'its table of contents is damaged',
  'unreadable.xar.table-too-large': 'its table of contents is larger than any package needs',
  'unreadable.xar.no-checksum': 'its table of contents has no valid checksum',
  'unreadable.xar.checksum': 'the checksum of its table of contents does not match',
  'unreadable.xar.file-checksum': 'the checksum of a file does not match',
  'unreadable.xar.compressed-data': 'its compressed data is damaged',
  'unreadable.xar.encoding': 'a file is compressed with an unsupported method',
  'unreadable.xar.file-too-large': 'a file is larger than any package needs',
  'unreadable.xar.beyond-end': 'a file extends beyond the end of the package',
  'unreadable.xar.overlap': 'two files overlap',
  'unreadable.xar.too-many-files': 'it contains more files than any package needs',
  'unreadable.xar.too-much-held': 'its property lists and icons are larger than any app needs',
  // {entry} is a path inside the package.
  'unreadable.xar.duplicate': 'it contains “{entry}” twice, or in upper and lower case',
  'unreadable.xar.name': '“{entry}” is not a safe path',
  'unreadable.xar.below-link': '“{entry}” is below a symbolic link',
  // A cpio archive is what the app's files are packed in.
  'unreadable.cpio.damaged': 'the archive with the app’s files is damaged',

  'finding.mac-payload-unread.title':
    '{format, select, xz {The app’s files are compressed with xz, which Slipway can’t read: the app was not checked} other {The app’s files are compressed in a way that Slipway can’t read: the app was not checked}}',
  'finding.mac-payload-unread.fix':
    'You can upload the package without these checks. To run them, build it again with productbuild, which compresses with gzip by default.',

  'finding.mac-installer-signature.title': 'The package is not signed',
  // {signer} is the name of a certificate.
  'finding.mac-installer-signature.title-other': 'The package is signed with “{signer}”',
  'finding.mac-installer-signature.title-broken': 'The package was changed after it was signed',
  'finding.mac-installer-signature.title-team':
    'The package is signed by team {own}, and the app by team {app}',
  'finding.mac-installer-signature.fix':
    'Sign the package with a certificate of the type Mac Installer Distribution, which is named “3rd Party Mac Developer Installer”.',
  'finding.mac-installer-expired.title': 'The certificate “{signer}” expired on {day}',
  'finding.mac-installer-expired.fix':
    'Create a new Mac Installer Distribution certificate, and sign the package again.',

  'finding.mac-installer-scripts.title': 'The package runs scripts when it is installed',
  'finding.mac-installer-scripts.fix':
    'A package for the Mac App Store only installs the app. Do in the app what the scripts do, and build the package with productbuild and without scripts.',

  'finding.mac-quarantined.title':
    '{more, plural, =0 {“{name}” has the attribute com.apple.quarantine} one {“{name}” and # more file have the attribute com.apple.quarantine} other {“{name}” and # more files have the attribute com.apple.quarantine}}',
  'finding.mac-quarantined.fix':
    'macOS adds it to downloaded files. Remove it from the files in your project, then archive and export again.',
  'finding.mac-files-unreadable.title':
    '{more, plural, =0 {Not all users can read “{name}”} one {Not all users can read “{name}” and # more file} other {Not all users can read “{name}” and # more files}}',
  'finding.mac-files-unreadable.fix':
    'Give all users read access to the files of the app before you sign it. Then build the package again.',

  'finding.mac-category-missing.title': 'Info.plist doesn’t specify a category',
  'finding.mac-category-missing.title-other': '“{value}” isn’t an App Store category',
  'finding.mac-category-missing.fix':
    'In Xcode, choose the App Category in the target’s general settings. Then archive and export again.',
  'finding.mac-icon-missing.title': 'The app has no icon',
  'finding.mac-icon-missing.title-other': '“{name}” is not an icon file',
  'finding.mac-icon-missing.title-size': 'The icon “{name}” has no image of {size} pixels',
  'finding.mac-icon-missing.fix':
    'Put the icon in the asset catalog in all sizes, and select it under App Icon in the target’s general settings. Then archive and export again.',
  'finding.mac-sandbox-missing.title':
    '{more, plural, =0 {“{name}” doesn’t use App Sandbox} one {“{name}” and # more executable don’t use App Sandbox} other {“{name}” and # more executables don’t use App Sandbox}}',
  'finding.mac-sandbox-missing.fix':
    'Add the App Sandbox capability to the target of every executable in the app. Helpers also need the entitlement com.apple.security.inherit. Then archive and export again.',
  'finding.mac-signing-not-app-store.title':
    '{kind, select, developerId {The app is signed for distribution outside the App Store} other {The app is signed with “{signer}”}}',
  'finding.mac-signing-not-app-store.fix':
    'Export the archive with Xcode for App Store Connect, or sign the app with an Apple Distribution certificate.',
  'finding.mac-profile-missing.title':
    'The app has no provisioning profile and can’t be tested with TestFlight',
  'finding.mac-profile-missing.fix':
    'To test it with TestFlight, embed a Mac App Store profile as Contents/embedded.provisionprofile and sign the app again.',
  // {key} is the name of an entitlement.
  'finding.mac-app-id-missing.title':
    'The app is signed without {key} and can’t be tested with TestFlight',
  'finding.mac-app-id-missing.fix':
    'Add {key} from the profile to the app’s entitlements, and sign the app again.',
  // {minimum} is a version of macOS.
  'finding.mac-intel-missing.title':
    'The app has no code for Intel Macs, and its minimum system is {minimum}',
  'finding.mac-intel-missing.fix':
    'If an earlier version ran on Intel Macs, include x86_64 in the build, or set the minimum system to {minimum} or later.',
} as const;
