import { z } from 'zod';
import type { Document, Resource } from './answer';
import { Resource as ResourceSchema } from './answer';

const Identifier = z.object({ type: z.string(), id: z.string() });

/** The id that a to-one relationship points at; null when it is empty or was not included. */
export function relatedId(resource: Resource, name: string): string | null {
  const parsed = Identifier.safeParse(resource.relationships[name]?.data);
  return parsed.success ? parsed.data.id : null;
}

/** The included resource that a to-one relationship points at. */
export function included(document: Document, resource: Resource, name: string): Resource | null {
  const id = relatedId(resource, name);
  return document.included.find((one) => one.id === id) ?? null;
}

/** The single resource of an answer. */
export function single(document: Document): Resource {
  return ResourceSchema.parse(document.data);
}

/** The resources of a list. */
export function many(document: Document): Resource[] {
  return z.array(ResourceSchema).parse(document.data ?? []);
}
