/* Toasts and what a screen reader announces after an action in the window. */
export const announcements = {
  // A toast with an Undo button, for screen readers. {done}: a sentence.
  'announced.with-undo': '{done} Undo is available.',
  'announced.account-in-use': 'Publishing with {name}.',
  'announced.account-deleted': '{name} deleted from this computer.',
  'announced.key-added': '{name} added.',
  'announced.key-added-untested':
    '{name} added. App Store Connect couldn’t be reached, so the key isn’t tested yet.',
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
