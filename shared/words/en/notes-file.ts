/* Files with notes in several languages: reading them, checking them and writing them again. */
export const notesFile = {
  'error.notes-malformed.file': '{file} can’t be opened ({code}).',
  'error.notes-malformed.not-a-file': '{file} is not a file.',
  'error.notes-malformed.folder':
    'The folder {folder} contains no notes: no release_notes.json, no release_notes.txt and no folders of languages with one.',
  'error.notes-malformed.too-large': '{file} is larger than {limit}.',
  'error.notes-malformed.many': '{file} has more than {limit, number} notes.',
  'error.notes-malformed.encoding':
    '{file} is not encoded as UTF-8 or UTF-16. The first character that can’t be read is on line {line}. Save it as UTF-8.',
  'error.notes-malformed.utf-16':
    '{file} looks like UTF-16 but contains invalid bytes. Save it as UTF-8.',
  'error.notes-malformed.not-json':
    '{file} is not valid JSON. The first error is at line {line}, column {column}.',
  'error.notes-malformed.deep':
    '{file} is nested too deeply, at line {line}, column {column}. Notes must be an array or an object.',
  'error.notes-malformed.csv':
    '{file} doesn’t have a row or a column for each language. Name the columns “language” and “text”.',
  'error.notes-malformed.csv-quote':
    'A quotation mark in {file} is never closed. It starts on line {line} or earlier.',

  'notes-file.place.entry': 'Entry {number}',
  'notes-file.place.line': 'Line {line}',
  'notes-file.place.column': 'Line {line}, column {column}',

  'notes-file.unused': 'Ignored: {names}.',
  // The name of a field or a file, in quotation marks.
  'notes-file.name': '“{name}”',
  'notes-file.more-names': '{count, plural, one {# other} other {# others}}',
  // “language” and “text” are names of fields in the file: never translated.
  'notes-file.incomplete': 'This entry is missing “language” or “text”.',
  'notes-file.not-text': 'The value isn’t a string.',
  'notes-file.not-notes': 'This is JSON, but not an array or object of notes.',
  'notes-file.renamed': '“{name}” is read as “{meant}”.',
  'notes-file.key-repeated': '“{name}” occurs twice. The last one is used.',
  'notes-file.wrapped': 'The notes were found inside this field.',
  'notes-file.trailing-comma':
    'The comma before this point is not valid JSON. It was ignored. Other tools may refuse the file.',
  'notes-file.comments':
    '{count, plural, one {This comment is not valid JSON. It was ignored.} other {# comments are not valid JSON. They were ignored.}}',
  'notes-file.utf-16': 'The file is encoded as UTF-16, and is saved that way.',
  'notes-file.zero': 'The file contains null characters, which App Store Connect refuses.',
  'notes-file.too-long': 'The text has {count, number} characters. The limit is {limit, number}.',
  'notes-file.may-be-heading':
    'This line may be the heading of another language. It was taken as part of the note.',
  'notes-file.may-not-belong':
    'From this line on, the text may not belong to the note. It was taken as part of it.',
  'notes-file.much-longer':
    'This note is much longer than the others. It may contain the text of another language.',
  'notes-file.lead': 'Text before the first language was ignored.',
  'notes-file.row-incomplete': 'This row is missing its language or text.',
  'notes-file.row-unused': 'This row contains no notes and was ignored.',
  'notes-file.cells-unused': 'Only the first two columns are read. These cells were ignored.',
  'notes-file.not-a-file': 'This isn’t a regular file. It was ignored.',
  'notes-file.folders-without': 'No release_notes.txt in: {folders}.',
  'notes-file.no-notes': 'No notes were found.',

  // What becomes of a note, in one sentence. {code} is the language as the file has it.
  'notes-file.said.code-changed': '“{code}” is used as {locale}.',
  'notes-file.said.double':
    '“{code}” was left out. App Store Connect treats it and “{used}” as one language, so “{used}” is used.',
  'notes-file.said.twice': '“{code}” occurs twice. The first one is used.',
  'notes-file.said.empty': '“{code}” was left out. It has no text.',
  'notes-file.said.placed': '{place}: {why}',
  'notes-file.said.no-language':
    '{place}: no language specified. Name the file release_notes_LOCALE.txt, such as release_notes_en-US.txt.',

  'notes-form.release-notes-json': 'release_notes.json',
  // A map in the sense of JSON: one text for each language.
  'notes-form.plain-map': 'JSON object',
  'notes-form.text-files': 'text files',
  'notes-form.fastlane': 'fastlane folder',
  'notes-form.csv': 'table (CSV)',
  'notes-form.sections': 'text with headings',

  // Column of a table: what becomes of one note.
  'command.notes-check.taken': 'used',
  'command.notes-check.code-changed': 'used, code changed',
  'command.notes-check.primary': 'used for the app’s primary language',
  'command.notes-check.empty': 'left out: no text',
  'command.notes-check.unknown': 'left out: not a language of App Store Connect',
  'command.notes-check.double': 'left out: “{code}” is used',
  'command.notes-check.no-language': 'no language',
  'command.notes-check.characters': '{count, plural, one {# character} other {# characters}}',
  // {form} is a form of files, such as “fastlane folder”.
  'command.notes-check.summary':
    '{name}: {form}, {size}. {used, plural, one {# note is used} other {# notes are used}}, {others, plural, =0 {none is left out} one {# is left out} other {# are left out}}.',
  'command.notes-convert.done':
    '{count, plural, one {# note written to {path}: {form}} other {# notes written to {path}: {form}}}',
  // {codes} are options to type.
  'command.notes-convert.unknown':
    '{file} has languages that App Store Connect doesn’t support. Leave them out with {codes}.',
  'command.plan.primary-language': 'Notes without a language are used for {locale}.',

  'error.notes-not-saved.title': 'The notes can’t be saved to this file',
  'error.notes-not-saved.fix':
    'Export the notes to a new file instead. Your notes in Slipway are unchanged.',
  'error.notes-not-saved.closed': 'Slipway no longer tracks this file. No file was changed.',
  'error.notes-not-saved.pasted': 'These notes were pasted, so there is no file to save to.',
  'error.notes-not-saved.no-place': '{file} can’t hold another language. No file was changed.',
  'error.notes-not-saved.read-only': '{file} is read-only. No file was changed.',
  'error.notes-not-saved.heading':
    'A note has a line that {file} would read as the heading of a language. No file was changed.',
  'error.notes-not-saved.disk': '{problem} No file was changed.',
  'error.notes-not-saved.partly':
    'Saving failed partway. These files already contain the new text: {files}.',
  'error.notes-file-changed.title': 'The file was not overwritten',
  'error.notes-file-changed.fix':
    'Nothing was written. Import the file to see what it contains, or save to another file.',
  'error.notes-file-changed.detail': '{file} changed after Slipway opened it.',
  'error.notes-file-changed.new': 'A file named {file} already exists.',
} as const;
