import { z } from 'zod';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Document, Resource } from './answer';
import type { Answer } from './exchange';
import { count } from './fields';
import { unclear } from './refusal';

const Identifier = z.object({ type: z.string(), id: z.string() });

/** The ID a to-one relationship points at; null when it is empty or wasn't included. */
export function relatedId(resource: Resource, name: string): string | null {
  const parsed = Identifier.safeParse(resource.relationships[name]?.data);
  return parsed.success ? parsed.data.id : null;
}

/** The IDs a to-many relationship points at; null when they weren't included. */
export function relatedIds(resource: Resource, name: string): string[] | null {
  const parsed = z.array(Identifier).safeParse(resource.relationships[name]?.data);
  return parsed.success ? parsed.data.map(({ id }) => id) : null;
}

/** The included resource of a to-one relationship. */
export function included(document: Document, resource: Resource, name: string): Resource | null {
  const id = relatedId(resource, name);
  return document.included.find((one) => one.id === id) ?? null;
}

/** The included resource of a to-one relationship. */
export type Alongside = (resource: Resource, name: string, type: string) => Resource | null;

/** By type and ID: a list of thousands of rows is not searched once for each of them. */
export function indexed(document: Document): Alongside {
  const rows = new Map(document.included.map((row) => [`${row.type} ${row.id}`, row]));
  return (resource, name, type) => rows.get(`${type} ${relatedId(resource, name)}`) ?? null;
}

const Total = z
  .object({ meta: z.object({ paging: z.object({ total: count }) }) })
  .transform(({ meta }) => meta.paging.total)
  .nullable()
  .catch(null);

/** How many resources a to-many relationship has, whether they are included or not; null when absent. */
export function relatedTotal(resource: Resource, name: string): number | null {
  return Total.parse(resource.relationships[name]);
}

/** The single resource of a response. Throws `answer-unexpected` when it has none, or several. */
export function single({ data }: Document): Resource {
  if (data === undefined || data === null || Array.isArray(data))
    fail('answer-unexpected', message('error.answer-unexpected.not-one'));
  return data;
}

/**
 * The resources of a list. Throws `answer-unexpected` when the response has no list: that differs from an empty
 * one.
 */
export function many({ data }: Document): Resource[] {
  return Array.isArray(data)
    ? data
    : fail('answer-unexpected', message('error.answer-unexpected.no-list'));
}

/** The ID of the resource a write has created. A response without one leaves open whether it was created. */
export function createdId({ document: { data } }: Answer): string {
  if (data && !Array.isArray(data) && data.id !== '') return data.id;
  throw unclear(message('error.answer-unexpected.no-id'));
}

/** A resource's own attributes, as far as present. Throws `answer-unexpected` when a required one is missing. */
export function attributesOf<T>(resource: Resource | null, schema: z.ZodType<T>): T {
  const { type, attributes } = resource ?? { type: 'things', attributes: {} };
  const parsed = schema.safeParse(attributes);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.').slice(0, 100) ?? '';
  const params = { type: type.slice(0, 100), field };
  return fail(
    'answer-unexpected',
    field === ''
      ? message('error.answer-unexpected.fields', params)
      : message('error.answer-unexpected.field', params),
  );
}
