import { app } from 'electron';
import type { Settings } from '#shared/domain/settings';

/** Systems on which Electron can add an app to the login items. */
const hasLoginItems = process.platform === 'darwin' || process.platform === 'win32';

/** Adds or removes the packaged app; in development it would be Electron's own executable. */
export function openAtLogin({ opensAtLogin }: Pick<Settings, 'opensAtLogin'>): void {
  if (!hasLoginItems || !app.isPackaged) return;
  if (app.getLoginItemSettings().openAtLogin === opensAtLogin) return;
  app.setLoginItemSettings({ openAtLogin: opensAtLogin });
}
