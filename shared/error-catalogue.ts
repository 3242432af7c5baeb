import { declareWords } from './words/export';

interface Entry {
  /** What happened, as a headline. */
  title: string;
  whatToDo: string;
  /** Whether trying again can help. */
  retryable: boolean;
}

/** Every expected error. A code is never shown alone: a title, what happened and what to do go with it. */
export const catalogue = {
  'package-not-found': {
    title: 'The package is not there',
    whatToDo: 'Check the path, or drop the package again.',
    retryable: true,
  },
  'package-is-folder': {
    title: 'That is a folder, not a package',
    whatToDo: 'Export an .ipa from Xcode or your build system and drop that one file.',
    retryable: false,
  },
  'package-not-ipa': {
    title: 'That is not an .ipa',
    whatToDo: 'Drop the .ipa that your archive was exported to.',
    retryable: false,
  },
  'package-empty': {
    title: 'The package is empty',
    whatToDo: 'The export probably did not finish. Export again and drop the new file.',
    retryable: false,
  },
  'package-not-a-zip': {
    title: 'The file is not a package',
    whatToDo: 'An .ipa is a zip archive and this is not one. Export the archive again.',
    retryable: false,
  },
  'package-truncated': {
    title: 'The package is cut short',
    whatToDo: 'It was probably still being copied, or the download broke off. Copy it again.',
    retryable: true,
  },
  'package-without-app': {
    title: 'There is no app in the package',
    whatToDo:
      'An .ipa holds Payload/Name.app. Export for the App Store from Xcode and drop that file.',
    retryable: false,
  },
  'package-several-apps': {
    title: 'There is more than one app in the package',
    whatToDo: 'Apple takes exactly one Payload/Name.app. Export the archive again.',
    retryable: false,
  },
  'package-unsafe': {
    title: 'The package is put together in a way that is not safe to read',
    whatToDo: 'Do not publish it. Build it again from the source.',
    retryable: false,
  },
  'package-too-large': {
    title: 'The package is larger than Apple takes',
    whatToDo: 'Bring it under the limit: load content after the first start instead.',
    retryable: false,
  },
  'package-plist-unreadable': {
    title: 'The app’s Info.plist cannot be read',
    whatToDo: 'Build the app again; Apple would refuse this one too.',
    retryable: false,
  },
  'package-unreadable': {
    title: 'The package cannot be opened',
    whatToDo: 'Check that you may read the file and that its disk is connected.',
    retryable: true,
  },
  'override-other-package': {
    title: 'A check was passed over for another file',
    whatToDo:
      'Open the package again and look at its findings: what was decided about one file does not hold for the next.',
    retryable: false,
  },
  'package-changed': {
    title: 'The package on this computer is not the one that was checked',
    whatToDo:
      'Put the first file back, then resume. Or cancel this run, open the package again, check its findings and publish it.',
    retryable: false,
  },
  'key-not-found': {
    title: 'The key file is not there',
    whatToDo: 'Choose the .p8 again.',
    retryable: true,
  },
  'key-not-pem': {
    title: 'That is not a private key',
    whatToDo: 'Choose the AuthKey_….p8 that App Store Connect gave you once when the key was made.',
    retryable: false,
  },
  'key-is-certificate': {
    title: 'That is a certificate, not a private key',
    whatToDo: 'Choose the AuthKey_….p8 from Users and Access, Integrations, App Store Connect API.',
    retryable: false,
  },
  'key-is-public': {
    title: 'That is a public key',
    whatToDo: 'Choose the private key: the AuthKey_….p8 from App Store Connect.',
    retryable: false,
  },
  'key-is-rsa': {
    title: 'That is an RSA key',
    whatToDo:
      'App Store Connect’s keys are of another kind. Choose the AuthKey_….p8 that it gave you.',
    retryable: false,
  },
  'key-wrong-curve': {
    title: 'That key is on the wrong curve',
    whatToDo: 'App Store Connect uses P-256. Choose the AuthKey_….p8 that it gave you.',
    retryable: false,
  },
  'key-encrypted': {
    title: 'That key is locked with a password',
    whatToDo: 'Apple’s .p8 has none. Choose the file as it was downloaded.',
    retryable: false,
  },
  'key-id-malformed': {
    title: 'The key ID does not look right',
    whatToDo: 'It has ten letters and digits and stands beside the key in App Store Connect.',
    retryable: false,
  },
  'issuer-id-malformed': {
    title: 'The issuer ID does not look right',
    whatToDo: 'It is a UUID and stands above the list of keys in App Store Connect.',
    retryable: false,
  },
  'key-already-added': {
    title: 'That key is already here',
    whatToDo: 'Use the account that has it, or delete that one first.',
    retryable: false,
  },
  'account-name-taken': {
    title: 'Another account has that name',
    whatToDo: 'Give this one a name of its own, so that you can tell them apart.',
    retryable: false,
  },
  'account-not-found': {
    title: 'That account is not here',
    whatToDo: 'Choose another account, or add the key again.',
    retryable: false,
  },
  'key-wrong-environment': {
    title: 'That key must not be sent there',
    whatToDo: 'Practice keys go only to the practice App Store Connect, real keys only to Apple.',
    retryable: false,
  },
  'keychain-absent': {
    title: 'There is no keychain on this computer',
    whatToDo:
      'Start the system’s keychain (on Linux a Secret Service such as GNOME Keyring) and try again.',
    retryable: true,
  },
  'keychain-locked': {
    title: 'The keychain is locked',
    whatToDo: 'Unlock it and try again. Nothing you typed is lost.',
    retryable: true,
  },
  'keychain-denied': {
    title: 'The keychain refused',
    whatToDo: 'Allow Slipway to use its own keychain entry and try again.',
    retryable: true,
  },
  'key-refused': {
    title: 'App Store Connect does not accept the key',
    whatToDo:
      'Check the key ID and the issuer ID, that the key has not been revoked, and that this computer’s clock is right.',
    retryable: true,
  },
  'role-too-small': {
    title: 'The key may not do this',
    whatToDo:
      'Notes, groups, beta review and export compliance need a key with the role App Manager or Admin; uploading needs Developer. Ask an Admin for one.',
    retryable: false,
  },
  'daily-upload-limit': {
    title: 'The app has reached Apple’s limit of uploads for a day',
    whatToDo:
      'Apple did not take this upload in. Cancel this run, and publish the package again in about a day.',
    retryable: false,
  },
  'membership-ended': {
    title: 'The team’s membership in the Apple Developer Program is not active',
    whatToDo:
      'The Account Holder must renew it in the Apple Developer account; then try again. The key itself is good.',
    retryable: true,
  },
  'request-forbidden': {
    title: 'App Store Connect forbids this request',
    whatToDo:
      'Look at App Store Connect for a notice to the team, and at the role of the key under Users and Access, Integrations.',
    retryable: true,
  },
  'agreement-missing': {
    title: 'An agreement is waiting to be accepted',
    whatToDo:
      'The Account Holder must accept it, on App Store Connect under Business or at developer.apple.com/account; then try again.',
    retryable: true,
  },
  'network-unreachable': {
    title: 'App Store Connect cannot be reached',
    whatToDo: 'Check the network, a proxy or a firewall; then try again. Nothing is lost.',
    retryable: true,
  },
  'network-name-unknown': {
    title: 'There seems to be no network',
    whatToDo: 'Connect this computer, or check its DNS settings; then try again. Nothing is lost.',
    retryable: true,
  },
  'network-certificate': {
    title: 'Somebody else answers for App Store Connect',
    whatToDo:
      'Sign in to the network if it has a sign-in page. If a company’s proxy reads along, ask its people to let Apple’s addresses through.',
    retryable: true,
  },
  'network-proxy': {
    title: 'The network’s proxy asks for a name and password',
    whatToDo:
      'Add them in Settings, Network. For the command, put the proxy with name and password in the variable HTTPS_PROXY. Then resume.',
    retryable: true,
  },
  'proxy-unreachable': {
    title: 'The network’s proxy cannot be reached',
    whatToDo:
      'Check the proxy in the system’s network settings, and in HTTPS_PROXY for the command; then try again. Nothing is lost.',
    retryable: true,
  },
  'server-trouble': {
    title: 'App Store Connect is having trouble',
    whatToDo: 'Wait some minutes and try again. Nothing is lost.',
    retryable: true,
  },
  'rate-limited': {
    title: 'App Store Connect asks for a pause',
    whatToDo: 'The key has made too many requests this hour. Try again later.',
    retryable: true,
  },
  'answer-unreadable': {
    title: 'The answer did not come from App Store Connect’s API',
    whatToDo:
      'Something on the way answered instead, such as a sign-in page of the network. Check it and try again.',
    retryable: true,
  },
  'answer-unexpected': {
    title: 'App Store Connect answered in a way that Slipway does not understand',
    whatToDo:
      'Resume later: what has been sent so far is kept. If it stays like this, look for a newer Slipway and report it.',
    retryable: true,
  },
  'part-list-refused': {
    title: 'The parts to send are listed in a way that Slipway does not follow',
    whatToDo:
      'None of the listed parts was sent. Resume to ask App Store Connect for a new list. If it stays like this, report it.',
    retryable: true,
  },
  'request-refused': {
    title: 'App Store Connect refused the request',
    whatToDo: 'Fix what Apple’s message names, then resume.',
    retryable: false,
  },
  'app-not-found': {
    title: 'No app with this bundle ID',
    whatToDo:
      'Make the app record in App Store Connect first, or use the key of the team that has it. A key of a single person sees only that person’s apps.',
    retryable: true,
  },
  'build-already-used': {
    title: 'This version and build are already at Apple',
    whatToDo: 'Raise the build number, export again and drop the new file.',
    retryable: false,
  },
  'build-being-published': {
    title: 'This build is being published already',
    whatToDo: 'Look at its run in Activity.',
    retryable: false,
  },
  'run-unfinished': {
    title: 'A run of this build is not finished',
    whatToDo: 'Resume that run. It keeps the notes and groups that it began with.',
    retryable: false,
  },
  'run-unfinished-other-file': {
    title: 'A run of this build with another file is not finished',
    whatToDo: 'Cancel that run first, or raise the build number.',
    retryable: false,
  },
  'group-not-found': {
    title: 'There is no such beta group',
    whatToDo: 'Check the name, capitals and spaces too, or make the group in App Store Connect.',
    retryable: true,
  },
  'group-ambiguous': {
    title: 'Two beta groups have this name',
    whatToDo: 'Rename one of them in App Store Connect, so that the right testers get the build.',
    retryable: true,
  },
  'test-information-missing': {
    title: 'Test information for external testers is incomplete',
    whatToDo: 'Fill it in on App Store Connect under TestFlight, Test Information.',
    retryable: true,
  },
  'another-build-in-review': {
    title: 'Another build of this version is in beta review',
    whatToDo: 'Wait until Apple has reviewed it, then resume; or publish without a review.',
    retryable: true,
  },
  'note-refused': {
    title: 'Apple would refuse a note',
    whatToDo: 'Change the marked characters or shorten the text.',
    retryable: false,
  },
  'note-changed': {
    title: 'Somebody else has written this note',
    whatToDo:
      'Resume to put your text in its place, or copy theirs first. Nothing was overwritten.',
    retryable: true,
  },
  'compliance-open': {
    title: 'Export compliance is not answered',
    whatToDo:
      'Testers get nothing until it is answered. Publish the package again with the answer, using the existing build: nothing is uploaded again. In the command: --skip-upload --uses-non-exempt-encryption yes or no.',
    retryable: true,
  },
  'declaration-missing': {
    title: 'Apple asks for an export compliance declaration',
    whatToDo: declareWords,
    retryable: true,
  },
  'compliance-differs': {
    title: 'Export compliance was answered differently before',
    whatToDo: 'Apple takes the answer once for a build. Upload a new build to answer it anew.',
    retryable: false,
  },
  'upload-refused': {
    title: 'A part of the package was refused',
    whatToDo: 'Resume: the parts that Apple has are kept, and the others get new addresses.',
    retryable: true,
  },
  'upload-incomplete': {
    title: 'Apple does not have all parts of the package',
    whatToDo: 'Resume: only the missing parts are sent.',
    retryable: true,
  },
  'delivery-failed': {
    title: 'Apple refused the package',
    whatToDo:
      'Fix what Apple names, raise the build number, export again and publish the new package.',
    retryable: false,
  },
  'processing-failed': {
    title: 'Apple could not process the build',
    whatToDo: 'Apple mails the reason to the account’s people. Usually a new build is needed.',
    retryable: false,
  },
  'build-gone': {
    title: 'The build is no longer at Apple',
    whatToDo: 'Ask the account’s people whether somebody removed it. Publish a new build.',
    retryable: false,
  },
  'build-internal-only': {
    title: 'This build is for internal testers only',
    whatToDo:
      'It was exported with testFlightInternalTestingOnly, and Apple never changes that for a build. Export the archive again without that option and with a new build number. Or publish this build without external groups and beta review.',
    retryable: false,
  },
  'build-expired': {
    title: 'The build has expired',
    whatToDo: 'Upload a new build.',
    retryable: false,
  },
  'review-rejected': {
    title: 'Apple rejected the build in beta review',
    whatToDo:
      'The reason is on App Store Connect and in Apple’s mail. Mend it and publish a new build.',
    retryable: false,
  },
  'read-back-differs': {
    title: 'App Store Connect kept something else than was asked',
    whatToDo: 'Resume to write it again, or look at it on App Store Connect.',
    retryable: true,
  },
  'plan-malformed': {
    title: 'The plan cannot be read',
    whatToDo: 'Mend the named field.',
    retryable: false,
  },
  'notes-malformed': {
    title: 'The notes file cannot be read',
    whatToDo: 'It is a JSON list of {"language": "en-US", "text": "…"}.',
    retryable: false,
  },
  'run-not-found': {
    title: 'There is no such run',
    whatToDo: 'Choose one from Activity, or list them with “slipway runs”.',
    retryable: false,
  },
  'run-not-resumable': {
    title: 'The run cannot be carried on',
    whatToDo: 'It is over. Publish again to start a new one.',
    retryable: false,
  },
  'note-refused-by-apple': {
    title: 'App Store Connect refused a note',
    whatToDo:
      'Change the note in the run and resume. In a terminal publish again with --skip-upload, and --leave-out CODE or --skip-refused-notes.',
    retryable: true,
  },
  'run-not-ready-to-notify': {
    title: 'The run is not waiting to email testers',
    whatToDo: 'Look at where the run stands. Testers can be emailed once the run asks for it.',
    retryable: false,
  },
  'run-in-use': {
    title: 'Another Slipway is working on this run',
    whatToDo: 'Go on in that window or terminal, or pause the run there first.',
    retryable: true,
  },
  'run-open-elsewhere': {
    title: 'The run is open on another computer',
    whatToDo: 'Pause it there, then try again.',
    retryable: true,
  },
  'run-not-stopped': {
    title: 'The Slipway that works on this run does not answer',
    whatToDo: 'End that window or command, then try again. Its journal bears that.',
    retryable: true,
  },
  'receipt-not-found': {
    title: 'There is no receipt to read',
    whatToDo: 'Give the path of a receipt.json, or the ID of a run that is done.',
    retryable: false,
  },
  'receipt-unsealed': {
    title: 'The receipt has no seal',
    whatToDo: 'An earlier Slipway wrote it, so nobody can tell whether it was changed.',
    retryable: false,
  },
  'cancel-unanswered': {
    title: 'App Store Connect did not answer, so the run is not cancelled',
    whatToDo: 'The run is paused and sends nothing more. Cancel it again when the network works.',
    retryable: true,
  },
  'run-past-withdrawal': {
    title: 'The build is at Apple and can no longer be withdrawn',
    whatToDo: 'Stop waiting instead, or expire the build on App Store Connect.',
    retryable: false,
  },
  'journal-damaged': {
    title: 'The record of the run is damaged',
    whatToDo:
      'What can be read is kept. Look at App Store Connect before you publish the build again.',
    retryable: false,
  },
  'journal-newer': {
    title: 'The run was made by a newer Slipway',
    whatToDo: 'Open it with that version. Here it can only be looked at.',
    retryable: false,
  },
  'disk-full': {
    title: 'The disk is full',
    whatToDo: 'Make room on that disk, then try again. Nothing that was stored is lost.',
    retryable: true,
  },
  'storage-failed': {
    title: 'This computer cannot store what Slipway has to keep',
    whatToDo:
      'Check that the disk is connected and has room, and that you may write to the folder; then try again.',
    retryable: true,
  },
  'practice-unavailable': {
    title: 'The practice App Store Connect is not running',
    whatToDo: 'Start Slipway again. Real accounts are not affected.',
    retryable: true,
  },
  'practice-in-use': {
    title: 'Another practice App Store Connect is using this world',
    whatToDo: 'End the other one, or keep this world in another folder.',
    retryable: true,
  },
  'practice-refused': {
    title: 'The practice side did not take that',
    whatToDo: 'Change what you asked for and try again.',
    retryable: false,
  },
  'confirmation-open': {
    title: 'Slipway is waiting for your answer',
    whatToDo: 'Answer the confirmation that is open, then try again.',
    retryable: true,
  },
  'call-malformed': {
    title: 'The window asked for something that makes no sense',
    whatToDo: 'Reload the window. If it happens again, please report it.',
    retryable: false,
  },
  'call-refused': {
    title: 'The request did not come from Slipway’s window',
    whatToDo: 'Close other windows and start Slipway again.',
    retryable: false,
  },
  'wrong-usage': {
    title: 'The command line cannot be used like this',
    whatToDo: 'Add --help to see how the command is used.',
    retryable: false,
  },
  'sample-not-written': {
    title: 'The sample cannot be written',
    whatToDo: 'Choose a place that you may write to and that has room.',
    retryable: true,
  },
  unexpected: {
    title: 'Slipway made a mistake',
    whatToDo: 'Nothing you typed is lost. Try again, and report it with the details if it stays.',
    retryable: true,
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;
