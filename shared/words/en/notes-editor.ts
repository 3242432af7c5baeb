/* The screen of the notes editor, and its list of languages. */
export const notesEditor = {
  // The list of languages: its parts, and what is said of a language.
  'notes.group.primary': 'Primary language',
  'notes.group.app': 'Languages of the app',
  'notes.group.added': 'Added by these notes',
  'notes.group.added-hint':
    'Sending the notes adds these languages to the app’s Test Information in App Store Connect.',
  // Beside the name of the app’s primary language.
  'notes.primary': 'primary',
  'notes.filter': 'Filter languages',
  'notes.filter.placeholder': '{count, plural, one {Filter # language} other {Filter # languages}}',
  'notes.filter.clear': 'Clear filter',
  'notes.filter.none': 'No language matches “{query}”.',
  'notes.filter.show-all': 'Show all languages',
  'notes.filter.nothing':
    '{need, select, empty {No language is empty.} fix {No language has anything to fix.} other {No translation is left to review.}}',

  // Toggles above the list: only these languages are listed.
  'notes.needs': 'Show only languages that are',
  'notes.needs.empty': '{count, plural, one {# empty} other {# empty}}',
  'notes.needs.to-fix': '{count, plural, one {# to fix} other {# to fix}}',
  'notes.needs.to-review': '{count, plural, one {# to review} other {# to review}}',

  // Beside a language, as short as possible.
  'notes.state.to-fix': '{count, plural, one {# to fix} other {# to fix}}',
  'notes.state.to-review': 'To review',
  'notes.state.waiting': 'Waiting',
  'notes.state.sent': 'Sent',
  'notes.state.refused': 'Refused',
  'notes.state.failed': 'Not sent',
  'notes.state.changed-elsewhere': 'Conflict',
  // Above a note that someone else changed, such as with the slipway command; the typed text is below.
  'notes.displaced':
    'This note was changed outside this window before your text was saved. Your text is not sent:',
  'notes.displaced.text': 'Your text in {language}',
  'notes.displaced.use': 'Use my text',
  'notes.displaced.discard': 'Discard my text',

  // What can be done with several selected languages.
  'notes.selected': '{count, plural, one {# selected} other {# selected}}',
  'notes.selected.copy':
    '{count, plural, one {Copy {language} to # empty one} other {Copy {language} to # empty ones}}',
  'notes.selected.review': '{count, plural, one {Mark # reviewed} other {Mark # reviewed}}',
  'notes.selected.remove': '{count, plural, one {Remove # language} other {Remove # languages}}',
  'notes.selected.clear': 'Clear selection',
  'notes.copied-primary':
    '{count, plural, one {Copied {language} to # language.} other {Copied {language} to # languages.}}',

  // Adding languages.
  'notes.add-languages': 'Add languages…',
  'notes.add-all':
    '{count, plural, one {Add # more language of the app} other {Add all # languages of the app}}',
  // Beside a language that was searched for; choosing it goes to its note.
  'notes.already-listed': 'Already listed',
  'notes.add-selected': '{count, plural, one {Add # language} other {Add # languages}}',

  // Below the editor.
  'notes.foot.written':
    '{count, plural, one {Notes in <b>{written} of #</b> language.} other {Notes in <b>{written} of #</b> languages.}}',
  'notes.foot.unsupported':
    '{count, plural, one {<b>#</b> has an unsupported character.} other {<b>#</b> have unsupported characters.}}',
  'notes.foot.too-long':
    '{count, plural, one {<b>#</b> is too long.} other {<b>#</b> are too long.}}',
  'notes.foot.to-review':
    '{count, plural, one {<b>#</b> translation needs review.} other {<b>#</b> translations need review.}}',
  'notes.next-problem': 'Go to next problem',
  'notes.no-problem': 'No language has a problem.',

  // {done}: what was done, such as “Copied notes in 2 languages from build 41”.
  'notes.undo': 'Undo “{done}”',
  'notes.redo': 'Redo “{done}”',
  'notes.typing': 'Typing in {language}',
  'notes.undone': 'Undone: {done}',
  'notes.redone': 'Redone: {done}',

  'window.title-notes': 'What to Test, {build}',
  'shortcuts.notes': 'What to Test',
  'shortcuts.open-editor': 'Open the notes editor',
  'shortcuts.filter-languages': 'Filter the languages',
  'shortcuts.next-problem': 'Next problem',
  'shortcuts.previous-problem': 'Previous problem',
  'shortcuts.close-editor': 'Close the notes editor',
  'palette.open-editor': 'Open the notes editor',
  'palette.next-problem': 'Go to the next problem in the notes',
} as const;
