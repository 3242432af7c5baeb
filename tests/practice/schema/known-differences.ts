/** Where live responses are known to differ from Apple's schema. Everything else is a mismatch. */

/** Empty attributes in responses are null. The schema has `nullable` for requests, but rarely for responses. */
export function isNullableInAnswers(owner: string, name: string): boolean {
  if (owner === 'attributes') return true;
  // A part that is not stored yet has no tag.
  if (name === 'entityTag') return true;
  // An empty to-one is `data: null`, included or at its own address; a resource never is.
  return name === 'data' && (/LinkageResponse$/.test(owner) || !/Response$/.test(owner));
}

/** Attributes in live responses that the schema lacks, by one that it lists beside them. */
export function unlistedAttributes(listed: readonly string[]): string[] {
  return listed.includes('certificateContent') ? ['csrContent'] : [];
}

/** An empty to-one is answered with `data: null`, where the schema promises a resource. */
export function isAbsentToOne(path: string, document: unknown): boolean {
  const isRelated = /^\/v1\/\w+\/[^/]+\/\w+$/.test(path);
  return isRelated && (document as { data?: unknown } | undefined)?.data === null;
}

/** Query names that work for every list and that the schema lacks: links to the next page carry them. */
export const unlistedQuery: ReadonlySet<string> = new Set(['cursor']);

interface UnlistedStatus {
  status: number;
  method?: string;
  path?: string;
  reason: string;
}

const unlistedStatuses: readonly UnlistedStatus[] = [
  {
    status: 404,
    method: 'POST',
    reason: 'what was just created may not be found for a while; the document lists no such answer',
  },
  { status: 405, reason: 'the document cannot list a method that it does not have' },
  { status: 406, reason: 'content negotiation is left out of the document' },
  { status: 413, reason: 'limits of the gateway are left out of the document' },
  { status: 415, reason: 'content negotiation is left out of the document' },
  { status: 500, reason: 'errors of the server are left out of the document' },
  { status: 503, reason: 'errors of the server are left out of the document' },
  {
    status: 409,
    method: 'DELETE',
    path: '/v1/buildUploads/{id}',
    reason: 'an upload that was committed stays; the document lists no conflict',
  },
  {
    status: 409,
    method: 'DELETE',
    path: '/v1/appStoreVersions/{id}',
    reason: 'a version under review or released stays; the document lists no conflict',
  },
  {
    status: 409,
    method: 'DELETE',
    path: '/v1/appStoreVersionLocalizations/{id}',
    reason: 'texts of a version under review stay; the document lists no conflict',
  },
  {
    status: 409,
    method: 'DELETE',
    path: '/v1/appStoreVersionPhasedReleases/{id}',
    reason: 'a phased release that has begun stays; the document lists no conflict',
  },
  {
    status: 409,
    method: 'DELETE',
    path: '/v1/bundleIds/{id}',
    reason: 'the bundle ID of an app stays; the document lists no conflict',
  },
  {
    status: 409,
    method: 'DELETE',
    path: '/v1/reviewSubmissionItems/{id}',
    reason: 'what was submitted stays; the document lists no conflict',
  },
];

/** Whether an operation is known to respond with a status that the schema does not list for it. */
export function isKnownStatus(status: number, method: string, path: string | null): boolean {
  return unlistedStatuses.some(
    (one) =>
      one.status === status &&
      (one.method ?? method) === method &&
      (one.path === undefined || one.path === path),
  );
}

/** Statuses whose body is not the API's: plain text, or a gateway's page. */
export const bodiesOfOthers: ReadonlySet<number> = new Set([406, 413, 503]);

/** Addresses of the part storage, which has no schema. */
export function isOutsideDocument(path: string): boolean {
  return path.startsWith('/parts/');
}

/** Fields that the schema lists and live servers refuse. */
export function isRefusedField(parameter: string, name: string): boolean {
  return parameter === 'fields[appInfos]' && name === 'kidsAgeBand';
}
