/* How a run sends its notes, and waits for them. */
export const sendingNotes = {
  'run.waiting-for-notes':
    'The build is processed. It goes to testers once you mark the notes as ready.',

  /* In the row of a language. */
  'run-view.note.sent': 'Sent, not verified yet',
  'run-view.note.failed': 'Not sent',
  'run-view.note.failed-because': 'Not sent: {detail}',
  'run-view.note.changed-elsewhere': 'Changed outside Slipway, not overwritten',
} as const;
