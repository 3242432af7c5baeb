/* The notes of a run: editing them, sending them again, and what became of each language. */
export const runNotes = {
  /* Beside Publish. */
  'plan.upload-before-notes': 'Upload now, finish notes later',
  'run-notes.edit': 'Edit notes',
  'run-notes.view': 'View notes',
  'run-notes.unacceptable': 'App Store Connect would refuse the {language} note.',
  /* Above the languages of a run. {languages} names those that were refused. */
  'run-notes.summary':
    '{sent, number} sent{refused, plural, =0 {} other {; # refused: {languages}}}{waiting, plural, =0 {} other {; # not sent}}',
  'run-notes.discarded': 'The changes were discarded.',

  /* The card of a run whose notes are written while it uploads. */
  'run-notes.not-ready': 'Notes are not ready',
  'run-notes.not-ready.written':
    '{written, number} of {count, plural, one {# language} other {# languages}} written.',
  'run-notes.not-ready.none': 'No notes have been written yet.',
  'run-notes.not-ready.goes-on':
    'The upload and processing continue. Testers don’t get the build until you mark the notes as ready.',
  'run-notes.not-ready.waits':
    'The build is processed and is waiting for its notes. Testers don’t get it until you mark the notes as ready.',
  'run-notes.not-ready.stopped':
    'Nothing is sent while the run is stopped. Testers don’t get the build until you mark the notes as ready.',
  /* After one of the three above. */
  'run-notes.not-ready.but-every-build':
    'Only internal groups that get every build have it as soon as it is processed.',
  'run-notes.ready': 'Mark as ready',
  'run-notes.ready-without': 'Continue without notes',
  'run-notes.is-ready': 'The notes are marked as ready. The run sends them automatically.',

  /* Above the editor: what becomes of a change. */
  'run-notes.into-run.before':
    'Changes are saved to the run. They are sent when the build appears in App Store Connect.',
  'run-notes.into-run.stopped': 'Changes are saved to the run. They are sent when you resume it.',
  'run-notes.into-run.not-ready':
    'Changes are saved to the run. They are sent after you mark the notes as ready.',
  'run-notes.send-again.unchanged':
    'These notes were sent. Changes are kept on this computer until you send them.',
  'run-notes.send-again.changed':
    'Not sent yet: {languages}. The notes in App Store Connect are unchanged.',
  'run-notes.send-again.removed':
    '{languages} {count, plural, one {is} other {are}} removed from the run and, if already sent, deleted in App Store Connect.',
  'run-notes.send': '{count, plural, one {Send {languages}} other {Send # languages}}',
  'run-notes.send-removal': 'Remove notes',
  /* {removed} names the languages that are deleted, if it is one. */
  'run-notes.delete':
    '{deleted, plural, one {Delete {removed}} other {Delete # languages}} in App Store Connect',
  'run-notes.send-and-delete':
    '{count, plural, one {Send {languages}} other {Send # languages}} and {deleted, plural, one {delete {removed}} other {delete # languages}} in App Store Connect',
  'run-notes.keep-removed': 'Keep {languages}',
  'run-notes.discard': 'Discard changes',
  'run-notes.not-saved':
    '{languages} can’t be saved to the run until you fix the unsupported text.',
  'run-notes.closed.approved':
    'The plan was approved with these notes, so they can’t be changed. Publish a new plan to change them.',
  'run-notes.closed.over': 'This run has ended, so its notes can’t be changed.',
  /* {reason} reads “Refused by App Store Connect: …”. */
  'run-notes.reason': '{language}: {reason}',

  /* In the row of a language. */
  'run-notes.edit-short': 'Edit',
  'run-notes.edit-language': 'Edit: {language}',
  'run-notes.send-again': 'Send again',
  'run-notes.send-language-again': 'Send again: {language}',
  'run-notes.text-of': 'Note in {language}',
  'run-notes.copy': 'Copy text',
  'run-notes.text.waiting': 'Not sent yet',
  'run-notes.text.sent': 'Sent',
  'run-notes.text.read-back': 'Sent and verified',
  'run-notes.text.refused': 'Refused by App Store Connect',
  'run-notes.text.failed': 'Not sent',
  /* Notes that someone changed at App Store Connect meanwhile. */
  'run-notes.conflicts': 'Notes changed outside Slipway',
  'run-notes.base': 'Before',
  'run-notes.mine': 'Yours',
  'run-notes.theirs': 'Theirs (now in App Store Connect)',
  'run-notes.conflict-text': '{name}: note in {language}',
  'run-notes.use-theirs': 'Use theirs',
  'run-notes.use-theirs-language': 'Use theirs: {language}',
  'run-notes.keep-mine':
    '{count, plural, one {Replace with mine and resume} other {Replace all with mine and resume}}',
  'run-notes.use-mine': 'Replace with mine',
  'run-notes.use-mine-language': 'Replace with mine: {language}',
  'run-notes.theirs-deleted': 'Deleted in App Store Connect',
  'run-notes.sent': 'The notes are being sent.',

  /* While a run sends its notes, and waits for them. */
  'run.waiting-for-notes':
    'The build is processed. It goes to testers once you mark the notes as ready.',

  /* In the row of a language. */
  'run-view.note.sent': 'Sent, not verified yet',
  'run-view.note.failed': 'Not sent',
  'run-view.note.failed-because': 'Not sent: {detail}',
  'run-view.note.changed-elsewhere': 'Changed outside Slipway, not overwritten',
} as const;
