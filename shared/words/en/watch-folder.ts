/* Watched folders: in Settings, in the plan, in notifications, and as a command. */
export const watchFolder = {
  'watch.title': 'Watch folder',
  'watch.hint':
    'A new .ipa or .pkg in one of these folders is checked once it is complete, and opened on Publish with the settings of its preset. Nothing is sent unless the preset publishes automatically. Folders are watched while Slipway is running.',
  'watch.none': 'No folder is watched.',
  'watch.list': 'Watched folders',
  'watch.add': 'Add folder…',
  // {folder}: The name of the folder.
  'watch.remove': 'Stop watching {folder}',
  'watch.remove-short': 'Stop watching',
  'watch.added': 'Watching {folder}.',
  'watch.removed': 'No longer watching {folder}.',
  'watch.state.starting': 'Starting',
  'watch.state.watching': 'Watching',
  'watch.state.polling': 'Watching',
  'watch.state.missing': 'Missing',
  'watch.state.unreadable': 'Can’t be read',
  'watch.more.polling':
    'Checked every few seconds: it is on a network drive, or this system watches too many files already.',
  'watch.more.missing':
    'There is no such folder now. Connect its drive or create the folder, and watching continues.',
  'watch.more.unreadable':
    'You don’t have permission to read this folder. Change its permissions, and watching continues.',
  // {since}: A time of day.
  'watch.waiting': 'Waiting for {file} to be complete, since {since}.',
  'watch.earlier':
    '{count, plural, one {# package was there before and is not opened. Drop it on Slipway to publish it.} other {# packages were there before and are not opened. Drop one on Slipway to publish it.}}',

  // The system’s dialog: title and button.
  'choose.watched': 'Choose a folder to watch for new packages',
  'choose.watched-button': 'Watch folder',

  // In the plan, above the notes.
  'watch.source': 'From the watch folder “{folder}”.',
  // {reason} is a sentence.
  'watch.held': 'Not published automatically: {reason}',
  // Beside a package in the list of the next ones.
  'watch.source-short': 'From “{folder}”',
  'watch.declined': 'You canceled the confirmation. Nothing was sent.',

  // Notifications and messages in the window. {build}: Orbit Notes 1.4.0 (42)
  'watch.many':
    '{count, plural, one {# file arrived in a watch folder} other {# files arrived in watch folders}}',
  'watch.ready': '{build} is ready to publish',
  'watch.published': '{build} is being published automatically',
  'watch.incomplete': '{file} is still incomplete',
  'watch.unusable': '{file} can’t be opened',
  'watch.toast.opened': 'Opened {build} from the watch folder “{folder}” on Publish.',
  'watch.toast.queued': '{build} from the watch folder “{folder}” is next on Publish.',
  'watch.toast.published': '{build} from the watch folder “{folder}” is being published.',
  'watch.toast.rehearsed': '{build} from the watch folder “{folder}” is being rehearsed.',
  'watch.toast.incomplete':
    '{file} in the watch folder “{folder}” is still incomplete. It is checked again when it changes.',
  'watch.toast.unusable': '{file} in the watch folder “{folder}” can’t be opened. {reason}',
  'watch.toast.show-run': 'Show run',

  // The command `slipway watch`. {command} is typed as it is.
  'help.command.watch':
    'Check each package that appears in a folder, and publish it if its preset does so automatically',
  'help.option.once': 'Stop after the first package',
  'command.watch.begins': 'Press Ctrl-C to stop.',
  // {folder} is a path, {state} a word such as Watching.
  'command.watch.folder': '{folder}: {state}',
  'command.watch.found': 'Found {build}: {file}',
  'command.watch.not-armed':
    'Not published: no preset of this app publishes automatically from watched folders. To publish it: {command}',
  'command.watch.other-app':
    'Not published: it belongs to {bundleId}, and the preset “{preset}” to another app.',
  'command.watch.needs-person':
    'Not published: external testers and beta reviews need your confirmation. To publish it: {command}',

  'preset.armed.watch-label': 'Publish automatically from a watch folder',
  'preset.armed.watch-text':
    'A package of this app that appears in a watched folder is published once it is complete and all checks pass without a warning, for as long as Slipway is running. External testers and beta reviews are always asked for first.',
  'preset.armed.watch-on':
    'The preset “{preset}” publishes automatically from watched folders from now on.',
  'preset.armed.watch-on-rehearsal':
    'The preset “{preset}” rehearses automatically from watched folders from now on.',
  'preset.armed.watch-off':
    'The preset “{preset}” no longer publishes automatically from watched folders.',
  'confirm.arm.watch-text':
    'A package of {bundleId} that appears in a watched folder is published as soon as it is complete and all checks pass without a warning. You can’t undo this. Each build is published only once.',
  'confirm.arm.watch-rehearsal':
    'A package of {bundleId} that appears in a watched folder is rehearsed as soon as it is complete and all checks pass without a warning. Nothing reaches Apple or any testers.',

  'error.watch-folder-refused.title': 'That folder can’t be watched',
  'error.watch-folder-refused.too-wide':
    '“{folder}” contains too much to watch. Nothing was changed.',
  'error.watch-folder-refused.twice': '“{folder}” is watched already.',
  'error.watch-folder-refused.too-many':
    '{count, plural, one {# folder is watched already, and there can’t be more.} other {# folders are watched already, and there can’t be more.}}',
  'error.watch-folder-refused.fix':
    'Choose the folder your packages are exported to. If no more folders can be watched, stop watching one first.',
} as const;
