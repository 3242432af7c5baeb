/* What the system shows for Slipway: menus, the icon in the tray or menu bar, notifications and dialogs. */
export const desktop = {
  // A package without a name and a bundle ID.
  'name.unnamed-app': 'Unnamed app',

  // “&” stands before the letter that opens the menu with the keyboard on Windows and Linux. It may be left out.
  'menu.file': '&File',
  'menu.edit': '&Edit',
  'menu.view': '&View',
  'menu.window': 'Window',
  'menu.help': 'Help',
  'menu.about': 'About Slipway',
  'menu.settings': 'Settings…',
  'menu.services': 'Services',
  'menu.hide': 'Hide Slipway',
  'menu.hide-others': 'Hide others',
  'menu.show-all': 'Show all',
  'menu.quit': 'Quit Slipway',
  'menu.new-build': 'New build',
  'menu.open-package': 'Open package…',
  'menu.open-recent': 'Open recent',
  'menu.clear-recent': 'Clear menu',
  'menu.publish': 'Publish…',
  'menu.close-window': 'Close window',
  'menu.undo': 'Undo',
  'menu.redo': 'Redo',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.select-all': 'Select all',
  'menu.find': 'Find',
  'menu.palette': 'Command palette',
  'menu.details': 'Show or hide details',
  'menu.actual-size': 'Actual size',
  'menu.zoom-in': 'Zoom in',
  'menu.zoom-out': 'Zoom out',
  'menu.full-screen': 'Full screen',
  'menu.minimize': 'Minimize',
  'menu.zoom': 'Zoom',
  'menu.front': 'Bring all to front',
  'menu.shortcuts': 'Keyboard shortcuts',
  'menu.app-store-connect': 'Open App Store Connect',

  'tray.running': '{count, plural, one {{build} is in progress} other {# runs are in progress}}',
  // A run with its current step.
  'tray.run': '{build}: {step}',
  'tray.show': 'Show Slipway',
  'tray.quit': 'Quit Slipway',

  // Closing the window or quitting during a run.
  'leave.title':
    '{count, plural, one {{build} is still publishing} other {# runs are still publishing}}',
  'leave.resume-later':
    '“Keep running” hides the window until the run ends. “Pause and quit” lets you resume later.',
  'leave.resumes':
    '“Keep running” hides the window until the run ends. “Pause and quit” pauses the run until Slipway starts again.',
  'leave.keep-running': 'Keep running',
  'leave.pause-and-quit': 'Pause and quit',
  // A checkbox under the question.
  'leave.remember': 'Always keep running when I close the window',

  // Titles of notifications. `build` is an app with its version and build number.
  'notice.needs-you': '{build} needs your attention',
  'notice.failed': 'Publishing {build} failed',
  'notice.slow': '{build} is taking longer than expected',
  'notice.blocked': '{build} has blockers',
  'notice.processed': '{build} finished processing',
  'notice.appeared': '{build} appeared in App Store Connect',
  'notice.testers-have-it': 'Testers have {build}',
  'notice.testers-have-it.reviewed': 'Apple approved the build and released it to testers.',
  'notice.approved': 'Apple approved {build}',
  'notice.approved.releasing': 'Apple is releasing it to testers.',
  'notice.approved.not-released':
    'External testers don’t have it yet because automatic emails are off. Open the run to see what to do.',
  'notice.rejected': 'Apple rejected {build} in beta review',
  'notice.rejected.next': 'Read the reason in App Store Connect. The run lists what you can do.',
  'notice.review-free': 'Ready to submit {build} for beta review',
  'notice.finished': 'Finished publishing {build}',
  // Their texts.
  'notice.slow.find-build':
    'App Store Connect does not show the build yet. Nothing is lost. Resume to keep waiting.',
  'notice.slow.processing':
    'Apple has not finished processing the build. Nothing is lost. Resume to keep waiting.',
  'notice.blocked.count':
    '{count, plural, one {# blocker stopped the run.} other {# blockers stopped the run.}}',
  'notice.next': 'Next: {steps}.',
  'notice.next.notes': 'notes',
  'notice.next.groups': '{count, plural, one {# group} other {# groups}}',
  'notice.next.review': 'beta review',
  'notice.next.nothing': 'Nothing else is planned for this build.',
  'notice.resume': 'Resume the run to continue with the plan.',
  'notice.all-done': 'Every step is done.',

  // The system’s dialogs for choosing files: title, button, and the kinds of files.
  'choose.key': 'Choose the private key from App Store Connect',
  'choose.key-button': 'Choose key',
  'choose.key-files': 'Private key',
  'choose.all-files': 'All files',
  'choose.notes': 'Choose release notes',
  'choose.notes-button': 'Import notes',
  'choose.notes-files': 'Release notes',
  'choose.packages': 'Choose packages to publish',
  'choose.packages-button': 'Choose packages',
  'choose.packages-files': 'App packages',

  // Dialogs before the window is there. `options` is a list of switches and variables.
  'start.refused': 'Slipway can’t start with these options',
  'start.refused-options': 'Start it without {options}.',
  'start.failed': 'Slipway can’t start',

  // Why an upload waits.
  'wait.paused-by-you': 'You paused all uploads.',
  'wait.on-battery': 'This computer is on battery power.',

  'error.confirmation-outdated.run': 'The run’s plan no longer matches the confirmation.',
  'error.confirmation-open.one': 'Only one confirmation can be open at a time.',
  'error.account-not-found.no-key': 'The keychain has no key for this account.',
  'error.keychain-denied.not-stored': 'The keychain accepted the key but did not store it.',
  // words: the keychain’s own.
  'error.keychain.response': 'The keychain responded: {words}',
  'error.call-refused.frame': 'The request did not come from Slipway’s own page.',
  'error.call-refused.file':
    'The file or folder was not dropped on the window in this session. Nothing was read.',
  'error.call-refused.draft': 'What was to be saved is larger than App Store Connect takes.',
  'error.call-refused.page': 'Slipway opens only Apple’s pages.',
  // call and field: names in the program. code: what is wrong.
  'error.call-malformed.field': 'In “{call}”, {field} is invalid ({code}).',
  'error.call-malformed.whole': 'The request “{call}” is invalid ({code}).',
  'error.run-not-found.unnamed': 'The request does not name a run.',
  'error.request-refused.practice-pages': 'The practice App Store Connect has no web pages.',
} as const;
