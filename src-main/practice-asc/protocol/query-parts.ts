import type { ApiError } from './api-error';
import { parameterError } from './entity-errors';
import type { Draft } from './query';
import type { QueryRules } from './query-rules';

/** Reads one parameter into the draft, or says what is wrong with it. `key` is what stands in brackets. */
export type PartReader = (
  draft: Draft,
  key: string,
  value: string,
  rules: QueryRules,
) => ApiError | null;

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

export function listOf(value: string): string[] {
  return value.split(',').map((part) => part.trim());
}

export function firstOutside(
  values: readonly string[],
  allowed: readonly string[],
): string | undefined {
  return values.find((value) => !allowed.includes(value));
}
