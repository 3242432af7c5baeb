/** With fewer rows a linear search is as fast. */
const indexThreshold = 32;

/**
 * Finds rows by a key without a linear search. An index is only a hint, checked against the rows: rows may come and
 * go without updating it.
 */
export function rowIndex<Row>(keyOf: (row: Row) => string) {
  const indexes = new WeakMap<readonly Row[], Map<string, number>>();

  function indexOf(rows: readonly Row[]): Map<string, number> {
    const positions = new Map<string, number>();
    for (let position = rows.length - 1; position >= 0; position -= 1)
      positions.set(keyOf(rows[position] as Row), position);
    indexes.set(rows, positions);
    return positions;
  }

  function guess(rows: readonly Row[], key: string): Row | undefined {
    const position = indexes.get(rows)?.get(key);
    const row = position === undefined ? undefined : rows[position];
    return row !== undefined && keyOf(row) === key ? row : undefined;
  }

  return function find<Kind extends Row>(rows: readonly Kind[], key: string): Kind | undefined {
    const isSmall = rows.length < indexThreshold;
    const guessed = isSmall ? undefined : guess(rows, key);
    if (guessed !== undefined) return guessed as Kind;
    const found = rows.find((row) => keyOf(row) === key);
    // Only an existing row shows that the index is missing or stale.
    if (found !== undefined && !isSmall) indexOf(rows);
    return found;
  };
}
