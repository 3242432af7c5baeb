import {
  type ApiError,
  attributeError,
  envelopeError,
  malformedDocument,
  relationshipError,
} from './api-error';

/** The values that an attribute of a write may have. */
export interface AttributeRule {
  kind: 'text' | 'flag' | 'whole-number' | 'object' | 'list';
  isRequired?: true;
  /** Null is allowed and clears it. */
  isNullable?: true;
  oneOf?: readonly string[];
  atLeast?: number;
  atMost?: number;
}

export interface RelationshipRule {
  type: string;
  isToMany?: true;
  isRequired?: true;
}

/** The document that a write accepts. */
export interface BodyRules {
  type: string;
  attributes: Record<string, AttributeRule>;
  relationships: Record<string, RelationshipRule>;
}

/** A bare list of `{type, id}`, for edits of a relationship. */
export interface LinkageRules {
  linkageType: string;
  /** Exactly one, not in a list. */
  isToOne?: true;
}

export const requiredText: AttributeRule = { kind: 'text', isRequired: true };
export const clearableText: AttributeRule = { kind: 'text', isNullable: true };
export const clearableFlag: AttributeRule = { kind: 'flag', isNullable: true };

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
    case 'list':
      return Array.isArray(value);
  }
}

function attributeErrors(sent: JsonObject, rules: Record<string, AttributeRule>): ApiError[] {
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

function linkageError(linkage: unknown, type: string): string | null {
  if (!isObject(linkage)) return 'is not a resource identifier';
  if (linkage.type !== type) return `must be of type '${type}'`;
  return typeof linkage.id === 'string' && linkage.id !== '' ? null : 'lacks an id';
}

function relationshipErrors(sent: JsonObject, rules: Record<string, RelationshipRule>): ApiError[] {
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
      .find((message) => message !== null);
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

function envelopeErrors(data: JsonObject, type: string, id: string | null): ApiError[] {
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

/** A write as sent, checked against its rules. */
export interface Body {
  attributes: JsonObject;
  /** Ids by relationship; relationships that were not sent are missing. */
  relationships: ReadonlyMap<string, readonly string[]>;
}

function idsIn(relationship: unknown): string[] {
  const data = isObject(relationship) ? relationship.data : [];
  const linkages = Array.isArray(data) ? data : [data];
  return linkages.map((linkage) => String(linkage.id));
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Reads a write. `id` is the one in the address, or null for a create. */
export function readBody(
  text: string,
  rules: BodyRules,
  id: string | null,
): { body: Body; errors: ApiError[] } {
  const nothing: Body = { attributes: {}, relationships: new Map() };
  const data = parse(text)?.data;
  if (!isObject(data)) {
    return {
      body: nothing,
      errors: [malformedDocument("The body must be JSON with a member 'data'")],
    };
  }
  const attributes = data.attributes ?? {};
  const relationships = data.relationships ?? {};
  if (!isObject(attributes) || !isObject(relationships)) {
    return {
      body: nothing,
      errors: [malformedDocument('Attributes and relationships must be objects')],
    };
  }
  const errors = [
    ...envelopeErrors(data, rules.type, id),
    ...attributeErrors(attributes, rules.attributes),
    ...relationshipErrors(relationships, rules.relationships),
  ];
  if (errors.length > 0) return { body: nothing, errors };
  const ids = Object.entries(relationships).map(([name, value]) => [name, idsIn(value)] as const);
  return { body: { attributes, relationships: new Map(ids) }, errors };
}

/** Reads an edit of a relationship: the ids in its list. */
export function readLinkages(
  text: string,
  rules: LinkageRules,
): { ids: string[]; errors: ApiError[] } {
  const sent = parse(text)?.data;
  const data = rules.isToOne && sent !== undefined ? [sent] : sent;
  if (!Array.isArray(data)) {
    return { ids: [], errors: [malformedDocument("The body must be JSON with a list 'data'")] };
  }
  const wrong = data
    .map((linkage) => linkageError(linkage, rules.linkageType))
    .find((message) => message !== null);
  if (wrong)
    return {
      ids: [],
      errors: [envelopeError('/data', `What the relationship is to lead to ${wrong}`)],
    };
  return { ids: idsIn({ data }), errors: [] };
}
