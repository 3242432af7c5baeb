import { z } from 'zod';
import type { AppleAnswer } from '#shared/errors';

/** A JSON:API resource as Apple sends it; each family parses its own attributes. */
export const Resource = z.object({
  type: z.string(),
  id: z.string(),
  attributes: z.record(z.string(), z.unknown()).default({}),
  relationships: z
    .record(z.string(), z.object({ data: z.unknown().optional() }).loose())
    .default({}),
});
export type Resource = z.infer<typeof Resource>;

export const Document = z.object({
  data: z.union([Resource, z.array(Resource), z.null()]).optional(),
  included: z.array(Resource).default([]),
  links: z.object({ next: z.string().nullish() }).loose().optional(),
  meta: z
    .object({ paging: z.object({ total: z.number().optional() }).loose().optional() })
    .loose()
    .optional(),
});
export type Document = z.infer<typeof Document>;

const ErrorEntry = z.object({
  status: z.string().optional(),
  code: z.string(),
  title: z.string(),
  detail: z.string().nullish(),
  source: z.object({ pointer: z.string().optional(), parameter: z.string().optional() }).nullish(),
  meta: z
    .object({ associatedErrors: z.record(z.string(), z.array(z.unknown())).optional() })
    .loose()
    .nullish(),
});

const ErrorBody = z.object({ errors: z.array(z.unknown()) });

/** Reads every error of a refusal, the associated ones too; null when the body is not Apple's. */
export function readRefusal(
  status: number,
  body: unknown,
  requestId: string | null,
): AppleAnswer | null {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return null;
  return {
    status,
    requestId,
    errors: parsed.data.errors.flatMap((entry) => readError(entry, null)),
  };
}

function readError(entry: unknown, place: string | null): AppleAnswer['errors'] {
  const parsed = ErrorEntry.safeParse(entry);
  if (!parsed.success) return [];
  const { code, title, detail, source, meta } = parsed.data;
  const own = {
    code,
    title,
    detail: detail ?? null,
    source: place ?? source?.pointer ?? source?.parameter ?? null,
  };
  const associated = Object.entries(meta?.associatedErrors ?? {});
  return [
    own,
    ...associated.flatMap(([path, entries]) => entries.flatMap((one) => readError(one, path))),
  ];
}
