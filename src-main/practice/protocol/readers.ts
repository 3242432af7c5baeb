import { type ApiError, parameterError } from './api-error';

import {
  fieldNamesOf,
  fieldTypesOf,
  includeLimitOf,
  maxPageSize,
  type QueryRules,
} from './query-rules';

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
  if (!/^\d+$/.test(value) || limit < 1 || limit > maxPageSize) {
    return invalid('limit', `'limit' is from 1 to ${maxPageSize}`);
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

/** The parameters without brackets in their names. */
export const plainReaders: Record<string, PartReader> = {
  include: readInclude,
  sort: readSort,
  limit: readLimit,
  cursor: readCursorOf,
};

const readFilter: PartReader = (draft, key, value, rules) => {
  const rule = Object.hasOwn(rules.filters, key) ? rules.filters[key] : undefined;
  const name = `filter[${key}]`;
  if (!rule) return illegal(name);
  const values = listOf(value);
  const wrong = rule.oneOf && firstOutside(values, rule.oneOf);
  if (wrong !== undefined) return invalid(name, `'${wrong}' is not a value of '${name}'`);
  if (values.includes('')) return invalid(name, `'${name}' lacks a value`);
  draft.filters.set(key, values);
  return null;
};

const readExists: PartReader = (draft, key, value, rules) => {
  const name = `exists[${key}]`;
  if (!Object.hasOwn(rules.exists, key)) return illegal(name);
  if (!/^(?:[Tt]rue|[Ff]alse)$/.test(value)) return invalid(name, `'${name}' is true or false`);
  draft.exists.set(key, value.toLowerCase() === 'true');
  return null;
};

const readFields: PartReader = (draft, key, value, rules) => {
  const name = `fields[${key}]`;
  if (!fieldTypesOf(rules).includes(key)) return illegal(name);
  const asked = value === '' ? [] : listOf(value);
  const wrong = firstOutside(asked, fieldNamesOf(key) ?? asked);
  if (wrong !== undefined) return invalid(name, `'${wrong}' is not a field of '${key}'`);
  draft.fields.set(key, asked);
  return null;
};

const readIncludeLimit: PartReader = (draft, key, value, rules) => {
  const name = `limit[${key}]`;
  const most = includeLimitOf(rules, key);
  if (most === null) return illegal(name);
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    return invalid(name, `'${name}' is from 1 to ${most}`);
  }
  draft.includeLimits.set(key, limit);
  return null;
};

/** `filter[…]`, `exists[…]`, `fields[…]` and `limit[…]`. */
export const bracketReaders: Record<string, PartReader> = {
  filter: readFilter,
  exists: readExists,
  fields: readFields,
  limit: readIncludeLimit,
};

/** Reads one parameter into the draft, or returns what is wrong with it. `key` is the text in brackets. */
type PartReader = (draft: Draft, key: string, value: string, rules: QueryRules) => ApiError | null;

export function illegal(name: string): ApiError {
  return parameterError(
    'ILLEGAL',
    name,
    `The parameter '${name}' cannot be used with this request`,
  );
}

export function invalid(name: string, detail: string): ApiError {
  return parameterError('INVALID', name, detail);
}

function listOf(value: string): string[] {
  return value.split(',').map((part) => part.trim());
}

function firstOutside(values: readonly string[], allowed: readonly string[]): string | undefined {
  return values.find((value) => !allowed.includes(value));
}

/** Opaque to clients; encodes the number of rows before the page. */
export function writeCursor(offset: number): string {
  return Buffer.from(`rows:${offset}`).toString('base64url');
}

/** Null when the text is not one of our cursors. */
function readCursor(text: string): number | null {
  const found = /^rows:(\d+)$/.exec(Buffer.from(text, 'base64url').toString());
  return found ? Number(found[1]) : null;
}

/** A query while it is parsed. */
export interface Draft {
  filters: Map<string, string[]>;
  exists: Map<string, boolean>;
  sort: SortOrder[];
  include: string[];
  fields: Map<string, string[]>;
  limit: number;
  includeLimits: Map<string, number>;
  offset: number;
}

export interface SortOrder {
  name: string;
  isDescending: boolean;
}
