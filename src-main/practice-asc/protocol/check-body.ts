import type { ApiError } from './api-error';
import type { AttributeRule, RelationshipRule } from './body-rules';
import { attributeError, envelopeError, relationshipError } from './entity-errors';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfKind(value: unknown, rule: AttributeRule): boolean {
  if (value === null) return rule.isNullable === true;
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' && (rule.oneOf?.includes(value) ?? true);
    case 'flag':
      return typeof value === 'boolean';
    case 'whole-number':
      return (
        Number.isSafeInteger(value) &&
        Number(value) >= (rule.atLeast ?? Number.MIN_SAFE_INTEGER) &&
        Number(value) <= (rule.atMost ?? Number.MAX_SAFE_INTEGER)
      );
    case 'object':
      return isObject(value);
  }
}

export function attributeErrors(
  sent: JsonObject,
  rules: Record<string, AttributeRule>,
): ApiError[] {
  const errors: ApiError[] = [];
  for (const [name, value] of Object.entries(sent)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule)
      errors.push(
        attributeError('UNKNOWN', name, `'${name}' is not an attribute that can be written here`),
      );
    else if (!isOfKind(value, rule)) {
      errors.push(attributeError('INVALID', name, `The value given for '${name}' is not valid`));
    }
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.isRequired && (sent[name] === undefined || sent[name] === '')) {
      errors.push(attributeError('REQUIRED', name, `A value for '${name}' is required`));
    }
  }
  return errors;
}

export function linkageError(linkage: unknown, type: string): string | null {
  if (!isObject(linkage)) return 'is not a resource identifier';
  if (linkage.type !== type) return `must be of type '${type}'`;
  return typeof linkage.id === 'string' && linkage.id !== '' ? null : 'lacks an id';
}

export function relationshipErrors(
  sent: JsonObject,
  rules: Record<string, RelationshipRule>,
): ApiError[] {
  const errors: ApiError[] = [];
  for (const [name, value] of Object.entries(sent)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) {
      errors.push(
        relationshipError(
          'UNKNOWN',
          name,
          `'${name}' is not a relationship that can be written here`,
        ),
      );
      continue;
    }
    const data = isObject(value) ? value.data : undefined;
    const linkages = rule.isToMany && Array.isArray(data) ? data : [data];
    const wrong = linkages
      .map((linkage) => linkageError(linkage, rule.type))
      .find((words) => words !== null);
    if (wrong)
      errors.push(
        relationshipError('INVALID', name, `The relationship '${name}' ${wrong}`, '/data'),
      );
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.isRequired && sent[name] === undefined) {
      errors.push(relationshipError('REQUIRED', name, `The relationship '${name}' is required`));
    }
  }
  return errors;
}

export function envelopeErrors(data: JsonObject, type: string, id: string | null): ApiError[] {
  const errors: ApiError[] = [];
  if (data.type !== type) errors.push(envelopeError('/data/type', `The type must be '${type}'`));
  if (id !== null && data.id !== id) {
    errors.push(envelopeError('/data/id', 'The id must be the same as in the address'));
  }
  const known =
    id === null
      ? ['type', 'attributes', 'relationships']
      : ['type', 'id', 'attributes', 'relationships'];
  for (const name of Object.keys(data)) {
    if (!known.includes(name))
      errors.push(envelopeError(`/data/${name}`, `'${name}' has no place here`));
  }
  return errors;
}
