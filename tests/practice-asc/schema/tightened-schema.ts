import type { Schema } from './apple-package';

const reference = '#/components/schemas/';

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** OpenAPI says `nullable` beside the type; JSON Schema has null as a type of its own. */
function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** A choice by `type`: compiled only when one is met, for the schemas of apps lead to most of the document. */
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

/** How the schemas of answers differ from those of requests: see `known-differences.ts`. */
export interface Loosening {
  mayBeNull(owner: string, name: string): boolean;
}

/** One of Apple's schemas as JSON Schema, where a name that Apple's document does not have is refused.
 * `owner` is the property that holds it, or the schema's own name. */
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
