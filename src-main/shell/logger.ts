import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../engine/ports';
import { maskText, maskValue } from './masks';

const largest = 512 * 1024;

/** Writes a line an event to `slipway.log`; the one before it is kept as `slipway.1.log`. */
export function openLogger(folder: string, now: () => Date = () => new Date()): Logger {
  const file = join(folder, 'slipway.log');
  const write = (level: string, message: string, facts?: Record<string, unknown>): void => {
    // A full or read-only disk must not stop a run because nothing can be said about it.
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file, join(folder, 'slipway.1.log'));
      appendFileSync(file, `${line(now(), level, message, facts)}\n`, { mode: 0o600 });
    } catch {}
  };
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
  };
}

function rotate(file: string, older: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largest) renameSync(file, older);
}

/** Secrets are masked here, at the edge, so that no caller has to think of it. */
function line(at: Date, level: string, message: string, facts?: Record<string, unknown>): string {
  const event = { at: at.toISOString(), level, message: maskText(message) };
  return JSON.stringify(facts === undefined ? event : { ...event, facts: maskValue(facts) });
}
