import type { ApiError } from './api-error';
import type { BodyRules, LinkageRules } from './body-rules';
import {
  attributeErrors,
  envelopeErrors,
  isObject,
  type JsonObject,
  linkageError,
  relationshipErrors,
} from './check-body';
import { envelopeError, malformedDocument } from './entity-errors';

/** A write as it was sent, checked against its rules. */
export interface Body {
  attributes: JsonObject;
  /** Ids by relationship; those that were not sent are not there. */
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
    .find((words) => words !== null);
  if (wrong)
    return {
      ids: [],
      errors: [envelopeError('/data', `What the relationship is to lead to ${wrong}`)],
    };
  return { ids: idsIn({ data }), errors: [] };
}
