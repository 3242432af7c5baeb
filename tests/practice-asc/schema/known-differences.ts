/** Where live answers are known to differ from Apple's document. Everything else is a mismatch. */

/** Answers with an empty attribute say null. The document has `nullable` for what is sent, hardly for what comes. */
export function isNullableInAnswers(owner: string, name: string): boolean {
  if (owner === 'attributes') return true;
  // A part that is not stored yet has no tag.
  if (name === 'entityTag') return true;
  // A to-one that leads nowhere is `data: null`, included or asked for by its own address; a resource never is.
  return name === 'data' && (/LinkageResponse$/.test(owner) || !/Response$/.test(owner));
}

/** Query names that work at every list and that the document leaves out: links to the next page carry them. */
export const unlistedQuery: ReadonlySet<string> = new Set(['cursor']);

interface UnlistedStatus {
  status: number;
  method?: string;
  path?: string;
  reason: string;
}

const unlistedStatuses: readonly UnlistedStatus[] = [
  { status: 405, reason: 'the document cannot list a method that it does not have' },
  { status: 406, reason: 'content negotiation is left out of the document' },
  { status: 413, reason: 'limits of the gateway are left out of the document' },
  { status: 415, reason: 'content negotiation is left out of the document' },
  { status: 500, reason: 'trouble of the server is left out of the document' },
  { status: 503, reason: 'trouble of the server is left out of the document' },
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

/** Whether an operation is known to answer with a status that the document does not list for it. */
export function isKnownStatus(status: number, method: string, path: string | null): boolean {
  return unlistedStatuses.some(
    (one) =>
      one.status === status &&
      (one.method ?? method) === method &&
      (one.path === undefined || one.path === path),
  );
}

/** Statuses whose body is not the API's: plain words, or a page of a gateway. */
export const bodiesOfOthers: ReadonlySet<number> = new Set([406, 413, 503]);

/** Addresses of the store that takes the parts: no schema speaks of them. */
export function isOutsideDocument(path: string): boolean {
  return path.startsWith('/parts/');
}

/** Fields that the document lists and live servers refuse. */
export function isRefusedField(parameter: string, name: string): boolean {
  return parameter === 'fields[appInfos]' && name === 'kidsAgeBand';
}
