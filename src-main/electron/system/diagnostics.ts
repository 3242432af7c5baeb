import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter, screen, shell } from 'electron';
import { currentLanguage } from '#shared/words/language';
import { say } from '#shared/words/say';
import { crashFolder, type HostFacts } from '../../engine/diagnostics/facts';
import { logFolder } from '../../engine/diagnostics/logger';

/**
 * From here on a crash leaves a dump in the data folder. It is sent nowhere. Called before Electron is ready, once the
 * data folder is set.
 */
export function keepCrashDumps(): void {
  const folder = join(app.getPath('userData'), crashFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false });
}

/** Opens the folder of the log, which is made if nothing was logged yet. */
export async function openLogs(home: string): Promise<void> {
  const folder = join(home, logFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await shell.openPath(folder);
}

export function hostFacts(): HostFacts {
  return {
    program: 'app',
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    locale: currentLanguage().locale,
    displays: screen.getAllDisplays().map(({ size, scaleFactor }) => ({
      ...size,
      scale: scaleFactor,
    })),
    environment: process.env,
  };
}

export function diagnosticsDialog(fileName: string) {
  return {
    title: say('choose.diagnostics'),
    button: say('choose.diagnostics-button'),
    filters: [{ name: say('choose.diagnostics-files'), extensions: ['txt'] }],
    fileName,
  };
}
