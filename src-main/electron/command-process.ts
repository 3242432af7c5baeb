import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { isAlive } from '../engine/storage/lock-owner';
import type { StartProcess } from '../processes/children';
import { startReading } from './system/utility-process';

/** What the command gets from Electron. */
interface CommandParts {
  uploadWorker: URL;
  startReading: StartProcess;
}

const folderPrefix = 'slipway-chromium-';

/**
 * Runs the `slipway` command in this process: no window, no tray, no Dock icon, and no lock, so that it runs beside the
 * app. Called before Electron is ready; `folder` is that of the built programs.
 */
export function runAsCommand(
  folder: string,
  run: (parts: CommandParts, exit: (status: number) => void) => Promise<void>,
): void {
  if (process.platform === 'darwin') app.setActivationPolicy('prohibited');
  takeOwnFolder();
  const uploadWorker = pathToFileURL(join(folder, 'upload-worker.js'));
  void app.whenReady().then(() => {
    leaveSignalsToTheCommand();
    return run({ uploadWorker, startReading }, (status) => app.exit(status));
  });
}

/**
 * Chromium's own files go to a folder of this process: the app may be using its own at the same time. It is removed at
 * the end, and by a later command if this one is killed or a process of Chromium's is still starting.
 */
function takeOwnFolder(): void {
  app.setPath('userData', mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`)));
  app.once('quit', () => {
    for (const name of readdirSync(tmpdir())) {
      if (
        name.startsWith(folderPrefix) &&
        isOver(Number.parseInt(name.slice(folderPrefix.length), 10))
      )
        removeIfOwn(join(tmpdir(), name));
    }
  });
}

/** What another user's command left stays: that is no error of this one. */
function removeIfOwn(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Not ours to remove.
  }
}

function isOver(processId: number): boolean {
  return processId === process.pid || !isAlive(processId);
}

/**
 * Electron quits at these signals, with status 0. Node takes a signal over with its first listener, and with the last
 * one it returns to the system’s default.
 */
function leaveSignalsToTheCommand(): void {
  const nothing = () => undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, nothing);
    process.off(signal, nothing);
  }
}
