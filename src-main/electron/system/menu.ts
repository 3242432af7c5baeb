import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/ipc/contract';
import type { MessageKey } from '#shared/words/message';
import { say } from '#shared/words/say';

interface MenuParts {
  isMac: boolean;
  isPackaged: boolean;
  choose: (command: MenuCommand) => void;
  openPage: (address: string) => void;
}

type Entry = MenuItemConstructorOptions;
const separator: Entry = { type: 'separator' };

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
  entry(parts, say('menu.settings'), 'show-settings', 'CmdOrCtrl+,');

/** The system's own command. Without a label Electron writes an English one. */
function systemEntry(role: SystemRole): Entry {
  return { role, label: say(systemLabels[role]) };
}

type SystemRole = keyof typeof systemLabels;

const systemLabels = {
  about: 'menu.about',
  services: 'menu.services',
  hide: 'menu.hide',
  hideOthers: 'menu.hide-others',
  unhide: 'menu.show-all',
  quit: 'menu.quit',
  clearRecentDocuments: 'menu.clear-recent',
  close: 'menu.close-window',
  undo: 'menu.undo',
  redo: 'menu.redo',
  cut: 'menu.cut',
  copy: 'menu.copy',
  paste: 'menu.paste',
  selectAll: 'menu.select-all',
  resetZoom: 'menu.actual-size',
  zoomIn: 'menu.zoom-in',
  zoomOut: 'menu.zoom-out',
  togglefullscreen: 'menu.full-screen',
  minimize: 'menu.minimize',
  zoom: 'menu.zoom',
  front: 'menu.front',
} as const satisfies Record<string, MessageKey>;

function appMenu(parts: MenuParts): Entry {
  return {
    label: 'Slipway',
    submenu: [
      systemEntry('about'),
      separator,
      settings(parts),
      separator,
      systemEntry('services'),
      separator,
      systemEntry('hide'),
      systemEntry('hideOthers'),
      systemEntry('unhide'),
      separator,
      systemEntry('quit'),
    ],
  };
}

function fileMenu(parts: MenuParts): Entry {
  const recent: Entry = {
    role: 'recentDocuments',
    label: say('menu.open-recent'),
    submenu: [systemEntry('clearRecentDocuments')],
  };
  const open: Entry[] = [
    entry(parts, say('menu.new-build'), 'new-publish', 'CmdOrCtrl+N'),
    entry(parts, say('menu.open-package'), 'open-package', 'CmdOrCtrl+O'),
    ...(parts.isMac ? [recent] : []),
    separator,
    entry(parts, say('menu.publish'), 'publish', 'CmdOrCtrl+Enter'),
    separator,
  ];
  const end: Entry[] = parts.isMac
    ? [systemEntry('close')]
    : [settings(parts), separator, systemEntry('close'), systemEntry('quit')];
  return { label: say('menu.file'), submenu: [...open, ...end] };
}

function editMenu(parts: MenuParts): Entry {
  const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
  const entries = roles.map(systemEntry);
  const find = entry(parts, say('menu.find'), 'find', 'CmdOrCtrl+F');
  return {
    label: say('menu.edit'),
    submenu: [...entries.slice(0, 2), separator, ...entries.slice(2), separator, find],
  };
}

function viewMenu(parts: MenuParts): Entry {
  return {
    label: say('menu.view'),
    submenu: [
      entry(parts, say('window.publish'), 'show-publish', 'CmdOrCtrl+1'),
      entry(parts, say('window.activity'), 'show-activity', 'CmdOrCtrl+2'),
      entry(parts, say('window.accounts'), 'show-accounts', 'CmdOrCtrl+3'),
      entry(parts, say('window.practice'), 'show-practice', 'CmdOrCtrl+4'),
      separator,
      entry(parts, say('menu.details'), 'toggle-details', 'CmdOrCtrl+I'),
      separator,
      systemEntry('resetZoom'),
      systemEntry('zoomIn'),
      systemEntry('zoomOut'),
      separator,
      systemEntry('togglefullscreen'),
      ...(parts.isPackaged
        ? []
        : [separator, { role: 'reload' } as Entry, { role: 'toggleDevTools' } as Entry]),
    ],
  };
}

function windowMenu(parts: MenuParts): Entry {
  const mac: Entry[] = parts.isMac ? [separator, systemEntry('front')] : [];
  return {
    role: 'windowMenu',
    label: say('menu.window'),
    submenu: [systemEntry('minimize'), systemEntry('zoom'), ...mac],
  };
}

function helpMenu(parts: MenuParts): Entry {
  return {
    role: 'help',
    label: say('menu.help'),
    submenu: [
      entry(parts, say('menu.shortcuts'), 'show-shortcuts', 'CmdOrCtrl+/'),
      {
        label: say('menu.app-store-connect'),
        click: () => parts.openPage('https://appstoreconnect.apple.com/apps'),
      },
      ...(parts.isMac ? [] : [separator, systemEntry('about')]),
    ],
  };
}
