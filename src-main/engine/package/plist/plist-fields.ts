import { isDict, type PlistDict, type PlistValue } from './plist-value';

/** The text under a key; null when it is absent, blank or of another kind. */
export function textOf(dict: PlistDict, key: string): string | null {
  const value = dict[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function booleanOf(dict: PlistDict, key: string): boolean | null {
  const value = dict[key];
  return typeof value === 'boolean' ? value : null;
}

export function dateOf(dict: PlistDict, key: string): Date | null {
  const value = dict[key];
  return value instanceof Date ? value : null;
}

export function dictOf(dict: PlistDict | null, key: string): PlistDict | null {
  const value = dict?.[key];
  return isDict(value) ? value : null;
}

/** The members under a key; a single value counts as a list of one, absence as an empty list. */
export function listOf(dict: PlistDict, key: string): PlistValue[] {
  const value = dict[key];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function textsOf(dict: PlistDict, key: string): string[] {
  return listOf(dict, key).filter((value) => typeof value === 'string');
}

/** The value as JSON can carry it: dates in ISO 8601, bytes in base64, wide integers as digits. */
export function plainValue(value: PlistValue): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plainValue);
  return isDict(value) ? plainDict(value) : value;
}

export function plainDict(dict: PlistDict): Record<string, unknown> {
  return Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, plainValue(value)]));
}
