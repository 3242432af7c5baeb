/* The user guide inside the app. Its pages are in English; these are the words around them, and the list of errors. */
export const guide = {
  'window.help': 'Help',
  'guide.title': 'User Guide',
  'guide.pages': 'Pages of the user guide',
  'guide.errors': 'Error codes',
  'guide.errors-intro':
    'Every error that Slipway can show, with what to do about it. The code is in the corner of an error.',
  'guide.in-english': 'The user guide is in English. The list of error codes is in your language.',
  'guide.search': 'Search the guide and the error codes',
  'guide.search-clear': 'Clear the search',
  'guide.results': 'Search results',
  'guide.found':
    '{count, plural, =0 {Nothing found} one {# section found} other {# sections found}}',
  'guide.nothing-hint': 'Try fewer or other words, or the code of an error.',
  'guide.back': 'Back to where you were',
  'guide.reading': 'Opening the guide…',
  'guide.retry-hint': 'Trying again can help.',
  'guide.about': 'Help with {topic}',
  'guide.about-error': 'What the error {code} means',
  'guide.page-missing': 'This page could not be opened.',
  'menu.user-guide': 'User Guide',
  'menu.error-codes': 'Error Codes',
} as const;
