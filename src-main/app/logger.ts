import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../engine/ports';

const largest = 512 * 1024;

/** Writes one line per event to `slipway.log`; the previous file is kept as `slipway.1.log`. */
export function openLogger(folder: string, now: () => Date = () => new Date()): Logger {
  const file = join(folder, 'slipway.log');
  const write = (level: string, message: string, facts?: Record<string, unknown>): void => {
    // A full or read-only disk must not stop a run just because it cannot be logged.
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

/** Secrets are masked here, at the edge, so that no caller has to remember it. */
function line(at: Date, level: string, message: string, facts?: Record<string, unknown>): string {
  const event = { at: at.toISOString(), level, message: maskText(message) };
  return JSON.stringify(facts === undefined ? event : { ...event, facts: maskValue(facts) });
}

/** Replaces a secret. */
const mask = '[masked]';

const sensitiveField = /authorization|password|secret|token|private.?key|^pem$|^jwt$|cookie/i;
const deepest = 8;

/** Masks keys, tokens, authorization headers and query strings in a text. */
export function maskText(text: string): string {
  return (
    text
      .replace(/-----BEGIN [^-]{0,60}-----[\s\S]*?(?:-----END [^-]{0,60}-----|$)/g, mask)
      .replace(
        /\bMI[GIHE][A-Za-z0-9+/_=-](?:[A-Za-z0-9+/_=-]|\\[rn]|\s(?=[A-Za-z0-9+/_=-]{16}))*/g,
        maskLong,
      )
      .replace(/\beyJ[\w-]*(?:\s*\.\s*[\w-]+)*/g, mask)
      .replace(/(\bauthorization["']?\s*[:=]\s*["']?)[^"'\r\n,}]+/gi, `$1${mask}`)
      // Not shown: a header.
      .replace(/\bBearer\s+\S+/gi, `Bearer ${mask}`)
      .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@/gi, `$1${mask}@`)
      .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gi, `$1?${mask}`)
  );
}

/** The body of a key is long; a short word with the same beginning is kept. */
function maskLong(found: string): string {
  return found.length >= 40 ? mask : found;
}

/** The same for anything that can be logged: nested values, errors and their causes, bytes. */
export function maskValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === undefined) return null;
  if (typeof value !== 'object') return maskText(String(value));
  if (depth >= deepest) return '[deeper]';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return maskError(value, depth);
  if (value instanceof Date) return String(value);
  if (value instanceof URL) return maskText(value.href);
  if (Array.isArray(value)) return value.map((entry) => maskValue(entry, depth + 1));
  return maskEntries(
    value instanceof Map || value instanceof Headers ? [...value] : Object.entries(value),
    depth,
  );
}

function maskError(error: Error, depth: number): unknown {
  const own = maskEntries(Object.entries(error), depth);
  const cause = error.cause === undefined ? {} : { cause: maskValue(error.cause, depth + 1) };
  return {
    name: error.name,
    message: maskText(error.message),
    stack: maskText(error.stack ?? ''),
    ...own,
    ...cause,
  };
}

function maskEntries(
  entries: readonly (readonly [unknown, unknown])[],
  depth: number,
): Record<string, unknown> {
  const kept = entries.map(([name, value]) => {
    const field = String(name);
    return [maskText(field), sensitiveField.test(field) ? mask : maskValue(value, depth + 1)];
  });
  return Object.fromEntries(kept);
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
