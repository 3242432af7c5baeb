import { message } from '#shared/words/message';
import { UnreadableError } from '../unreadable';

/** A dictionary without a prototype, so that no key in a package can affect JavaScript. */
export interface PlistDict {
  [key: string]: PlistValue;
}

/** The types in a property list. Integers beyond 2^53 are bigint; a keyed archive's UID is `{CF$UID}`. */
export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | PlistValue[]
  | PlistDict;

/** Why bytes are not an acceptable property list. */
export class PlistError extends UnreadableError {
  override readonly name = 'PlistError';
}

/** Limits that no real property list comes near. */
export const plistLimits = {
  bytes: 1024 * 1024,
  depth: 64,
  /** Objects in the file. */
  objects: 10_000,
  /** Values, where shared objects count once per reference. */
  values: 100_000,
} as const;

export function emptyDict(): PlistDict {
  return Object.create(null) as PlistDict;
}

export function isDict(value: PlistValue | undefined): value is PlistDict {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

/** An integer as a number when that is exact. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

export function validDate(milliseconds: number): Date {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw new PlistError(message('unreadable.plist.date-range'));
  return date;
}

const maxKept = 20;

/** Keys that occur more than once with different values in one dictionary. */
export class RepeatedKeys {
  private readonly keys = new Set<string>();

  add(key: string): void {
    if (this.keys.size < maxKept) this.keys.add(key);
  }

  list(): string[] {
    return [...this.keys];
  }
}

/**
 * Builds a dictionary. The last value of a repeated key wins, as in some readers; in others
 * the first one does, so it is recorded.
 */
export class DictBuilder {
  readonly dict: PlistDict = emptyDict();

  constructor(private readonly repeated: RepeatedKeys) {}

  set(key: string, value: PlistValue): void {
    if (key in this.dict && !isSameValue(this.dict[key], value)) this.repeated.add(key);
    this.dict[key] = value;
  }
}

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

/** The members under a key; a single value counts as a list of one, a missing one as an empty list. */
export function listOf(dict: PlistDict, key: string): PlistValue[] {
  const value = dict[key];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function textsOf(dict: PlistDict, key: string): string[] {
  return listOf(dict, key).filter((value) => typeof value === 'string');
}

/** The value as JSON: dates in ISO 8601, bytes in base64, large integers as digits. */
function plainValue(value: PlistValue): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plainValue);
  return isDict(value) ? plainDict(value) : value;
}

export function plainDict(dict: PlistDict): Record<string, unknown> {
  return Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, plainValue(value)]));
}

/** Whether two values of a property list are equal, however they were written. */
function isSameValue(one: PlistValue | undefined, other: PlistValue | undefined): boolean {
  if (Object.is(one, other)) return true;
  if (one === undefined || other === undefined) return false;
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return Buffer.compare(one, other) === 0;
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length && one.every((value, index) => isSameValue(value, other[index]))
    );
  if (!isDict(one) || !isDict(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSameValue(one[key], other[key]))
  );
}
