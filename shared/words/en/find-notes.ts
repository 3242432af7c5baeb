/* Finding and replacing text in the notes of all languages. */
export const findNotes = {
  'menu.find-in-notes': 'Find and replace in notes',
  'find-notes.title': 'Find and replace',
  'find-notes.wanted': 'Find',
  'find-notes.replacement': 'Replace with',
  'find-notes.match-case': 'Match case',
  'find-notes.whole-words': 'Whole words',
  'find-notes.previous': 'Previous match',
  'find-notes.next': 'Next match',
  'find-notes.close': 'Close find and replace',
  'find-notes.replace': 'Replace',
  'find-notes.replace-language': 'Replace in {language}',
  'find-notes.replace-all': 'Replace all',
  'find-notes.hint': 'Searches the notes of all languages.',
  'find-notes.none': 'No matches.',
  // {at}: which of the matches is selected.
  'find-notes.count-at':
    '{at} of {count, plural, one {# match} other {# matches}} in {languages, plural, one {# language} other {# languages}}',
  'find-notes.matches': 'Matches by language',
  'find-notes.replaced':
    '{count, plural, one {# match replaced} other {# matches replaced}} in {languages, plural, one {# language.} other {# languages.}}',
  'find-notes.read-only': 'These notes can’t be changed.',
} as const;
