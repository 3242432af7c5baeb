import type { SortOrder } from '../protocol/query';
import type { QueryRules } from '../protocol/query-rules';
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

/** Keys are read once for each row and not for each comparison: some of them take a while. */
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

/** The rows that pass the filters (different filters: all of them; values of one: any), in the order asked for. */
export function arrange(
  rows: readonly Identified[],
  rules: QueryRules,
  request: ApiRequest,
): Identified[] {
  const kept = keep(rows, rules, request);
  const { sort } = request.query;
  return sort.length > 0 ? sorted(kept, sort, rules, request.moment) : kept;
}
