/* Every expected error: what happened, as a headline, and what to do next. */
export const errors = {
  'error.package-not-found.title': 'Package not found',
  'error.package-not-found.fix': 'Check the path, or drop the package again.',
  'error.package-is-folder.title': 'That is a folder, not a package',
  'error.package-is-folder.fix':
    'Export an .ipa, or a .pkg of a Mac app, from Xcode or your build system and drop that file.',
  'error.package-not-ipa.title': 'That file is not an .ipa or .pkg',
  'error.package-not-ipa.fix':
    'Drop the .ipa or .pkg that was exported from your archive. The file name of a colleague’s plan, presets or run must end in .json.',
  'error.package-empty.title': 'The package is empty',
  'error.package-empty.fix':
    'The export probably did not finish. Export again and drop the new file.',
  'error.package-not-a-zip.title': 'The file is not a valid .ipa',
  'error.package-not-a-zip.fix':
    'An .ipa is a zip archive, and this file is not. Export the archive again.',
  'error.package-truncated.title': 'The package is incomplete',
  'error.package-truncated.fix':
    'It may still be copying, or a download stopped early. Copy it again.',
  'error.package-without-app.title': 'The package contains no app',
  'error.package-without-app.fix':
    'An .ipa contains Payload/Name.app. In Xcode, export for App Store Connect and drop that file.',
  'error.package-several-apps.title': 'The package contains more than one app',
  'error.package-several-apps.fix':
    'Apple accepts exactly one Payload/Name.app. Export the archive again.',
  'error.package-unsafe.title': 'The package is malformed and unsafe to read',
  'error.package-unsafe.fix': 'Don’t publish this file. Build the app again from source.',
  'error.package-too-large.title': 'The package exceeds Apple’s size limit',
  'error.package-too-large.fix':
    'Reduce its size, for example by downloading content after the first launch.',
  'error.package-plist-unreadable.title': 'The app’s Info.plist can’t be read',
  'error.package-plist-unreadable.fix': 'Build the app again. Apple would reject this one too.',
  'error.package-unreadable.title': 'The package can’t be opened',
  'error.package-unreadable.fix':
    'Check that you have permission to read the file and that its disk is connected.',
  'error.override-other-package.title': 'A check was overridden for a different file',
  'error.override-other-package.fix':
    'Open the package again and review its findings. An override applies only to the file it was made for.',
  'error.package-changed.title': 'The package has changed since it was checked',
  'error.package-changed.fix':
    'Restore the original file, then resume. Or cancel this run, open the package again, check its findings and publish it.',
  'error.key-not-found.title': 'Key file not found',
  'error.key-not-found.fix': 'Choose the .p8 file again.',
  'error.key-file-unreadable.title': 'The key file can’t be read',
  'error.key-file-unreadable.fix':
    'Allow Slipway to read it, or copy it to another folder, and choose it again. On a Mac, look under System Settings › Privacy & Security › Files and Folders.',
  'error.key-not-pem.title': 'The file contains no valid private key',
  'error.key-not-pem.fix':
    'Choose the AuthKey_….p8 file that you downloaded from App Store Connect when the key was created.',
  'error.key-is-certificate.title': 'That is a certificate, not a private key',
  'error.key-is-certificate.fix':
    'Choose the AuthKey_….p8 file from App Store Connect: Users and Access, Integrations, App Store Connect API.',
  'error.key-is-public.title': 'That is a public key, not a private key',
  'error.key-is-public.fix': 'Choose the AuthKey_….p8 file from App Store Connect.',
  'error.key-is-rsa.title': 'That is an RSA key',
  'error.key-is-rsa.fix':
    'App Store Connect uses elliptic-curve keys. Choose the AuthKey_….p8 file that you downloaded from it.',
  'error.key-wrong-curve.title': 'The key uses an unsupported curve',
  'error.key-wrong-curve.fix':
    'App Store Connect uses P-256. Choose the AuthKey_….p8 file that you downloaded from it.',
  'error.key-encrypted.title': 'The key is encrypted with a password',
  'error.key-encrypted.fix':
    'Keys from App Store Connect have no password. Choose the .p8 file as it was downloaded.',
  'error.key-id-malformed.title': 'The key ID is not valid',
  'error.key-id-malformed.fix':
    'A key ID has 10 letters and digits. You find it next to the key in App Store Connect.',
  'error.issuer-id-malformed.title': 'The Issuer ID is not valid',
  'error.issuer-id-malformed.fix':
    'The Issuer ID is a UUID. You find it above the list of keys in App Store Connect.',
  'error.key-already-added.title': 'This key has already been added',
  'error.key-already-added.fix': 'Use the account that has it, or delete that account first.',
  'error.account-name-taken.title': 'Another account already has this name',
  'error.account-name-taken.fix': 'Choose a different name, so that you can tell them apart.',
  'error.account-not-found.title': 'Account not found',
  'error.account-not-found.fix': 'Choose another account, or add the key again.',
  'error.key-wrong-environment.title': 'This key can’t be used with that server',
  'error.key-wrong-environment.fix':
    'Use practice keys only with the practice App Store Connect, and real keys only with Apple.',
  'error.keychain-absent.title': 'No keychain is available on this computer',
  'error.keychain-absent.fix':
    'Start the system keychain (on Linux, a Secret Service such as GNOME Keyring) and try again.',
  'error.keychain-locked.title': 'The keychain is locked',
  'error.keychain-locked.fix': 'Unlock it and try again. Nothing you entered is lost.',
  'error.keychain-denied.title': 'The keychain denied access',
  'error.keychain-denied.fix': 'Allow Slipway to use its keychain entry and try again.',
  'error.key-refused.title': 'App Store Connect rejected the key',
  'error.key-refused.fix':
    'Check the key ID and the Issuer ID, that the key has not been revoked, and that this computer’s clock is correct.',
  'error.role-too-small.title': 'The key’s role does not allow this',
  'error.role-too-small.fix':
    'Uploading needs a key with the Developer role. Notes, groups, beta review and export compliance need App Manager or Admin. Ask an Admin for a key.',
  'error.daily-upload-limit.title': 'The app has reached Apple’s daily upload limit',
  'error.daily-upload-limit.fix':
    'Apple did not accept this upload. Cancel this run, and publish the package again in about a day.',
  'error.membership-ended.title': 'The team’s Apple Developer Program membership is not active',
  'error.membership-ended.fix':
    'The key itself is valid. Ask the Account Holder to renew the membership in the Apple Developer account, then try again.',
  'error.request-forbidden.title': 'App Store Connect does not allow this request',
  'error.request-forbidden.fix':
    'Check App Store Connect for notices to the team, and the key’s role under Users and Access, Integrations.',
  'error.agreement-missing.title': 'An agreement must be accepted',
  'error.agreement-missing.fix':
    'Ask the Account Holder to accept it in App Store Connect under Business, or at developer.apple.com/account, then try again.',
  'error.network-unreachable.title': 'App Store Connect can’t be reached',
  'error.network-unreachable.fix':
    'Check the network and any proxy or firewall, then try again. Nothing is lost.',
  'error.network-name-unknown.title': 'No network connection, or DNS is not working',
  'error.network-name-unknown.fix':
    'Connect this computer to a network or check its DNS settings, then try again. Nothing is lost.',
  'error.network-certificate.title':
    'Something on this network is intercepting the connection to App Store Connect',
  'error.network-certificate.fix':
    'Sign in to the network if it has a sign-in page. If a company proxy inspects traffic, ask your network administrator to exempt Apple’s addresses.',
  'error.network-proxy.title': 'The proxy requires a username and password',
  'error.network-proxy.fix':
    'Add them in Settings, Network. For the command, set HTTPS_PROXY to the proxy’s address with username and password. Then resume.',
  'error.proxy-unreachable.title': 'The proxy can’t be reached',
  'error.proxy-unreachable.fix':
    'Check the proxy in the system’s network settings, and HTTPS_PROXY for the command, then try again. Nothing is lost.',
  'error.server-error.title': 'App Store Connect is having problems',
  'error.server-error.fix': 'Wait a few minutes and try again. Nothing is lost.',
  'error.rate-limited.title': 'App Store Connect’s rate limit was reached',
  'error.rate-limited.fix': 'This key has made too many requests this hour. Try again later.',
  'error.answer-unreadable.title': 'The response did not come from the App Store Connect API',
  'error.answer-unreadable.fix':
    'Something else on the network responded, such as a sign-in page. Check the network and try again.',
  'error.answer-unexpected.title': 'App Store Connect sent an unexpected response',
  'error.answer-unexpected.fix':
    'Everything sent so far is kept. Resume later. If this keeps happening, update Slipway or report the problem.',
  'error.part-list-refused.title': 'App Store Connect sent upload instructions that can’t be used',
  'error.part-list-refused.fix':
    'None of the listed parts was sent. Resume to request new instructions. If this keeps happening, report the problem.',
  'error.request-refused.title': 'App Store Connect refused the request',
  'error.request-refused.fix': 'Fix what Apple’s message names, then resume.',
  'error.app-not-found.title': 'No app with this bundle ID',
  'error.app-not-found.fix':
    'Create the app record in App Store Connect first, or use a key from the team that owns the app. An individual key sees only the apps that its user can access.',
  'error.build-already-used.title': 'This version and build number are already used',
  'error.build-already-used.fix':
    'Increase the build number, export again and drop the new package.',
  'error.build-being-published.title': 'This build is already being published',
  'error.build-being-published.fix': 'Follow its run in Activity.',
  'error.run-unfinished.title': 'This build has an unfinished run',
  'error.run-unfinished.fix':
    'Resume that run. It keeps the notes and groups that it started with.',
  'error.run-unfinished-other-file.title': 'This build has an unfinished run with a different file',
  'error.run-unfinished-other-file.fix': 'Cancel that run first, or increase the build number.',
  'error.group-not-found.title': 'Beta group not found',
  'error.group-not-found.fix':
    'Check the name, including capital letters and spaces, or create the group in App Store Connect.',
  'error.groups-without-build.title': 'No group of this run has the build',
  'error.groups-without-build.fix':
    'The build and its notes are still at App Store Connect. Add the build to a group of the run there, then resume. Or cancel the run.',
  'error.group-ambiguous.title': 'Two beta groups have this name',
  'error.group-ambiguous.fix':
    'Rename one of them in App Store Connect, so that the right testers get the build.',
  'error.test-information-missing.title': 'Test information for external testers is incomplete',
  'error.test-information-missing.fix':
    'Fill it in under Test Information in Slipway, or in App Store Connect, then resume.',
  'error.another-build-in-review.title': 'Another build of this version is in beta review',
  'error.another-build-in-review.fix':
    'Wait until Apple has reviewed it, then resume. Or publish without beta review.',
  'error.note-refused.title': 'App Store Connect would refuse a note',
  'error.note-refused.fix': 'Change the marked characters or shorten the text.',
  'error.notes-already-sent.title': 'The notes were already sent',
  'error.notes-already-sent.fix':
    'Edit them in the run instead. Only the notes that you change are sent again.',
  'error.note-changed.title': 'Notes were changed in App Store Connect',
  'error.note-changed.fix':
    'Nothing was overwritten, and no one was emailed. In the run, use their text or edit yours. Resuming replaces their text with yours in each language where you didn’t use theirs.',
  'error.compliance-open.title': 'Export compliance is not answered',
  'error.compliance-open.fix':
    'Testers can’t get the build until it is answered. Publish the package again with the answer, using the existing build: nothing is uploaded again. In the command: --use-existing-build --uses-non-exempt-encryption yes or no.',
  'error.compliance-differs.title': 'Export compliance was already answered differently',
  'error.compliance-differs.fix':
    'Apple accepts one answer per build. To change it, upload a new build.',
  'error.upload-refused.title': 'A part of the package was refused',
  'error.upload-refused.fix':
    'Resume: the parts that Apple has are kept, and the others are sent to new addresses.',
  'error.upload-incomplete.title': 'Apple has not received every part of the package',
  'error.upload-incomplete.fix': 'Resume: only the missing parts are sent.',
  'error.delivery-failed.title': 'Apple refused the package',
  'error.delivery-failed.fix':
    'Fix what Apple names, increase the build number, export again and publish the new package.',
  'error.processing-failed.title': 'Apple could not process the build',
  'error.processing-failed.fix':
    'Apple emails the reason to your account’s contacts. You usually need a new build.',
  'error.build-gone.title': 'The build is no longer in App Store Connect',
  'error.build-gone.fix': 'Ask your team whether someone removed it, or publish a new build.',
  'error.build-internal-only.title': 'This build is for internal testers only',
  'error.build-internal-only.fix':
    'It was exported with testFlightInternalTestingOnly, which can’t be changed for an existing build. Export the archive again without that option and with a new build number. Or publish this build without external groups and beta review.',
  'error.build-expired.title': 'The build has expired',
  'error.build-expired.fix': 'Upload a new build.',
  'error.review-rejected.title': 'Apple rejected the build in beta review',
  'error.review-rejected.fix':
    'Find the reason in App Store Connect or in Apple’s email. Fix it and publish a new build.',
  'error.read-back-differs.title':
    'App Store Connect stored something different from what was sent',
  'error.read-back-differs.fix': 'Resume to write it again, or check it in App Store Connect.',
  'error.plan-malformed.title': 'The plan can’t be read',
  'error.plan-malformed.fix': 'Fix the named field.',
  'error.notes-without-package.title': 'Open a package to import notes',
  'error.notes-without-package.fix':
    'Nothing was imported. Open the package, then import the notes again.',
  'error.notes-malformed.title': 'The notes file can’t be read',
  'error.notes-malformed.fix':
    'Nothing was imported or uploaded. Use release_notes.json, release_notes_LOCALE.txt, a fastlane metadata folder, CSV, or text with a heading for each language.',
  'error.run-not-found.title': 'Run not found',
  'error.run-not-found.fix': 'Choose a run in Activity, or list them with “slipway runs”.',
  'error.run-not-resumable.title': 'The run can’t be resumed',
  'error.run-not-resumable.fix': 'It has ended. Publish again to start a new run.',
  'error.note-refused-by-apple.title': 'App Store Connect refused a note',
  'error.note-refused-by-apple.fix':
    'Change the note in the run and resume. In a terminal, publish again with --use-existing-build, and --leave-out CODE or --skip-refused-notes.',
  'error.run-not-ready-to-notify.title': 'The run is not waiting to notify testers',
  'error.run-not-ready-to-notify.fix':
    'Check the run’s status. You can notify testers once the run asks for it.',
  'error.run-in-use.title': 'Slipway is already working on this run in another process',
  'error.run-in-use.fix': 'Continue in that window or terminal, or pause the run there first.',
  'error.run-open-elsewhere.title': 'The run is open on another computer',
  'error.run-open-elsewhere.fix': 'Pause it there, then try again.',
  'error.run-not-stopped.title': 'The process that works on this run is not responding',
  'error.run-not-stopped.fix':
    'End that window or command, then try again. The run’s journal stays intact.',
  'error.receipt-not-found.title': 'Receipt not found',
  'error.receipt-not-found.fix':
    'Give the path of a receipt.json file, or the ID of a completed run.',
  'error.receipt-unsealed.title': 'The receipt has no seal',
  'error.receipt-unsealed.fix':
    'An earlier version of Slipway wrote it. It can’t be checked for changes.',
  'error.cancel-unanswered.title': 'App Store Connect did not respond, so the run was not canceled',
  'error.cancel-unanswered.fix':
    'The run is paused and sends nothing more. Cancel it again when the network works.',
  'error.run-past-withdrawal.title':
    'Apple has the complete package, so the upload can no longer be canceled',
  'error.run-past-withdrawal.fix':
    'To keep the build from testers, expire it in App Store Connect.',
  'error.journal-damaged.title': 'The run’s journal is damaged',
  'error.journal-damaged.fix':
    'Everything that can be read is kept. Check App Store Connect before you publish this build again.',
  'error.journal-newer.title': 'The run was created by a newer version of Slipway',
  'error.journal-newer.fix': 'Open it with that version. In this version it is read-only.',
  'error.disk-full.title': 'The disk is full',
  'error.disk-full.fix': 'Free some space on that disk, then try again. No stored data is lost.',
  'error.storage-failed.title': 'Slipway can’t store its files on this computer',
  'error.storage-failed.fix':
    'Check that the disk is connected and has space, and that you have permission to write to the folder. Then try again.',
  'error.practice-unavailable.title': 'The practice App Store Connect is not running',
  'error.practice-unavailable.fix': 'Restart Slipway. Real accounts are not affected.',
  'error.practice-in-use.title': 'Another practice App Store Connect is using this folder',
  'error.practice-in-use.fix': 'Quit the other one, or use a different folder.',
  'error.practice-refused.title': 'The practice App Store Connect rejected the change',
  'error.practice-refused.fix': 'Change what you entered and try again.',
  'error.confirmation-outdated.title': 'The run changed before you confirmed',
  'error.confirmation-outdated.fix': 'Nothing was sent. Try again and review the new confirmation.',
  'error.confirmation-open.title': 'Slipway is waiting for your answer',
  'error.confirmation-open.fix': 'Answer the open confirmation, then try again.',
  'error.call-malformed.title': 'The window sent an invalid request',
  'error.call-malformed.fix': 'Reload the window. If it happens again, please report it.',
  'error.call-refused.title': 'The request was blocked',
  'error.call-refused.fix': 'Close other windows and restart Slipway.',
  'error.wrong-usage.title': 'The command was used incorrectly',
  'error.wrong-usage.fix': 'Add --help to see how to use the command.',
  'error.sample-not-written.title': 'The sample could not be saved',
  'error.sample-not-written.fix':
    'Choose a folder that has enough space and that you have permission to write to.',
  'error.unexpected.title': 'Something went wrong',
  'error.unexpected.fix':
    'Nothing you entered is lost. Try again. If it keeps happening, report it with the details.',
  'error.declaration-missing.title': 'Apple requires an export compliance declaration',
  'error.declaration-missing.fix':
    'In App Store Connect, open App Information, App Encryption Documentation, and submit a declaration. Then resume the run, which attaches it. You can also attach it to the build there under TestFlight.',
} as const;
