import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/ipc/contract';

interface MenuParts {
  isMac: boolean;
  isPackaged: boolean;
  choose: (command: MenuCommand) => void;
  openPage: (address: string) => void;
}

type Entry = MenuItemConstructorOptions;
const line: Entry = { type: 'separator' };

/** Every command of the app is in this menu, with its shortcut beside it. */
export function menuTemplate(parts: MenuParts): Entry[] {
  const common = [
    fileMenu(parts),
    editMenu(parts),
    viewMenu(parts),
    windowMenu(parts),
    helpMenu(parts),
  ];
  return parts.isMac ? [appMenu(parts), ...common] : common;
}

function entry(parts: MenuParts, label: string, command: MenuCommand, accelerator: string): Entry {
  return { id: command, label, accelerator, click: () => parts.choose(command) };
}

const settings = (parts: MenuParts): Entry =>
  entry(parts, 'Settings…', 'show-settings', 'CmdOrCtrl+,');

function appMenu(parts: MenuParts): Entry {
  return {
    label: 'Slipway',
    submenu: [
      { role: 'about' },
      line,
      settings(parts),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
}

function fileMenu(parts: MenuParts): Entry {
  const open: Entry[] = [
    entry(parts, 'New publish', 'new-publish', 'CmdOrCtrl+N'),
    entry(parts, 'Open package…', 'open-package', 'CmdOrCtrl+O'),
    ...(parts.isMac
      ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } as Entry]
      : []),
    line,
    entry(parts, 'Publish…', 'publish', 'CmdOrCtrl+Enter'),
    line,
  ];
  const end: Entry[] = parts.isMac
    ? [{ role: 'close' }]
    : [settings(parts), line, { role: 'close' }, { role: 'quit' }];
  return { label: '&File', submenu: [...open, ...end] };
}

function editMenu(parts: MenuParts): Entry {
  const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
  const entries: Entry[] = roles.map((role) => ({ role }));
  const find = entry(parts, 'Find', 'find', 'CmdOrCtrl+F');
  return {
    label: '&Edit',
    submenu: [...entries.slice(0, 2), line, ...entries.slice(2), line, find],
  };
}

function viewMenu(parts: MenuParts): Entry {
  return {
    label: '&View',
    submenu: [
      entry(parts, 'Publish', 'show-publish', 'CmdOrCtrl+1'),
      entry(parts, 'Activity', 'show-activity', 'CmdOrCtrl+2'),
      entry(parts, 'Accounts', 'show-accounts', 'CmdOrCtrl+3'),
      entry(parts, 'Practice', 'show-practice', 'CmdOrCtrl+4'),
      line,
      entry(parts, 'Show or hide details', 'toggle-details', 'CmdOrCtrl+I'),
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
      ...(parts.isPackaged
        ? []
        : [line, { role: 'reload' } as Entry, { role: 'toggleDevTools' } as Entry]),
    ],
  };
}

function windowMenu(parts: MenuParts): Entry {
  const mac: Entry[] = parts.isMac ? [line, { role: 'front' }] : [];
  return { role: 'windowMenu', submenu: [{ role: 'minimize' }, { role: 'zoom' }, ...mac] };
}

function helpMenu(parts: MenuParts): Entry {
  return {
    role: 'help',
    submenu: [
      entry(parts, 'Keyboard shortcuts', 'show-shortcuts', 'CmdOrCtrl+/'),
      {
        label: 'App Store Connect',
        click: () => parts.openPage('https://appstoreconnect.apple.com/apps'),
      },
      ...(parts.isMac ? [] : [line, { role: 'about' } as Entry]),
    ],
  };
}
