/* Toasts and what a screen reader announces after an action in the window. */
export const announcements = {
  // A toast with an Undo button, for screen readers. {done}: a sentence.
  'announced.with-undo': '{done} Undo is available.',
  'announced.account-in-use': 'Publishing with {name}.',
  'announced.account-deleted': '{name} deleted from this computer.',
  // The deleted account was the one in use; {next} takes its place.
  'announced.account-deleted-next':
    '{name} deleted from this computer. Packages are now published with {next}.',
  'announced.account-deleted-untested':
    '{name} deleted from this computer. {next} is now in use, because none of the remaining live keys is known to work.',
  'announced.key-added': '{name} added.',
  'announced.key-added-untested':
    '{name} added. App Store Connect couldn’t be reached, so the key isn’t tested yet.',
  // After the first key was added, with an Undo button.
  'announced.live-by-default':
    'Packages are now published with {name}. Practice is still there when you choose it.',
  'announced.account-found': '{name} has this app.',
  // {before} is the account that was chosen, and doesn’t have the app any more.
  'announced.account-replaced':
    'Publishing with {name}: it has this app, and {before} doesn’t. Nothing was uploaded.',
  'announced.choose-account': 'Choose the account to publish with.',
  'announced.account-changed': 'Account changed.',
  'announced.uses-existing-build': 'Using the existing build. Nothing is uploaded.',
  'announced.uploads-again': 'The existing build isn’t used. The package is uploaded.',
  'announced.run-started': 'The run has started.',
  'announced.run-with-existing-build': 'A new run with the existing build has started.',
  'announced.practice-restarted': 'Practice restarted.',
  'announced.problem-added': 'Problem added.',
  'announced.problem-removed': 'Problem removed.',
  'announced.problems-removed': 'All simulated problems removed.',
  'announced.clock-advanced': 'Practice clock advanced.',
} as const;
