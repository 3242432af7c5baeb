/** Installing the `slipway` command for terminals. The command’s name is typed: it is never translated. */
export const installCommand = {
  'menu.install-command': 'Install the slipway Command…',
  'settings.command': 'Command line',
  'settings.command-install': 'Install command…',
  'settings.command-repair': 'Install again…',
  'settings.command-remove': 'Remove command',
  'settings.command-busy': 'Working…',

  'install-command.unavailable': 'Only an installed copy of Slipway has the slipway command.',
  'install-command.not-in-place':
    'Move Slipway to the Applications folder and open it from there. Then you can install the slipway command.',
  'install-command.packaged':
    'The slipway command is installed as {path}. It is removed together with Slipway.',
  'install-command.absent': 'The slipway command isn’t installed. It would be linked as {path}.',
  'install-command.absent-windows':
    'The slipway command isn’t installed. The folder {folder} would be added to your PATH.',
  'install-command.installed': 'The slipway command is installed as {path}.',
  'install-command.installed-windows':
    'The slipway command is installed: {folder} is in your PATH.',
  // {line} is typed into a file, as it is.
  'install-command.not-in-path':
    'The slipway command is installed as {path}, but that folder isn’t in your PATH. Add this line to ~/.profile and sign in again: {line}',
  'install-command.outdated':
    '{path} belongs to another copy of Slipway ({target}). Install it again to use this copy.',
  'install-command.foreign':
    'Another program is installed as {path}. Slipway doesn’t replace it: rename or remove it first.',
  'install-command.linked':
    'The slipway command is now installed as {path}. Open a new terminal and type slipway --help. To undo this, choose Remove command in Settings, or delete {path}.',
  'install-command.added-to-path':
    '{folder} is now in your PATH. Open a new terminal and type slipway --help. To undo this, choose Remove command in Settings.',
  'install-command.removed': '{path} is removed.',
  'install-command.removed-from-path':
    '{folder} is no longer in your PATH. Terminals that are open still have it.',

  'install-command.path-unread': 'Windows didn’t let Slipway read or change your PATH.',

  'error.command-link-failed.title': 'The slipway command couldn’t be installed or removed',
  'error.command-link-failed.fix':
    'Nothing was changed. Check that you can write to the folder, then try again.',
} as const;
