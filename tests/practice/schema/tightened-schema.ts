import type { Schema } from './apple-package';

const reference = '#/components/schemas/';

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** OpenAPI has `nullable` next to the type; JSON Schema has null as a type. */
function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** A choice by `type`: compiled only when it is used, since the schemas of apps refer to most of the document. */
function choiceByType(mapping: Record<string, string>): Schema {
  const named = Object.entries(mapping).map(([type, to]) => [type, to.slice(reference.length)]);
  const type = { type: 'string', enum: Object.keys(mapping) };
  return {
    type: 'object',
    required: ['type'],
    properties: { type },
    byType: Object.fromEntries(named),
  };
}

/** How response schemas differ from request schemas: see `known-differences.ts`. */
export interface Loosening {
  mayBeNull(owner: string, name: string): boolean;
  /** Names that are allowed besides those in the schema. */
  unlisted(listed: readonly string[]): readonly string[];
}

/**
 * One of Apple's schemas as JSON Schema, refusing names that it does not have. `owner` is the property that contains
 * it, or the schema's own name.
 */
export function tightened(schema: Schema, loosening: Loosening, owner: string): Schema {
  const { nullable, discriminator, ...rest } = schema;
  if (typeof rest.$ref === 'string') {
    const plain = { $ref: rest.$ref.slice(reference.length) };
    return nullable ? orNull(plain) : plain;
  }
  if (isSchema(discriminator) && isSchema(discriminator.mapping))
    return choiceByType(discriminator.mapping as Record<string, string>);
  const inner = (value: Schema, name = owner) => tightened(value, loosening, name);
  const made: Schema = { ...rest };
  if (isSchema(rest.items)) made.items = inner(rest.items);
  if (Array.isArray(rest.oneOf)) made.oneOf = rest.oneOf.map((choice: Schema) => inner(choice));
  if (isSchema(rest.properties)) {
    made.properties = Object.fromEntries(
      Object.entries(rest.properties).map(([name, value]) => {
        const property = inner(value as Schema, name);
        return [name, loosening.mayBeNull(owner, name) ? orNull(property) : property];
      }),
    );
    for (const name of loosening.unlisted(Object.keys(rest.properties)))
      (made.properties as Schema)[name] = {};
    made.additionalProperties ??= false;
  }
  return nullable ? orNull(made) : made;
}

/** The names of the schemas that a tightened one refers to. */
export function referredNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referredNames);
  if (!isSchema(value)) return [];
  if (typeof value.$ref === 'string') return [value.$ref];
  return Object.values(value).flatMap(referredNames);
}
