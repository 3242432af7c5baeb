import { join } from 'node:path';
import { logFolder, openLogger } from '../engine/diagnostics/logger';
import type { Logger } from '../engine/ports';
import { options } from './options';

/** The app's log, with what went wrong in the command; what went well is printed. */
export function commandLog(home: string): Logger {
  const { warn } = openLogger(join(home, logFolder), 'command');
  return { info: () => undefined, warn };
}

/** Logs a bug with its stack, which is never printed. */
export function logUnexpected(thrown: unknown, home: string, argv: readonly string[]): void {
  const log = commandLog(home);
  log.warn('The command failed unexpectedly.', { command: namesIn(argv), thrown });
}

/** The command and its options, without their values. */
function namesIn(argv: readonly string[]): string {
  return argv
    .slice(0, 40)
    .filter((word, place) => (place === 0 && /^[a-z-]+$/.test(word)) || isOptionName(word))
    .join(' ');
}

function isOptionName(word: string): boolean {
  return word.startsWith('--') && Object.hasOwn(options, word.slice(2));
}
