import { withoutDevices } from './without-people';

/** Replaces a secret. */
export const mask = '[masked]';

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

/** The same for what may be given to others, such as the log of a run: it names no device either. */
export function maskForOthers(text: string): string {
  return withoutDevices(maskText(text));
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
