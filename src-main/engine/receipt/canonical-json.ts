/** The same value with the keys of every object in one order, so that equal values give equal text. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, inOrder(inner)]));
}

/** The one JSON text of a value: sorted keys, no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}
