/**
 * The names in the command's JSON and in plan files, where journals use another one. A plan file may use those of
 * journals too.
 */
const fields: Readonly<Record<string, string>> = {
  wait: 'waiting',
};

/** By field: its value in journals, and the one for programs. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  scope: { 'skip-upload': 'use-existing-build' },
  notify: { 'at-once': 'automatic', 'after-confirm': 'when-confirmed', nobody: 'none' },
  refusedNotes: { 'go-on': 'continue' },
};

/** For `JSON.stringify`: the fields of an object under their names for programs. */
export function withNamesForPrograms(name: string, value: unknown): unknown {
  if (typeof value === 'string') return values[name]?.[value] ?? value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [fields[field] ?? field, inner]),
  );
}

/** The value of a plan's field as journals keep it. */
export function journalValue(field: string, value: unknown): unknown {
  const found = Object.entries(values[field] ?? {}).find(
    ([, forPrograms]) => forPrograms === value,
  );
  return found === undefined ? value : found[0];
}
