/** Below this many rows a look through all of them is as quick. */
const worthAnIndex = 32;

/**
 * Finds rows by a key without looking through all of them. An index is only ever a guess, checked
 * against the rows themselves: rows may come and go without telling it.
 */
export function rowIndex<Row>(keyOf: (row: Row) => string) {
  const indexes = new WeakMap<readonly Row[], Map<string, number>>();

  function indexOf(rows: readonly Row[]): Map<string, number> {
    const places = new Map<string, number>();
    for (let place = rows.length - 1; place >= 0; place -= 1)
      places.set(keyOf(rows[place] as Row), place);
    indexes.set(rows, places);
    return places;
  }

  function guess(rows: readonly Row[], key: string): Row | undefined {
    const place = indexes.get(rows)?.get(key);
    const row = place === undefined ? undefined : rows[place];
    return row !== undefined && keyOf(row) === key ? row : undefined;
  }

  return function find<Kind extends Row>(rows: readonly Kind[], key: string): Kind | undefined {
    const isSmall = rows.length < worthAnIndex;
    const guessed = isSmall ? undefined : guess(rows, key);
    if (guessed !== undefined) return guessed as Kind;
    const found = rows.find((row) => keyOf(row) === key);
    // Only a row that is there shows that the index is missing or out of date.
    if (found !== undefined && !isSmall) indexOf(rows);
    return found;
  };
}
