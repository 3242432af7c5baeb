import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../ports';
import { whileFileLocked } from '../storage/file-lock';
import { maskText, maskValue } from './mask';
import { withoutDevices } from './without-people';

const largest = 512 * 1024;

/** The folder of the log inside the data folder, and its files there, newest first. */
export const logFolder = 'logs';
export const logFiles = ['slipway.log', 'slipway.1.log'] as const;

/** Who writes to the log: the app and the command share it. */
type LoggingProgram = 'app' | 'command';

/**
 * Writes one line per event to `slipway.log`; the previous file is kept as `slipway.1.log`. Several processes may write
 * at once.
 */
export function openLogger(
  folder: string,
  program: LoggingProgram = 'app',
  now: () => Date = () => new Date(),
): Logger {
  const [name, older] = logFiles;
  const file = join(folder, name);
  const by = { program, process: process.pid };
  const write = (level: string, message: string, facts?: Record<string, unknown>): void => {
    // A full or read-only disk must not stop a run just because it cannot be logged.
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file, join(folder, older));
      // A single write to a file opened for appending: lines of two processes never mix.
      appendFileSync(file, `${line({ at: now().toISOString(), level, ...by }, message, facts)}\n`, {
        mode: 0o600,
      });
    } catch {}
  };
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
  };
}

/** Another process may have just done it: then what it began must not take the place of the older lines. */
function rotate(file: string, older: string): void {
  if (sizeOf(file) <= largest) return;
  whileFileLocked(file, () => {
    if (sizeOf(file) > largest) renameSync(file, older);
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Secrets and devices are masked here, at the edge, so that no caller has to remember it. */
function line(
  begin: Record<string, unknown>,
  message: string,
  facts?: Record<string, unknown>,
): string {
  const event = { ...begin, message: maskText(message) };
  return withoutDevices(
    JSON.stringify(facts === undefined ? event : { ...event, facts: maskValue(facts) }),
  );
}

/** Bugs are logged and survived: every run is in its journal, and Electron's own error box would show a stack. */
export function logMistakes(log: Logger): void {
  process.on('uncaughtException', (thrown) =>
    log.warn('Something was thrown and not caught.', { thrown }),
  );
  process.on('unhandledRejection', (thrown) =>
    log.warn('Something was rejected and not caught.', { thrown }),
  );
}
