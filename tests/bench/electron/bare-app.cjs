// The minimum for Electron: one empty page in one window, shown as the app shows its own.
const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1120, height: 760 });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<title>Bare</title><p>');
});
