import type { ApiError } from './api-error';
import { bracketReaders } from './bracket-readers';
import { parameterError } from './entity-errors';
import { plainReaders } from './plain-readers';
import type { Draft, Query } from './query';
import { illegal, invalid } from './query-parts';
import type { QueryRules } from './query-rules';

/** So many rows come when no limit is given. */
const usualPage = 50;

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

/** Reads what came after the `?`, or lists everything that is wrong with it. No rules means that nothing may come. */
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
    limit: usualPage,
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
