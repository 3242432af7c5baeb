/* Encrypted backups of keys. A backup is a file; its passphrase is chosen by the person who made it. */
export const keyBackup = {
  'backup.title': 'Back up keys',
  'backup.open-sheet': 'Back up keys…',
  'backup.text':
    'Writes the private keys to an encrypted file. Apple lets you download each key only once, so this may be your only other copy.',
  'backup.keys': 'Keys',
  // A key in a list; {keyId} is shortened: 7T2…K9.
  'backup.key': '{name}, key {keyId}',
  'backup.passphrase': 'Passphrase',
  'backup.passphrase-hint': 'At least {least} characters. Four or five random words are good.',
  'backup.passphrase-again': 'Passphrase again',
  'backup.passphrases-differ': 'This is not the same passphrase.',
  'backup.passphrase-lost':
    'Keep the passphrase in your password manager. Without it, nobody can open the file, not even Slipway.',
  'backup.missing-keys': 'Choose at least one key.',
  'backup.missing-passphrase': 'Enter a passphrase of at least {least} characters.',
  'backup.missing-again': 'Enter the same passphrase again.',
  'backup.writing': 'Encrypting…',
  'backup.save': 'Save backup…',
  'backup.nothing-written': 'Nothing was written.',
  'announced.keys-backed-up':
    '{count, plural, one {# key is in {file}.} other {# keys are in {file}.}} Only its passphrase opens it.',

  'backup.restore-title': 'Restore keys',
  'backup.restore-sheet': 'Restore keys…',
  'backup.restore-text':
    'Brings keys back from an encrypted backup. Keys that are already here are left as they are.',
  'backup.choose': 'Choose backup…',
  'backup.choose-other': 'Choose another…',
  'backup.missing-file': 'Choose the backup.',
  'backup.missing-its-passphrase': 'Enter the passphrase of the backup.',
  'backup.open': 'Open backup',
  'backup.opening': 'Opening…',
  'backup.opened':
    '{count, plural, one {The backup is open. It has # key.} other {The backup is open. It has # keys.}}',
  // {made} is a date and time.
  'backup.made': '{count, plural, one {# key} other {# keys}}, backed up {made}',
  // What restoring does with a key, and under it more about that.
  'backup.state-new': 'Will be added',
  'backup.state-needed': 'Will be added',
  'backup.state-needed-line': 'Gives the account “{name}” its key again.',
  'backup.state-present': 'Already here',
  'backup.state-present-line': 'The account “{name}” has this key.',
  'backup.state-added': 'Added',
  'backup.state-failed': 'Not added',
  'backup.restore': '{count, plural, one {Add # key} other {Add # keys}}',
  'backup.restore-again': 'Try again',
  'backup.restoring': 'Adding and checking…',
  'backup.restored':
    '{count, plural, =0 {Every key was already here.} one {# key was added.} other {# keys were added.}}',
  'backup.restored-partly':
    '{count, plural, one {# key was added,} other {# keys were added,}} {failed, plural, one {and # was not.} other {and # were not.}}',

  // Titles, buttons and file types of the system’s file dialogs.
  'choose.save-backup': 'Save the encrypted backup of your keys',
  'choose.save-backup-button': 'Save backup',
  // The suggested name of the file; {date} is 2026-11-22.
  'choose.backup-name': 'Slipway keys {date}',
  'choose.backup': 'Choose a backup of keys',
  'choose.backup-button': 'Open backup',
  'choose.backup-files': 'Backup of keys',

  'error.passphrase-too-short.title': 'The passphrase is too short',
  'error.passphrase-too-short.fix':
    'Use a longer one, such as four or five random words. Nothing was written.',
  'error.passphrase-too-short.detail': 'A passphrase needs at least {least} characters.',
  'error.backup-not-written.title': 'The backup could not be saved',
  'error.backup-not-written.fix':
    'Choose a folder that exists, has enough space, and that you have permission to write to.',
  'error.backup-not-found.title': 'Backup not found',
  'error.backup-not-found.fix': 'Choose the backup file again.',
  'error.backup-not-found.file': 'Can’t open {path}.',
  'error.backup-not-found.forgotten': 'A chosen backup is kept for 10 minutes only.',
  'error.backup-not-one.title': 'That is not a backup of keys',
  'error.backup-not-one.fix': 'Choose a file that Slipway wrote with Back up keys.',
  'error.backup-not-one.detail': 'The file doesn’t contain a backup from Slipway.',
  'error.backup-cut.title': 'The backup is incomplete',
  'error.backup-cut.fix':
    'The file was cut off, for example by a copy that stopped early. Copy it again. Nothing was added.',
  'error.backup-cut.detail': 'The end of the file is missing.',
  'error.backup-damaged.title': 'The backup is damaged',
  'error.backup-damaged.fix': 'Use another copy of the backup. Nothing was added.',
  'error.backup-damaged.detail': 'The file was changed after Slipway wrote it.',
  'error.backup-damaged.contents': 'The passphrase is right, but the file contains no keys.',
  'error.backup-newer.title': 'The backup was made by a newer version of Slipway',
  'error.backup-newer.fix': 'Update Slipway on this computer, then restore again.',
  // {version} is a number, such as 2.
  'error.backup-newer.detail': 'The file has format version {version}.',
  'error.backup-too-costly.title': 'The backup asks for too much memory or time',
  'error.backup-too-costly.fix':
    'Slipway doesn’t write such backups. Restore only files that you or your team made.',
  'error.backup-too-costly.detail': 'Opening the file would need {needed} of memory.',
  'error.backup-wrong-passphrase.title': 'The passphrase is wrong',
  'error.backup-wrong-passphrase.fix':
    'Check capitals and the keyboard layout, then enter it again. Nothing was added.',
  'error.backup-wrong-passphrase.detail': 'The passphrase doesn’t open this backup.',
} as const;
