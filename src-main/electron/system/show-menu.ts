/* Apart from the template, which tests read without Electron. */
import { app, Menu, shell } from 'electron';
import type { EventSender } from '../../app/ipc/send-events';
import { menuTemplate } from './menu';

/** Shows the native menu; its commands go to the window, which comes to the front for them. */
export function showMenu(
  send: EventSender['send'],
  showWindow: () => void,
  openLogs: () => Promise<void>,
  installCommand: () => void,
  checkForUpdates: () => void,
): void {
  const template = menuTemplate({
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    choose(command) {
      showWindow();
      send('menu:chosen', { command });
    },
    saveDiagnostics() {
      showWindow();
      send('diagnostics:asked', {});
    },
    openLogs: () => void openLogs(),
    checkForUpdates() {
      showWindow();
      checkForUpdates();
    },
    openPage: (address) => void shell.openExternal(address),
    installCommand,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
