import type { FilterRule } from '../protocol/query-rules';
import type { Identified } from '../resources/resource-type';
import type { Moment } from '../world/state';

/** The cast is safe as long as a family uses its filters on its own lists, as its table shows. */
function rule<Row extends Identified>(filter: FilterRule<Row>): FilterRule {
  return filter as unknown as FilterRule;
}

/** Matches rows whose value is one of those given. */
export function equals<Row extends Identified>(
  read: (row: Row, moment: Moment) => string | null | undefined,
  oneOf?: readonly string[],
): FilterRule {
  return rule<Row>({
    ...(oneOf ? { oneOf } : {}),
    passes: (row, values, moment) => values.includes(read(row, moment) ?? ''),
  });
}

export function equalsFlag<Row extends Identified>(
  read: (row: Row, moment: Moment) => boolean | null,
): FilterRule {
  // Clients written in Python send True and False, which Apple accepts as well.
  const spelled: Record<string, boolean> = { true: true, True: true, false: false, False: false };
  return rule<Row>({
    oneOf: Object.keys(spelled),
    passes: (row, values, moment) => values.some((value) => spelled[value] === read(row, moment)),
  });
}

/** Matches rows that have one of the values. */
export function hasAny<Row extends Identified>(
  read: (row: Row, moment: Moment) => readonly string[],
  oneOf?: readonly string[],
): FilterRule {
  return rule<Row>({
    ...(oneOf ? { oneOf } : {}),
    passes: (row, values, moment) => read(row, moment).some((value) => values.includes(value)),
  });
}

/** Not an exact match: a filter for one bundle ID also returns those that contain it. */
export function contains<Row extends Identified>(read: (row: Row) => string | null): FilterRule {
  return rule<Row>({
    passes(row, values) {
      const text = (read(row) ?? '').toLowerCase();
      return values.some((value) => text.includes(value.toLowerCase()));
    },
  });
}

/** Case-insensitive. */
export function equalsInAnyCase<Row extends Identified>(
  read: (row: Row) => string | null,
): FilterRule {
  return rule<Row>({
    passes(row, values) {
      const text = (read(row) ?? '').toLowerCase();
      return values.some((value) => value.toLowerCase() === text);
    },
  });
}

export const byOwnId = equals((row) => row.id);

/** For filters by something that the practice team has none of. */
export function neverMatches(oneOf?: readonly string[]): FilterRule {
  return { ...(oneOf ? { oneOf } : {}), passes: () => false };
}

/** A sort key for one type of row. */
export function sortKey<Row extends Identified>(
  read: (row: Row, moment: Moment) => string | number,
) {
  return read as unknown as (row: Identified, moment: Moment) => string | number;
}
