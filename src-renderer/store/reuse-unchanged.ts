/**
 * The new snapshot, built from the old one's objects where both are equal. Main sends a whole run ten times
 * a second; rows that are memoized by identity then stay as they are.
 */
export function reuseUnchanged<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return reuseItems(before, after) as T;
  if (isRecord(before) && isRecord(after)) return keepRecord(before, after) as T;
  return after;
}

function isRecord(thing: unknown): thing is Record<string, unknown> {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing);
}

function reuseItems(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const kept = after.map((entry, index) => reuseUnchanged(before[index], entry));
  const same =
    kept.length === before.length && kept.every((entry, i) => Object.is(entry, before[i]));
  return same ? before : kept;
}

function keepRecord(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const keys = Object.keys(after);
  const kept: Record<string, unknown> = {};
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    kept[key] = reuseUnchanged(before[key], after[key]);
    same &&= Object.is(kept[key], before[key]);
  }
  return same ? before : kept;
}
