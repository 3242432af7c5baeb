/* What to Test of a build at App Store Connect, edited without its package. */
export const buildNotes = {
  'app-page.row.edit-notes': 'Edit What to Test…',
  'build-notes.reading': 'Reading the notes of this build',
  'build-notes.unchanged':
    'Testers see these notes. Changes are kept on this computer until you send them.',
  'build-notes.expired': 'This build has expired, so its notes can’t be changed.',
  'build-notes.not-allowed': 'The key of this account can’t edit What to Test.',
  'build-notes.emptied':
    'Notes in App Store Connect can’t be empty. Enter text, or discard the changes.',
  'build-notes.stays':
    'Notes that are already in App Store Connect can’t be removed here. Edit the text instead.',
} as const;
