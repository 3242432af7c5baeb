import { readCursor } from './cursor';
import { firstOutside, illegal, invalid, listOf, type PartReader } from './query-parts';
import { longestPage } from './query-rules';

const readInclude: PartReader = (draft, _key, value, rules) => {
  if (rules.includes.length === 0) return illegal('include');
  const asked = listOf(value);
  const wrong = firstOutside(asked, rules.includes);
  if (wrong !== undefined) return invalid('include', `'${wrong}' cannot be included here`);
  draft.include = [...new Set(asked)];
  return null;
};

const readSort: PartReader = (draft, _key, value, rules) => {
  const names = Object.keys(rules.sorts);
  if (names.length === 0) return illegal('sort');
  const orders = listOf(value).map((part) => ({
    name: part.replace(/^-/, ''),
    isDescending: part.startsWith('-'),
  }));
  const wrong = firstOutside(
    orders.map((order) => order.name),
    names,
  );
  if (wrong !== undefined) return invalid('sort', `'${wrong}' is nothing to sort by here`);
  draft.sort = orders;
  return null;
};

const readLimit: PartReader = (draft, _key, value, rules) => {
  if (!rules.isList) return illegal('limit');
  const limit = Number(value);
  if (!/^\d+$/.test(value) || limit < 1 || limit > longestPage) {
    return invalid('limit', `'limit' is from 1 to ${longestPage}`);
  }
  draft.limit = limit;
  return null;
};

const readCursorOf: PartReader = (draft, _key, value, rules) => {
  if (!rules.isList) return illegal('cursor');
  const offset = readCursor(value);
  if (offset === null) return invalid('cursor', `'${value}' is not a cursor`);
  draft.offset = offset;
  return null;
};

/** The parameters whose names have no brackets. */
export const plainReaders: Record<string, PartReader> = {
  include: readInclude,
  sort: readSort,
  limit: readLimit,
  cursor: readCursorOf,
};
