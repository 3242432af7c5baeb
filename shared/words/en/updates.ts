/* Updates of Slipway itself: a line in the sidebar, a sheet, a section of Settings, and what can go wrong. */
export const updates = {
  'updates.check': 'Check for Updates…',
  'updates.title': 'Updates',

  // In the sidebar, beside an icon. {version}: 0.2.0
  'updates.line.available': 'Slipway {version} available',
  'updates.line.downloading': 'Downloading {version}, {percent}%',
  'updates.line.waiting': 'Update waiting for runs',
  'updates.line.ready': 'Restart to update',
  'updates.line.problem': 'Update failed',

  // The sheet: its title in each state.
  'updates.sheet.checking': 'Checking for updates',
  'updates.sheet.none': 'Slipway is up to date',
  'updates.sheet.available': 'Slipway {version} is available',
  'updates.sheet.downloading': 'Downloading Slipway {version}',
  'updates.sheet.waiting': 'Slipway {version} is waiting for your runs',
  'updates.sheet.ready': 'Slipway {version} is ready to install',
  'updates.sheet.refused': 'This update was not accepted',
  'updates.sheet.failed': 'Slipway was not updated',

  // {host}: updates.example.com
  'updates.asking': 'Contacting {host}…',
  'updates.current': 'You have version {current}, the newest one.',
  'updates.have': 'You have {current}.',
  'updates.released': 'Released on {day}, {size}.',
  'updates.size': '{size}.',
  'updates.notes': 'What’s new in {version}',
  'updates.no-notes': 'This release has no notes.',
  'updates.progress': 'Download of Slipway {version}',
  'updates.received': '{received} of {total}',
  'updates.download-hint': 'You can keep working. Slipway asks before it restarts.',
  'updates.waits-to-download':
    'The download starts once no run is in progress, so that it takes no bandwidth from an upload.',
  'updates.waits-to-install':
    'Slipway restarts and installs the update once no run is in progress. What you typed is saved.',
  'updates.ready-text':
    'Slipway restarts to install it. What you typed is saved, and paused runs stay paused.',
  'updates.ready-runs':
    '{count, plural, one {A run is in progress. Nothing is installed until it has ended.} other {# runs are in progress. Nothing is installed until they have ended.}}',
  'updates.on-quit': 'Install when I quit Slipway',
  'updates.page-text':
    'This copy of Slipway can’t update itself. Download the new version and install it as you installed this one.',
  'updates.no-page-text':
    'This copy of Slipway can’t update itself. Get the new version where you got this one, and install it the same way.',

  'updates.button.download': 'Download',
  'updates.button.download-page': 'Open download page',
  'updates.button.later': 'Remind me later',
  'updates.button.skip': 'Skip this version',
  'updates.button.cancel': 'Cancel download',
  'updates.button.stop-waiting': 'Don’t wait',
  'updates.button.restart': 'Restart to update',
  'updates.button.restart-after': 'Restart when the runs are done',
  'updates.button.retry': 'Try again',

  'updates.toast.later': 'Slipway will remind you about version {version} tomorrow.',
  'updates.toast.skipped': 'Version {version} is skipped. Check for updates to see it again.',
  'updates.toast.updated': 'Slipway was updated from {before} to {current}.',
  'updates.announce.ready': 'Slipway {version} is ready to install.',

  // Settings.
  'updates.automatic': 'Check for updates automatically',
  // {host}: updates.example.com
  'updates.automatic-hint':
    'Contacts {host} once a day. Nothing about you, your computer or your apps is sent. Slipway asks before it downloads or installs anything.',
  'updates.checked': 'Last checked {moment}.',
  'updates.never-checked': 'Not checked yet.',
  'updates.way.none': 'This build of Slipway doesn’t update itself or check for updates.',
  'updates.way.managed': 'Your administrator installs updates on this computer.',
  'updates.way.page':
    'This copy of Slipway tells you when a new version is available. Installing it is up to you or your package manager.',

  'error.update-feed-unreachable.title': 'The update server didn’t respond',
  'error.update-feed-unreachable.detail': '{host} can’t be reached. Nothing was downloaded.',
  'error.update-feed-unreachable.status':
    '{host} responded with status {status}. Nothing was downloaded.',
  'error.update-feed-unreachable.redirects':
    'The server redirected too many times, most recently to {host}. Nothing was downloaded.',
  'error.update-feed-unreachable.fix':
    'Check your connection and try again. Slipway keeps working as it is.',
  'error.update-feed-slow.title': 'The update server is too slow',
  'error.update-feed-slow.detail':
    '{host} didn’t finish its response within {time}. Nothing was downloaded.',
  'error.update-feed-slow.fix': 'Try again later. Slipway keeps working as it is.',
  'error.update-feed-unreadable.title': 'The update information can’t be read',
  'error.update-feed-unreadable.detail':
    'What the server sent doesn’t describe an update. Nothing was downloaded.',
  'error.update-feed-unreadable.large':
    'The server sent more than {size}, and update information is much smaller. Nothing was downloaded.',
  'error.update-feed-unreadable.fix':
    'A proxy or sign-in page may have responded instead. Open a website in your browser, then try again.',
  'error.update-feed-insecure.title': 'The update would come over an insecure connection',
  'error.update-feed-insecure.detail':
    'Updates are only read over HTTPS, and this led to {address}. Nothing was downloaded.',
  'error.update-feed-insecure.fix':
    'Something on your network may redirect the request. Try another network, or ask your network administrator.',
  'error.update-unsigned.title': 'The update is not signed',
  'error.update-unsigned.detail':
    'Version {version} has no signature of Slipway’s publisher. Nothing was downloaded.',
  'error.update-unsigned.fix': 'Don’t install this version from elsewhere. Try again later.',
  'error.update-signature-wrong.title': 'The update’s signature is wrong',
  'error.update-signature-wrong.detail':
    'Version {version} was not signed by Slipway’s publisher. Nothing was downloaded.',
  'error.update-signature-wrong.fix':
    'Don’t install this version from elsewhere. If this happens again, report it to whoever provided Slipway.',
  'error.update-signature-other.title': 'The update’s signature belongs to something else',
  'error.update-signature-other.version':
    'The server offers version {offered}, but the signature is for version {signed}. Nothing was downloaded.',
  // {signed}: The name of another series of releases, such as beta
  'error.update-signature-other.channel':
    'The signature is for the channel “{signed}”. Nothing was downloaded.',
  'error.update-signature-other.notes':
    'The release notes of version {version} don’t match the signature. Nothing was downloaded.',
  'error.update-signature-other.date':
    'The release date of version {version} doesn’t match the signature. Nothing was downloaded.',
  // A new version is first offered to a part of all computers.
  'error.update-signature-other.staging':
    'The share of computers that get version {version} doesn’t match the signature. Nothing was downloaded.',
  'error.update-signature-other.file':
    'The size or checksum of {file} doesn’t match the signature. Nothing was downloaded.',
  'error.update-signature-other.fix':
    'Don’t install this version from elsewhere. If this happens again, report it to whoever provided Slipway.',
  'error.update-older.title': 'The offered version is older',
  'error.update-older.detail':
    'The server offers version {version}, and you have {current}. Slipway never goes back to an older version. Nothing was downloaded.',
  'error.update-older.fix': 'Keep your version. Try again later.',
  'error.update-too-large.title': 'The update is too large',
  'error.update-too-large.detail':
    'It is {size}, and an update can be at most {most}. Nothing was downloaded.',
  'error.update-too-large.fix': 'Try again later.',
  'error.update-not-for-system.title': 'There is no update for this computer',
  // {system}: linux x64
  'error.update-not-for-system.detail':
    'Version {version} has no signed file for {system}. Nothing was downloaded.',
  'error.update-not-for-system.fix': 'Keep your version. Try again later.',
  'error.update-download-cut.title': 'The download was interrupted',
  'error.update-download-cut.detail':
    '{count, plural, one {The connection ended before {file} was complete. Nothing was installed.} other {The connection ended # times before {file} was complete. Nothing was installed.}}',
  'error.update-download-cut.fix': 'Check your connection and try again.',
  'error.update-download-slow.title': 'The download stopped',
  'error.update-download-slow.detail':
    'Nothing more of {file} arrived within {time}. Nothing was installed.',
  'error.update-download-slow.fix': 'Check your connection and try again.',
  'error.update-checksum.title': 'The downloaded file doesn’t match its signature',
  'error.update-checksum.detail':
    'The size or checksum of {file} is wrong. It was deleted, and nothing was installed.',
  'error.update-checksum.fix':
    'Try again. If it happens on another network too, report it to whoever provided Slipway.',
  'error.update-changed.title': 'The downloaded update was changed',
  'error.update-changed.detail':
    '{file} was replaced or damaged after its download. It was deleted, and nothing was installed.',
  'error.update-changed.fix':
    'Download it again. If it happens again, another program on this computer changes it.',
  'error.update-no-space.title': 'There is not enough disk space for the update',
  'error.update-no-space.detail':
    'The update needs {needed}, but only {free} is free in {folder}. Nothing was installed.',
  'error.update-no-space.during':
    'The disk with {folder} became full during the download. Nothing was installed.',
  'error.update-no-space.fix': 'Free some space and try again.',
  'error.update-not-installed.title': 'The update could not be installed',
  'error.update-not-installed.detail':
    'Version {version} did not replace this one. {reason} You still have the version that you had.',
  'error.update-not-installed.unknown': 'The system gave no reason.',
  // {code} is the system's code, such as EACCES.
  'error.update-not-installed.code': 'The system reported {code}.',
  'error.update-not-installed.fix':
    'Check that you may write to the folder that Slipway is in, then try again.',
  'error.update-not-possible.title': 'This isn’t possible right now',
  'error.update-not-possible.detail': 'The update isn’t in a state that allows this.',
  'error.update-not-possible.fix': 'Check for updates again.',
} as const;
