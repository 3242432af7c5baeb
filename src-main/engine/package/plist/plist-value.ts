/** A dictionary without a prototype, so that no key of a package can mean something to JavaScript. */
export interface PlistDict {
  [key: string]: PlistValue;
}

/** What a property list can hold. Integers beyond 2^53 are bigint; a keyed archive's UID is `{CF$UID}`. */
export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | PlistValue[]
  | PlistDict;

/** Says why bytes are not a property list that may be read; the message goes on from “it”. */
export class PlistError extends Error {
  override readonly name = 'PlistError';
}

/** Bounds that no real property list comes near. */
export const plistLimits = {
  bytes: 1024 * 1024,
  depth: 64,
  /** Objects in the file. */
  objects: 10_000,
  /** Values after shared objects are counted at every place that refers to them. */
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

/** An integer as a number where that is exact. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

export function validDate(milliseconds: number): Date {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw new PlistError('has a date that is out of range');
  return date;
}
