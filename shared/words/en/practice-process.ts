/* Processes of Slipway, and why the practice App Store Connect can’t be reached. */
export const practiceProcess = {
  // request: a name in the program.
  'error.unexpected.reply': 'A process of Slipway gave an unreadable answer to “{request}”.',
  'error.practice-unavailable.ended': 'It ended unexpectedly.',
  'error.practice-unavailable.stopped': 'It is not running anymore.',
  'error.practice-unavailable.not-started': 'It was not started.',
  'error.practice-unavailable.not-ready': 'It is not ready yet.',
  'error.practice-unavailable.moved': 'It moved from {from} to {to}.',
  'error.practice-unavailable.silent': 'It did not respond for {time}.',
  'error.practice-refused.scenario': 'There is no scenario “{name}”. Available scenarios: {names}.',
  // process: its number. computer: its name.
  'error.practice-in-use.process':
    'Process {process} on this computer uses the practice data in {folder}.',
  'error.practice-in-use.some-process':
    'Another process on this computer uses the practice data in {folder}.',
  'error.practice-in-use.computer':
    'Process {process} on the computer {computer} uses the practice data in {folder}.',
} as const;
