/* Diagnostics files, the log, and what is shown after Slipway ended unexpectedly. */
export const diagnostics = {
  'error.diagnostics-unsafe.title': 'The diagnostics file wasn’t saved',
  'error.diagnostics-unsafe.fix':
    'Leave out the log and the runs, or close the preview and open it again.',
  // count: places in the file.
  'error.diagnostics-unsafe.detail':
    '{count, plural, =0 {The file would have been larger than 1 MB. Nothing was written.} one {# place in it still looked like a password or key. Nothing was written.} other {# places in it still looked like passwords or keys. Nothing was written.}}',
  'error.diagnostics-outdated.detail':
    'The diagnostics were generated again after this preview was opened. Nothing was written.',
  'error.diagnostics-outdated.title': 'The diagnostics preview is outdated',
  'error.diagnostics-outdated.fix': 'Close the preview and open it again.',
  'diagnostics.keychain-silent': 'The keychain didn’t respond',

  'help.command.diagnostics':
    'Write a text file that helps with a problem: log, runs, settings and versions, without secrets',
  'help.option.without': 'Part of the diagnostics to leave out, such as log or runs (repeatable)',
  // name: what was typed. known: the parts, as they are typed.
  'diagnostics.part-unknown': '“{name}” is not a part of the diagnostics. The parts are: {known}',
  // log: a path. command: to be typed.
  'diagnostics.command-hint':
    'The log has the details: {log}. To report the problem, attach the file that “{command}” writes.',

  // The menu, the command palette and buttons.
  'diagnostics.save': 'Save Diagnostics…',
  'diagnostics.open-logs': 'Open Logs',
  'choose.diagnostics': 'Save diagnostics',
  'choose.diagnostics-button': 'Save',
  'choose.diagnostics-files': 'Text files',
  'settings.diagnostics': 'Diagnostics',
  'settings.diagnostics-hint':
    'A text file for whoever helps you with a problem: versions, settings, runs and the log, without secrets. You see all of it first.',

  // The preview.
  'diagnostics.title': 'Save Diagnostics',
  'diagnostics.text':
    'This is everything that the file contains. Nothing is sent anywhere: you decide who gets it.',
  'diagnostics.gathering': 'Gathering diagnostics…',
  'diagnostics.parts': 'Parts',
  'diagnostics.include': 'Include {part}',
  'diagnostics.empty': 'Nothing here.',
  'diagnostics.search': 'Search this part',
  'diagnostics.clear-search': 'Clear search',
  'diagnostics.total': '{size} in total',
  'diagnostics.save-file': 'Save…',
  'diagnostics.saved': '{file} saved. Nothing was sent.',
  'diagnostics.show-in-folder': 'Show in folder',
  'diagnostics.none-chosen': 'Choose at least one part',

  // At the start after a crash, a power failure or the like.
  'diagnostics.ended-app': 'Slipway ended unexpectedly. Your runs and notes are saved.',
  'diagnostics.ended-window':
    'The window stopped working and was reloaded. Runs continued, and your notes are saved.',

  // The parts of a diagnostics file.
  'diagnostics.part.system': 'System and versions',
  'diagnostics.part.connection': 'Proxy, keychain and clock',
  'diagnostics.part.accounts': 'Accounts',
  'diagnostics.part.settings': 'Settings',
  'diagnostics.part.crashes': 'Crash dumps (names and times)',
  'diagnostics.part.runs': 'Newest runs',
  'diagnostics.part.log': 'Log',
  'diagnostics.masked': '{count, plural, one {# place masked} other {# places masked}}',
  'diagnostics.searched':
    '{count, plural, =0 {This installation stores no passwords or keys. Anything that looks like one is masked.} one {Searched for the # password or key that this installation stores, and for anything that looks like one.} other {Searched for the # passwords and keys that this installation stores, and for anything that looks like one.}}',
  // reason: a short sentence without a period, such as “The keychain is locked”.
  'diagnostics.unsearched':
    '{reason}, so its passwords and keys could not be searched for by value. Anything that looks like one is masked.',
  'diagnostics.nothing-sent': 'Nothing is sent anywhere.',
  'diagnostics.saved-as': 'Diagnostics saved: {file} ({size})',
} as const;
