import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { MenuCommand } from '#shared/ipc/contract';
import { menuTemplate } from '../../src-main/electron/system/menu';

type Entry = MenuItemConstructorOptions;

function flat(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [
    entry,
    ...(Array.isArray(entry.submenu) ? flat(entry.submenu) : []),
  ]);
}

describe.each([true, false])('the menu, on a Mac: %s', (isMac) => {
  const chosen: MenuCommand[] = [];
  const entries = flat(
    menuTemplate({
      isMac,
      isPackaged: true,
      choose: (command) => chosen.push(command),
      saveDiagnostics: () => {},
      openLogs: () => {},
      checkForUpdates: () => {},
      openPage: () => {},
      installCommand: () => {},
    }),
  );

  it('the menu has every command once, with its shortcut', () => {
    for (const command of MenuCommand.options) {
      const [entry, ...others] = entries.filter((candidate) => candidate.id === command);
      expect(others).toEqual([]);
      expect(entry?.accelerator).toMatch(/^(?:CmdOrCtrl\+|F\d+$)/);
      const click = entry?.click as (() => void) | undefined;
      click?.();
    }
    expect(chosen).toEqual(MenuCommand.options);
  });

  it('the menu uses no shortcut twice', () => {
    const keys = entries.flatMap((entry) => entry.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'quit'] as const)(
    'the menu leaves %s to the system',
    (role) => {
      expect(entries.some((entry) => entry.role === role)).toBe(true);
    },
  );

  it('the menu has no developer tools in a packaged app', () => {
    expect(
      entries.some((entry) => entry.role === 'toggleDevTools' || entry.role === 'reload'),
    ).toBe(false);
  });
});
