import { type ApiError, parameterError } from './api-error';
import type { QueryRules } from './query-rules';
import {
  bracketReaders,
  type Draft,
  illegal,
  invalid,
  plainReaders,
  type SortOrder,
} from './readers';

/** A valid query. */
export interface Query {
  filters: ReadonlyMap<string, readonly string[]>;
  exists: ReadonlyMap<string, boolean>;
  sort: readonly SortOrder[];
  include: readonly string[];
  /** Requested fields by type; a type that is not listed shows all. */
  fields: ReadonlyMap<string, readonly string[]>;
  limit: number;
  includeLimits: ReadonlyMap<string, number>;
  /** The number of rows before this page. */
  offset: number;
}

/** The number of rows when no limit is given. */
const defaultPageSize = 50;

function readOne(draft: Draft, name: string, value: string, rules: QueryRules): ApiError | null {
  const [, word = name, key] = /^(\w+)\[([\w.]+)\]$/.exec(name) ?? [];
  const readers = key === undefined ? plainReaders : bracketReaders;
  const reader = Object.hasOwn(readers, word) ? readers[word] : undefined;
  return reader ? reader(draft, key ?? '', value, rules) : illegal(name);
}

function repeatedNames(parameters: URLSearchParams): string[] {
  return [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
}

function missingFilters(draft: Draft, rules: QueryRules): ApiError[] {
  const missing = rules.requiredFilters.filter((name) => !draft.filters.has(name));
  return missing.map((name) =>
    parameterError(
      'REQUIRED',
      `filter[${name}]`,
      `'filter[${name}]' is required with this request`,
    ),
  );
}

/** Parses a query, or lists everything that is wrong with it. Without rules no query is accepted. */
export function readQuery(
  parameters: URLSearchParams,
  rules: QueryRules | null,
): { query: Query; errors: ApiError[] } {
  const draft: Draft = {
    filters: new Map(),
    exists: new Map(),
    sort: [],
    include: [],
    fields: new Map(),
    limit: defaultPageSize,
    includeLimits: new Map(),
    offset: 0,
  };
  const errors = repeatedNames(parameters).map((name) =>
    invalid(name, `'${name}' may be given only once`),
  );
  for (const [name, value] of parameters) {
    const error = rules ? readOne(draft, name, value, rules) : illegal(name);
    if (error) errors.push(error);
  }
  if (rules) errors.push(...missingFilters(draft, rules));
  return { query: draft, errors };
}
