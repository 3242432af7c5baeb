/* Every expected error: what happened, as a headline, and what to do next. */
export const errors = {
  'error.package-not-found.title': 'The package is not there',
  'error.package-not-found.fix': 'Check the path, or drop the package again.',
  'error.package-is-folder.title': 'That is a folder, not a package',
  'error.package-is-folder.fix':
    'Export an .ipa from Xcode or your build system and drop that one file.',
  'error.package-not-ipa.title': 'That is not an .ipa',
  'error.package-not-ipa.fix': 'Drop the .ipa that your archive was exported to.',
  'error.package-empty.title': 'The package is empty',
  'error.package-empty.fix':
    'The export probably did not finish. Export again and drop the new file.',
  'error.package-not-a-zip.title': 'The file is not a package',
  'error.package-not-a-zip.fix':
    'An .ipa is a zip archive and this is not one. Export the archive again.',
  'error.package-truncated.title': 'The package is cut short',
  'error.package-truncated.fix':
    'It was probably still being copied, or the download broke off. Copy it again.',
  'error.package-without-app.title': 'There is no app in the package',
  'error.package-without-app.fix':
    'An .ipa holds Payload/Name.app. Export for the App Store from Xcode and drop that file.',
  'error.package-several-apps.title': 'There is more than one app in the package',
  'error.package-several-apps.fix':
    'Apple takes exactly one Payload/Name.app. Export the archive again.',
  'error.package-unsafe.title': 'The package is put together in a way that is not safe to read',
  'error.package-unsafe.fix': 'Do not publish it. Build it again from the source.',
  'error.package-too-large.title': 'The package is larger than Apple takes',
  'error.package-too-large.fix':
    'Bring it under the limit: load content after the first start instead.',
  'error.package-plist-unreadable.title': 'The app’s Info.plist cannot be read',
  'error.package-plist-unreadable.fix': 'Build the app again; Apple would refuse this one too.',
  'error.package-unreadable.title': 'The package cannot be opened',
  'error.package-unreadable.fix':
    'Check that you may read the file and that its disk is connected.',
  'error.override-other-package.title': 'A check was passed over for another file',
  'error.override-other-package.fix':
    'Open the package again and look at its findings: what was decided about one file does not hold for the next.',
  'error.package-changed.title': 'The package on this computer is not the one that was checked',
  'error.package-changed.fix':
    'Put the first file back, then resume. Or cancel this run, open the package again, check its findings and publish it.',
  'error.key-not-found.title': 'The key file is not there',
  'error.key-not-found.fix': 'Choose the .p8 again.',
  'error.key-not-pem.title': 'That is not a private key',
  'error.key-not-pem.fix':
    'Choose the AuthKey_….p8 that App Store Connect gave you once when the key was made.',
  'error.key-is-certificate.title': 'That is a certificate, not a private key',
  'error.key-is-certificate.fix':
    'Choose the AuthKey_….p8 from Users and Access, Integrations, App Store Connect API.',
  'error.key-is-public.title': 'That is a public key',
  'error.key-is-public.fix': 'Choose the private key: the AuthKey_….p8 from App Store Connect.',
  'error.key-is-rsa.title': 'That is an RSA key',
  'error.key-is-rsa.fix':
    'App Store Connect’s keys are of another kind. Choose the AuthKey_….p8 that it gave you.',
  'error.key-wrong-curve.title': 'That key is on the wrong curve',
  'error.key-wrong-curve.fix':
    'App Store Connect uses P-256. Choose the AuthKey_….p8 that it gave you.',
  'error.key-encrypted.title': 'That key is locked with a password',
  'error.key-encrypted.fix': 'Apple’s .p8 has none. Choose the file as it was downloaded.',
  'error.key-id-malformed.title': 'The key ID does not look right',
  'error.key-id-malformed.fix':
    'It has ten letters and digits and stands beside the key in App Store Connect.',
  'error.issuer-id-malformed.title': 'The issuer ID does not look right',
  'error.issuer-id-malformed.fix':
    'It is a UUID and stands above the list of keys in App Store Connect.',
  'error.key-already-added.title': 'That key is already here',
  'error.key-already-added.fix': 'Use the account that has it, or delete that one first.',
  'error.account-name-taken.title': 'Another account has that name',
  'error.account-name-taken.fix':
    'Give this one a name of its own, so that you can tell them apart.',
  'error.account-not-found.title': 'That account is not here',
  'error.account-not-found.fix': 'Choose another account, or add the key again.',
  'error.key-wrong-environment.title': 'That key must not be sent there',
  'error.key-wrong-environment.fix':
    'Practice keys go only to the practice App Store Connect, real keys only to Apple.',
  'error.keychain-absent.title': 'There is no keychain on this computer',
  'error.keychain-absent.fix':
    'Start the system’s keychain (on Linux a Secret Service such as GNOME Keyring) and try again.',
  'error.keychain-locked.title': 'The keychain is locked',
  'error.keychain-locked.fix': 'Unlock it and try again. Nothing you typed is lost.',
  'error.keychain-denied.title': 'The keychain refused',
  'error.keychain-denied.fix': 'Allow Slipway to use its own keychain entry and try again.',
  'error.key-refused.title': 'App Store Connect does not accept the key',
  'error.key-refused.fix':
    'Check the key ID and the issuer ID, that the key has not been revoked, and that this computer’s clock is right.',
  'error.role-too-small.title': 'The key may not do this',
  'error.role-too-small.fix':
    'Notes, groups, beta review and export compliance need a key with the role App Manager or Admin; uploading needs Developer. Ask an Admin for one.',
  'error.daily-upload-limit.title': 'The app has reached Apple’s limit of uploads for a day',
  'error.daily-upload-limit.fix':
    'Apple did not take this upload in. Cancel this run, and publish the package again in about a day.',
  'error.membership-ended.title':
    'The team’s membership in the Apple Developer Program is not active',
  'error.membership-ended.fix':
    'The Account Holder must renew it in the Apple Developer account; then try again. The key itself is good.',
  'error.request-forbidden.title': 'App Store Connect forbids this request',
  'error.request-forbidden.fix':
    'Look at App Store Connect for a notice to the team, and at the role of the key under Users and Access, Integrations.',
  'error.agreement-missing.title': 'An agreement is waiting to be accepted',
  'error.agreement-missing.fix':
    'The Account Holder must accept it, on App Store Connect under Business or at developer.apple.com/account; then try again.',
  'error.network-unreachable.title': 'App Store Connect cannot be reached',
  'error.network-unreachable.fix':
    'Check the network, a proxy or a firewall; then try again. Nothing is lost.',
  'error.network-name-unknown.title': 'There seems to be no network',
  'error.network-name-unknown.fix':
    'Connect this computer, or check its DNS settings; then try again. Nothing is lost.',
  'error.network-certificate.title': 'Somebody else answers for App Store Connect',
  'error.network-certificate.fix':
    'Sign in to the network if it has a sign-in page. If a company’s proxy reads along, ask its people to let Apple’s addresses through.',
  'error.network-proxy.title': 'The network’s proxy asks for a name and password',
  'error.network-proxy.fix':
    'Add them in Settings, Network. For the command, put the proxy with name and password in the variable HTTPS_PROXY. Then resume.',
  'error.proxy-unreachable.title': 'The network’s proxy cannot be reached',
  'error.proxy-unreachable.fix':
    'Check the proxy in the system’s network settings, and in HTTPS_PROXY for the command; then try again. Nothing is lost.',
  'error.server-trouble.title': 'App Store Connect is having trouble',
  'error.server-trouble.fix': 'Wait some minutes and try again. Nothing is lost.',
  'error.rate-limited.title': 'App Store Connect asks for a pause',
  'error.rate-limited.fix': 'The key has made too many requests this hour. Try again later.',
  'error.answer-unreadable.title': 'The answer did not come from App Store Connect’s API',
  'error.answer-unreadable.fix':
    'Something on the way answered instead, such as a sign-in page of the network. Check it and try again.',
  'error.answer-unexpected.title':
    'App Store Connect answered in a way that Slipway does not understand',
  'error.answer-unexpected.fix':
    'Resume later: what has been sent so far is kept. If it stays like this, look for a newer Slipway and report it.',
  'error.part-list-refused.title':
    'The parts to send are listed in a way that Slipway does not follow',
  'error.part-list-refused.fix':
    'None of the listed parts was sent. Resume to ask App Store Connect for a new list. If it stays like this, report it.',
  'error.request-refused.title': 'App Store Connect refused the request',
  'error.request-refused.fix': 'Fix what Apple’s message names, then resume.',
  'error.app-not-found.title': 'No app with this bundle ID',
  'error.app-not-found.fix':
    'Make the app record in App Store Connect first, or use the key of the team that has it. A key of a single person sees only that person’s apps.',
  'error.build-already-used.title': 'This version and build are already at Apple',
  'error.build-already-used.fix': 'Raise the build number, export again and drop the new file.',
  'error.build-being-published.title': 'This build is being published already',
  'error.build-being-published.fix': 'Look at its run in Activity.',
  'error.run-unfinished.title': 'A run of this build is not finished',
  'error.run-unfinished.fix': 'Resume that run. It keeps the notes and groups that it began with.',
  'error.run-unfinished-other-file.title': 'A run of this build with another file is not finished',
  'error.run-unfinished-other-file.fix': 'Cancel that run first, or raise the build number.',
  'error.group-not-found.title': 'There is no such beta group',
  'error.group-not-found.fix':
    'Check the name, capitals and spaces too, or make the group in App Store Connect.',
  'error.group-ambiguous.title': 'Two beta groups have this name',
  'error.group-ambiguous.fix':
    'Rename one of them in App Store Connect, so that the right testers get the build.',
  'error.test-information-missing.title': 'Test information for external testers is incomplete',
  'error.test-information-missing.fix':
    'Fill it in on App Store Connect under TestFlight, Test Information.',
  'error.another-build-in-review.title': 'Another build of this version is in beta review',
  'error.another-build-in-review.fix':
    'Wait until Apple has reviewed it, then resume; or publish without a review.',
  'error.note-refused.title': 'Apple would refuse a note',
  'error.note-refused.fix': 'Change the marked characters or shorten the text.',
  'error.note-changed.title': 'Somebody else has written this note',
  'error.note-changed.fix':
    'Resume to put your text in its place, or copy theirs first. Nothing was overwritten.',
  'error.compliance-open.title': 'Export compliance is not answered',
  'error.compliance-open.fix':
    'Testers get nothing until it is answered. Publish the package again with the answer, using the existing build: nothing is uploaded again. In the command: --skip-upload --uses-non-exempt-encryption yes or no.',
  'error.compliance-differs.title': 'Export compliance was answered differently before',
  'error.compliance-differs.fix':
    'Apple takes the answer once for a build. Upload a new build to answer it anew.',
  'error.upload-refused.title': 'A part of the package was refused',
  'error.upload-refused.fix':
    'Resume: the parts that Apple has are kept, and the others get new addresses.',
  'error.upload-incomplete.title': 'Apple does not have all parts of the package',
  'error.upload-incomplete.fix': 'Resume: only the missing parts are sent.',
  'error.delivery-failed.title': 'Apple refused the package',
  'error.delivery-failed.fix':
    'Fix what Apple names, raise the build number, export again and publish the new package.',
  'error.processing-failed.title': 'Apple could not process the build',
  'error.processing-failed.fix':
    'Apple mails the reason to the account’s people. Usually a new build is needed.',
  'error.build-gone.title': 'The build is no longer at Apple',
  'error.build-gone.fix':
    'Ask the account’s people whether somebody removed it. Publish a new build.',
  'error.build-internal-only.title': 'This build is for internal testers only',
  'error.build-internal-only.fix':
    'It was exported with testFlightInternalTestingOnly, and Apple never changes that for a build. Export the archive again without that option and with a new build number. Or publish this build without external groups and beta review.',
  'error.build-expired.title': 'The build has expired',
  'error.build-expired.fix': 'Upload a new build.',
  'error.review-rejected.title': 'Apple rejected the build in beta review',
  'error.review-rejected.fix':
    'The reason is on App Store Connect and in Apple’s mail. Mend it and publish a new build.',
  'error.read-back-differs.title': 'App Store Connect kept something else than was asked',
  'error.read-back-differs.fix': 'Resume to write it again, or look at it on App Store Connect.',
  'error.plan-malformed.title': 'The plan cannot be read',
  'error.plan-malformed.fix': 'Mend the named field.',
  'error.notes-malformed.title': 'The notes file cannot be read',
  'error.notes-malformed.fix':
    'Use a JSON list of objects with “language” (such as en-US) and “text”.',
  'error.run-not-found.title': 'There is no such run',
  'error.run-not-found.fix': 'Choose one from Activity, or list them with “slipway runs”.',
  'error.run-not-resumable.title': 'The run cannot be carried on',
  'error.run-not-resumable.fix': 'It is over. Publish again to start a new one.',
  'error.note-refused-by-apple.title': 'App Store Connect refused a note',
  'error.note-refused-by-apple.fix':
    'Change the note in the run and resume. In a terminal publish again with --skip-upload, and --leave-out CODE or --skip-refused-notes.',
  'error.run-not-ready-to-notify.title': 'The run is not waiting to email testers',
  'error.run-not-ready-to-notify.fix':
    'Look at where the run stands. Testers can be emailed once the run asks for it.',
  'error.run-in-use.title': 'Another Slipway is working on this run',
  'error.run-in-use.fix': 'Go on in that window or terminal, or pause the run there first.',
  'error.run-open-elsewhere.title': 'The run is open on another computer',
  'error.run-open-elsewhere.fix': 'Pause it there, then try again.',
  'error.run-not-stopped.title': 'The Slipway that works on this run does not answer',
  'error.run-not-stopped.fix':
    'End that window or command, then try again. Its journal bears that.',
  'error.receipt-not-found.title': 'There is no receipt to read',
  'error.receipt-not-found.fix':
    'Give the path of a receipt.json, or the ID of a run that is done.',
  'error.receipt-unsealed.title': 'The receipt has no seal',
  'error.receipt-unsealed.fix':
    'An earlier Slipway wrote it, so nobody can tell whether it was changed.',
  'error.cancel-unanswered.title': 'App Store Connect did not answer, so the run is not cancelled',
  'error.cancel-unanswered.fix':
    'The run is paused and sends nothing more. Cancel it again when the network works.',
  'error.run-past-withdrawal.title': 'The build is at Apple and can no longer be withdrawn',
  'error.run-past-withdrawal.fix':
    'Stop waiting instead, or expire the build on App Store Connect.',
  'error.journal-damaged.title': 'The record of the run is damaged',
  'error.journal-damaged.fix':
    'What can be read is kept. Look at App Store Connect before you publish the build again.',
  'error.journal-newer.title': 'The run was made by a newer Slipway',
  'error.journal-newer.fix': 'Open it with that version. Here it can only be looked at.',
  'error.disk-full.title': 'The disk is full',
  'error.disk-full.fix': 'Make room on that disk, then try again. Nothing that was stored is lost.',
  'error.storage-failed.title': 'This computer cannot store what Slipway has to keep',
  'error.storage-failed.fix':
    'Check that the disk is connected and has room, and that you may write to the folder; then try again.',
  'error.practice-unavailable.title': 'The practice App Store Connect is not running',
  'error.practice-unavailable.fix': 'Start Slipway again. Real accounts are not affected.',
  'error.practice-in-use.title': 'Another practice App Store Connect is using this world',
  'error.practice-in-use.fix': 'End the other one, or keep this world in another folder.',
  'error.practice-refused.title': 'The practice side did not take that',
  'error.practice-refused.fix': 'Change what you asked for and try again.',
  'error.confirmation-open.title': 'Slipway is waiting for your answer',
  'error.confirmation-open.fix': 'Answer the confirmation that is open, then try again.',
  'error.call-malformed.title': 'The window asked for something that makes no sense',
  'error.call-malformed.fix': 'Reload the window. If it happens again, please report it.',
  'error.call-refused.title': 'The request did not come from Slipway’s window',
  'error.call-refused.fix': 'Close other windows and start Slipway again.',
  'error.wrong-usage.title': 'The command line cannot be used like this',
  'error.wrong-usage.fix': 'Add --help to see how the command is used.',
  'error.sample-not-written.title': 'The sample cannot be written',
  'error.sample-not-written.fix': 'Choose a place that you may write to and that has room.',
  'error.unexpected.title': 'Slipway made a mistake',
  'error.unexpected.fix':
    'Nothing you typed is lost. Try again, and report it with the details if it stays.',
  'error.declaration-missing.title': 'Apple asks for an export compliance declaration',
  'error.declaration-missing.fix':
    'In App Store Connect, open App Information, App Encryption Documentation, and submit a declaration. Then resume the run, which attaches it. You can also attach it to the build there under TestFlight.',
} as const;
