/* Files and folders on this computer, and locks. */
export const storage = {
  // time: of day.
  'error.package-changed.replaced': '{path} was replaced at {time}. Nothing was published.',
  'error.package-changed.changed': '{path} changed at {time}. Nothing was published.',
  'error.package-changed.removed': '{path} was removed at {time}. Nothing was published.',
  'error.package-changed.unavailable':
    '{path} became unavailable at {time}. Nothing was published.',
  // code: the operating system’s, such as ENOTDIR.
  'error.storage-failed.folder': '{folder} can’t be used. The system reports {code}.',
  'error.storage-failed.file': '{path} can’t be used. The system reports {code}.',
  'error.storage-failed.some-file': 'A file of Slipway can’t be used. The system reports {code}.',
  'error.disk-full.file': '{path} could not be written because the disk is full ({code}).',
  'error.disk-full.some-file':
    'A file of Slipway could not be written because the disk is full ({code}).',
  // disk: where it is mounted.
  'error.disk-full.folder':
    'The disk at {disk}, which holds {folder}, is full. Slipway needs {needed} there.',
  'error.disk-full.folder-free':
    'The disk at {disk}, which holds {folder}, is full ({free} free). Slipway needs {needed} there.',
  // words: one of the two sentences above.
  'wait.disk-full': '{words} The run continues automatically when there is space.',
  'lock.another-container': '{host}, in another container',
} as const;
