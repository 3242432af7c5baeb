import type { MenuItemConstructorOptions } from 'electron';
import { commands, isFunctionKey } from '#shared/domain/command';
import type { MenuCommand } from '#shared/ipc/contract';
import type { MessageKey } from '#shared/words/message';
import { say } from '#shared/words/say';

interface MenuParts {
  isMac: boolean;
  isPackaged: boolean;
  choose: (command: MenuCommand) => void;
  saveDiagnostics: () => void;
  openLogs: () => void;
  checkForUpdates: () => void;
  openPage: (address: string) => void;
  installCommand: () => void;
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

function entry(parts: MenuParts, command: MenuCommand): Entry {
  const { words, key } = commands[command];
  return {
    id: command,
    label: say(words),
    accelerator: isFunctionKey(key) ? key : `CmdOrCtrl+${key}`,
    click: () => parts.choose(command),
  };
}

/** Where each system's own apps have it; without a key, as there. */
function updatesEntry(parts: MenuParts): Entry {
  return { label: say('updates.check'), click: () => parts.checkForUpdates() };
}

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
      updatesEntry(parts),
      separator,
      entry(parts, 'show-settings'),
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
    entry(parts, 'new-publish'),
    entry(parts, 'open-package'),
    entry(parts, 'import-notes'),
    ...(parts.isMac ? [recent] : []),
    separator,
    entry(parts, 'publish'),
    separator,
  ];
  const end: Entry[] = parts.isMac
    ? [systemEntry('close')]
    : [entry(parts, 'show-settings'), separator, systemEntry('close'), systemEntry('quit')];
  return { label: say('menu.file'), submenu: [...open, ...end] };
}

function editMenu(parts: MenuParts): Entry {
  // The window knows whether a field's own undo is meant, or that of all notes.
  const undos = [entry(parts, 'undo'), entry(parts, 'redo')];
  const roles = ['cut', 'copy', 'paste', 'selectAll'] as const;
  const entries = roles.map(systemEntry);
  const finds = [entry(parts, 'find'), entry(parts, 'find-in-notes')];
  return {
    label: say('menu.edit'),
    submenu: [...undos, separator, ...entries, separator, ...finds],
  };
}

function viewMenu(parts: MenuParts): Entry {
  return {
    label: say('menu.view'),
    submenu: [
      entry(parts, 'show-palette'),
      separator,
      entry(parts, 'show-publish'),
      entry(parts, 'show-activity'),
      entry(parts, 'show-apps'),
      entry(parts, 'show-accounts'),
      entry(parts, 'show-practice'),
      separator,
      entry(parts, 'toggle-details'),
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
      entry(parts, 'show-help'),
      entry(parts, 'show-shortcuts'),
      {
        label: say('menu.app-store-connect'),
        click: () => parts.openPage('https://appstoreconnect.apple.com/apps'),
      },
      { label: say('menu.install-command'), click: () => parts.installCommand() },
      separator,
      { label: say('diagnostics.save'), click: () => parts.saveDiagnostics() },
      { label: say('diagnostics.open-logs'), click: () => parts.openLogs() },
      ...(parts.isMac ? [] : [separator, updatesEntry(parts), systemEntry('about')]),
    ],
  };
}
