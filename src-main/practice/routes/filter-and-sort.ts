import type { QueryRules } from '../protocol/query-rules';
import type { SortOrder } from '../protocol/readers';
import type { Identified } from '../resources/resource-type';
import type { Moment } from '../world/state';
import type { ApiRequest } from './route';

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function keep(
  rows: readonly Identified[],
  rules: QueryRules,
  { query, moment }: ApiRequest,
): Identified[] {
  return rows.filter((row) => {
    for (const [name, values] of query.filters) {
      if (!rules.filters[name]?.passes(row, values, moment)) return false;
    }
    for (const [name, wanted] of query.exists) {
      if (isThere(rules.exists[name]?.(row, moment)) !== wanted) return false;
    }
    return true;
  });
}

type Keyed = { row: Identified; keys: (string | number)[] };

function compareBy(orders: readonly SortOrder[]) {
  return (a: Keyed, b: Keyed): number => {
    for (const [place, { isDescending }] of orders.entries()) {
      const [left = '', right = ''] = [a.keys[place], b.keys[place]];
      if (left === right) continue;
      return left < right === isDescending ? 1 : -1;
    }
    return 0;
  };
}

/** Keys are computed once per row and not per comparison: some of them are slow. */
function sorted(
  rows: readonly Identified[],
  orders: readonly SortOrder[],
  rules: QueryRules,
  moment: Moment,
): Identified[] {
  const keyed = rows.map((row) => ({
    row,
    keys: orders.map(({ name }) => rules.sorts[name]?.(row, moment) ?? ''),
  }));
  return keyed.sort(compareBy(orders)).map(({ row }) => row);
}

/** The rows that match the filters (all filters, any value of each), in the requested order. */
export function arrange(
  rows: readonly Identified[],
  rules: QueryRules,
  request: ApiRequest,
): Identified[] {
  const kept = keep(rows, rules, request);
  const { sort } = request.query;
  return sort.length > 0 ? sorted(kept, sort, rules, request.moment) : kept;
}
