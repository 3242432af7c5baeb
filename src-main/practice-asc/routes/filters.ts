import type { FilterRule } from '../protocol/query-rules';
import type { Identified } from '../resources/resource-type';
import type { Moment } from '../world/state';

/** The cast is sound as long as a family uses its filters on its own lists, which its table shows. */
function rule<Row extends Identified>(filter: FilterRule<Row>): FilterRule {
  return filter as unknown as FilterRule;
}

/** Passes rows whose value is one of those given. */
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
  return equals<Row>((row, moment) => String(read(row, moment)), ['true', 'false']);
}

/** Passes rows that have one of the values among theirs. */
export function hasAny<Row extends Identified>(
  read: (row: Row, moment: Moment) => readonly string[],
  oneOf?: readonly string[],
): FilterRule {
  return rule<Row>({
    ...(oneOf ? { oneOf } : {}),
    passes: (row, values, moment) => read(row, moment).some((value) => values.includes(value)),
  });
}

/** Not an exact match: whoever asks for one bundle ID also gets those that contain it. */
export function contains<Row extends Identified>(read: (row: Row) => string | null): FilterRule {
  return rule<Row>({
    passes(row, values) {
      const text = (read(row) ?? '').toLowerCase();
      return values.some((value) => text.includes(value.toLowerCase()));
    },
  });
}

/** Upper and lower case are one. */
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
