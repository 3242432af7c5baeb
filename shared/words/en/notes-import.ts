/* Notes files in the window: importing, pasting, what lies beside the package, exporting and saving back. */
export const notesImport = {
  'menu.import-notes': 'Import notes…',
  'notes.import.title': 'Import notes',
  // {build}: “Orbit Notes 1.4.0 (42)”.
  'notes.import.text': '{build}. Nothing changes until you import.',
  'notes.import.file': 'File…',
  'notes.import.folder': 'Folder…',
  'notes.import.paste': 'Paste text…',
  'notes.import.change-file': 'Change file…',
  'notes.import.reading': 'Reading {file}…',
  // {size}: “9 kB”.
  'notes.import.size': '{count, plural, one {# language, {size}} other {# languages, {size}}}',
  'notes.import.pasted-name': 'Pasted text',

  // Chips above the table.
  'notes.import.taken': '{count} to import',
  'notes.import.codes-changed': '{count, plural, one {# code changed} other {# codes changed}}',
  'notes.import.left-out': '{count} left out',

  // The table: a row for each note in the file.
  'notes.import.table': 'Notes in the file',
  'notes.import.column-code': 'Code in file',
  'notes.import.column-language': 'Language',
  'notes.import.column-characters': 'Characters',
  'notes.import.column-result': 'Result',
  // In place of a code, for a note without one.
  'notes.import.no-code': 'None',
  'notes.import.unknown-language': 'Unknown',
  'notes.import.open-row': '{code}, show its text',
  'notes.import.row-text': 'Text for {code}',
  // What becomes of a note. {count}: the characters of the note that it replaces.
  'notes.import.fills': 'Adds note',
  'notes.import.replaces':
    '{count, plural, one {Replaces # character} other {Replaces # characters}}',
  'notes.import.same': 'No change',
  'notes.import.kept': 'Keeps your note',
  'notes.import.changed-fills': 'Code changed, adds note',
  'notes.import.changed-replaces':
    '{count, plural, one {Code changed, replaces # character} other {Code changed, replaces # characters}}',
  'notes.import.changed-same': 'Code changed, no change to the note',
  'notes.import.changed-kept': 'Code changed, keeps your note',
  'notes.import.unknown': 'Left out',
  'notes.import.unnamed-fills': 'No language named, adds note',
  'notes.import.unnamed-left-out': 'Left out, no language named',
  'notes.import.empty': 'Left out: empty',
  'notes.import.double': 'Left out: {code} is also in the file',
  'notes.import.double-same': 'Left out: {code} is in the file twice',
  'notes.import.oversized': 'Left out: longer than {count} characters',
  // After the result: what App Store Connect would refuse in the text, such as “2 to fix”.
  'notes.import.with-problem': '{result} ({problem})',
  'notes.import.choose-language': 'Choose language…',
  'notes.import.change-language': 'Change…',
  'notes.import.show-more':
    '{count, plural, one {Show # more language} other {Show # more languages}}',
  'notes.import.remarks': 'About the file',
  'notes.import.remarks-aside': 'what was left out, and what to check',
  'notes.import.more-remarks': '{count, plural, one {Show # more line} other {Show # more lines}}',
  'notes.import.none': 'No notes were found.',

  'notes.import.existing': 'If a language has notes',
  'notes.import.replace': 'Replace',
  'notes.import.keep': 'Keep',
  'notes.import.act': '{count, plural, one {Import # language} other {Import # languages}}',
  'notes.import.act-none': 'Import notes',
  'notes.import.nothing-found': 'There is no note to import.',
  'notes.import.nothing-new': 'All notes are already up to date.',
  'notes.import.nothing-empty':
    'Every language in the file has a note already. Choose Replace to import them.',
  'notes.import.all-left-out':
    'Every note is left out. Choose a language for at least one of them.',
  'notes.import.not-editable': 'These notes can’t be changed.',
  'notes.import.done':
    '{count, plural, one {Imported # language from {file}.} other {Imported # languages from {file}.}}',
  'notes.import.done-pasted':
    '{count, plural, one {Imported # language from the pasted text.} other {Imported # languages from the pasted text.}}',

  'notes.paste.title': 'Paste notes',
  'notes.paste.field': 'Notes with a heading for each language',
  'notes.paste.placeholder':
    '[en-US]\nWhat testers should try\n\n[de-DE]\nWas Tester ausprobieren sollen',
  'notes.paste.hint':
    'A heading is a line with a code such as de-DE, or with the name of a language. JSON and CSV work too.',
  'notes.paste.too-long': 'The text is longer than 1 MB. Import it as a file.',
  // A toast after such a text was pasted into one note.
  'notes.paste.several':
    '{count, plural, one {This text has notes for # language.} other {This text has notes for # languages.}}',
  'notes.paste.import': 'Import…',

  // A line in the notes section. {file}: “release_notes.json”.
  'notes.found':
    '{count, plural, one {Found <b>{file}</b> next to the package: # language.} other {Found <b>{file}</b> next to the package: # languages.}}',
  'notes.found.review': 'Review…',

  'notes.export': 'Export…',
  'notes.export.title': 'Export notes',
  'notes.export.text': '{build}. Empty notes are left out.',
  'notes.export.form': 'Format',
  'notes.export.form.release-notes-json': 'release_notes.json',
  'notes.export.form.plain-map': 'JSON object, one entry per language',
  'notes.export.form.text-files': 'A text file for each language',
  'notes.export.form.fastlane': 'fastlane metadata folder',
  'notes.export.form.csv': 'CSV',
  'notes.export.form.sections': 'Text with a heading for each language',
  'notes.export.languages': 'Languages',
  'notes.export.select-all': 'Select all',
  'notes.export.select-none': 'Select none',
  'notes.export.files': '{count, plural, one {# file} other {# files}}',
  'notes.export.files-label': 'Files that will be written',
  'notes.export.act': '{count, plural, one {Export # language} other {Export # languages}}',
  'notes.export.nothing': 'Choose at least one language.',
  'notes.export.none-written': 'No language has a note.',
  'notes.export.done': 'Exported to {file}.',
  'notes.export.show': 'Show in folder',
  'notes.save-back': 'Save to {file}',
  'notes.save-back.done': 'Saved to {file}.',
  'notes.save-back.failed': '{error} Your notes here are unchanged.',
  'notes.save-back.as': 'Save as…',

  // The system's dialogs.
  'choose.notes-folder': 'Choose a folder with notes',
  'choose.export-notes': 'Export notes',
  'choose.export-notes-button': 'Export notes',
  'choose.export-notes-folder': 'Choose a folder for the exported notes',
  'confirm.replace-notes.title':
    '{count, plural, one {Replace # file in “{folder}”?} other {Replace # files in “{folder}”?}}',
  'confirm.replace-notes.text': 'These files exist and would be overwritten: {files}.',
  'confirm.replace-notes.button': '{count, plural, one {Replace file} other {Replace files}}',
  'confirm.save-notes.title':
    '{count, plural, one {Save notes to # file?} other {Save notes to # files?}}',
  'confirm.save-notes.changed':
    '{count, plural, one {This file would be changed:} other {These files would be changed:}}',
  'confirm.save-notes.added':
    '{count, plural, one {This new file would be created:} other {These new files would be created:}}',
  'confirm.save-notes.button': 'Save',

  // Over the window while files are dragged over it.
  'drop.over-notes': 'Drop to import notes',
  'drop.over-notes-text': 'You review them before anything changes.',
  'drop.over-notes-no-package': 'Open a package first: notes belong to a build.',
  'drop.over-json': 'Drop to open notes, a plan or presets',
  'drop.notes-no-package': '{file} contains notes, but no package is open.',
} as const;
