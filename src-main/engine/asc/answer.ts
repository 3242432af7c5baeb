import { z } from 'zod';
import type { AppleAnswer } from '#shared/errors';
import { count } from './fields';

const Fields = z.record(z.string(), z.unknown());

/** A JSON:API resource as Apple sends it; each family reads its own attributes. */
export const Resource = z.object({
  type: z.string().catch(''),
  id: z.union([z.string(), z.number().transform(String)]),
  attributes: Fields.catch({}),
  relationships: z
    .record(z.string(), z.object({ data: z.unknown().optional() }).loose().catch({}))
    .catch({}),
});
export type Resource = z.infer<typeof Resource>;

/** Rows without an ID are unusable; the others are kept. */
const Rows = z
  .array(Resource.nullable().catch(null))
  .transform((rows) => rows.filter((row) => row !== null));

const Document = z.object({
  data: z.union([Resource, Rows, z.null()]).optional(),
  included: Rows.catch([]),
  links: z
    .object({ next: z.string().nullish().catch(null) })
    .loose()
    .nullish()
    .catch(null),
  meta: z
    .object({ paging: z.object({ total: count }).loose().nullish().catch(null) })
    .loose()
    .nullish()
    .catch(null),
});
export type Document = z.infer<typeof Document>;

/**
 * Apple returns 200 rows a page, each with at most a few included resources (app-store-connect.md, requests 4). A
 * larger response isn't Apple's.
 */
const maxRows = 1_000;
const maxIncluded = 50_000;

/** Parses a response of the API; null when it isn't one. Checks the counts first: each invalid row costs memory. */
export function readDocument(body: unknown): Document | null {
  const { data, included } = (body ?? {}) as { data?: unknown; included?: unknown };
  if (Array.isArray(data) && data.length > maxRows) return null;
  if (Array.isArray(included) && included.length > maxIncluded) return null;
  return Document.safeParse(body).data ?? null;
}

/** Apple's text is kept in the run's record, so it is cut at a maximum length. */
const longestText = 4_000;
/** Apple returns a few errors; each is kept. */
const maxErrors = 100;
/** Depth of nested errors; Apple nests them once (app-store-connect.md, requests 3). */
const deepest = 3;

/** Any value as text: a field of an unexpected type must not hide the other fields. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longestText);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Reads every error of a refusal, including associated ones; null when the body isn't Apple's. */
export function readRefusal(
  status: number,
  body: unknown,
  requestId: string | null,
): AppleAnswer | null {
  const { errors } = asObject(body);
  if (typeof errors !== 'object' || errors === null) return null;
  return { status, requestId, errors: readErrors(errors, null, 0) };
}

function readErrors(entries: unknown, place: string | null, depth: number): AppleAnswer['errors'] {
  const all = Array.isArray(entries) ? entries : [entries];
  return all
    .slice(0, maxErrors)
    .flatMap((entry) => readError(entry, place, depth))
    .slice(0, maxErrors);
}

function readError(entry: unknown, place: string | null, depth: number): AppleAnswer['errors'] {
  const { code, title, detail, source, meta } = asObject(entry);
  const { pointer, parameter } = asObject(source);
  const field = asText(pointer) || asText(parameter);
  const own = {
    code: asText(code),
    title: asText(title) || asText(entry),
    detail: asText(detail) || null,
    // Of an associated error: the resource, and the field in it.
    source: (place === null || field === '' ? (place ?? field) : `${place}#${field}`) || null,
  };
  const hasText = own.code !== '' || own.title !== '' || own.detail !== null;
  const associated = depth < deepest ? asObject(asObject(meta).associatedErrors) : {};
  return [
    ...(hasText ? [own] : []),
    ...Object.entries(associated).flatMap(([path, entries]) =>
      readErrors(entries, path.slice(0, longestText), depth + 1),
    ),
  ];
}
