/* The What to Test section of the plan: one note for each language, and importing notes from a file. */
export const planNotes = {
  'notes.title': 'What to Test',
  'notes.written': '{written} of {count, plural, one {# language} other {# languages}}',
  'notes.open-editor': 'Open editor',
  'notes.back': 'Back',
  'notes.import': 'Import…',
  'notes.copy-from-build': 'Copy from build {build}',
  'notes.asking': 'Asking App Store Connect for the app’s languages…',
  'notes.no-language': 'Add a language to write What to Test.',
  'notes.languages': 'Languages',
  'notes.add-language': 'Add language',
  'notes.find-language': 'Find a language',
  'notes.unknown-language': 'App Store Connect has no such language.',
  // The field for one language, and the button that removes it.
  'notes.field': 'What to Test, {language}',
  'notes.placeholder': 'What should testers try in this build?',
  'notes.remove': 'Remove {language}',

  // Beside a language: what is wrong with its note, as short as possible.
  'notes.state.empty': 'Empty',
  'notes.state.too-long': '{count, plural, one {# too long} other {# too long}}',
  'notes.state.unsupported': '{count, plural, one {# to fix} other {# to fix}}',
  // The same in full, for screen readers.
  'notes.state.written-full': '{count, plural, one {# character} other {# characters}}',
  'notes.state.too-long-full':
    '{count, plural, one {# character too long} other {# characters too long}}',
  'notes.state.unsupported-full':
    '{count, plural, one {# unsupported character} other {# unsupported characters}}',
  'notes.state.doubtful-full':
    '{length, plural, one {# character} other {# characters}}, {count, plural, one {# may be refused} other {# may be refused}}',

  // Characters typed and allowed: “312 of 4,000”.
  'notes.length': '{length} of {limit}',
  'notes.too-long':
    '{count, plural, one {This note is # character too long.} other {This note is # characters too long.}}',
  // {places}: a list of the two messages below.
  'notes.unsupported':
    '{count, plural, one {App Store Connect doesn’t accept {places}. Remove it to continue.} other {App Store Connect doesn’t accept {places}. Remove them to continue.}}',
  // {codes}: its Unicode code points, such as U+1F680.
  'notes.unsupported-place': '“{character}” ({codes}, line {line})',
  'notes.unsupported-more': '{count, plural, one {# more character} other {# more characters}}',

  'notes.previous': 'Previous notes (build {build})',
  'notes.previous-text': 'Notes of build {build}',
  // Above the note that is being translated, and the button that copies it into the current language.
  'notes.source': '{language} – primary language',
  'notes.source-text': '{language} notes',
  'notes.copy-to': 'Copy to {language}',

  'notes.unchanged': 'Your notes are unchanged.',

  // Toasts.
  'notes.removed': '{language} removed.',
  'notes.removed-several':
    '{count, plural, one {# language removed.} other {# languages removed.}}',
  'notes.all-written': 'Every language of that build has notes already.',
  'notes.copied':
    '{count, plural, one {Copied notes in # language from build {build}.} other {Copied notes in # languages from build {build}.}}',
} as const;
