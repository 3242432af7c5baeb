/* Reading a release_notes.json. */
export const releaseNotes = {
  'error.notes-malformed.file': '{file} can’t be opened ({code}).',
  'error.notes-malformed.not-list': '{file} is JSON, but not a list.',
  'error.notes-malformed.not-json':
    '{file} is not valid JSON. The first mistake is at line {line}, column {column}.',
  'error.notes-malformed.comma':
    '{file} is not valid JSON. The comma before line {line}, column {column} must be removed.',
  // “language” and “text” are names of fields in the file: never translated.
  'release-notes.entry-incomplete': 'Entry {number} has no “language” or no “text”.',
  'release-notes.entry-twice':
    'Entry {number}: “{language}” occurs twice. The first entry is used.',
  'release-notes.same-language':
    '“{language}” was left out. App Store Connect has one language for it and “{used}”, which is used instead.',
  'release-notes.unused': 'Ignored: {fields}. Only “language” and “text” are read.',
  'release-notes.field': '“{name}”',
} as const;
