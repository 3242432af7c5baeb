import { z } from 'zod';
import type { AppBuild } from '#shared/domain/app-page';
import type { Document, Resource } from './answer';
import { toReview } from './beta-review';
import type { AscClient } from './client';
import { count, flag, text } from './fields';
import {
  type Alongside,
  attributesOf,
  indexed,
  many,
  relatedId,
  relatedIds,
  relatedTotal,
} from './relationship';

const BuildAttributes = z.object({
  version: text,
  processingState: text,
  expired: flag,
  uploadedDate: text,
  expirationDate: text,
  minOsVersion: text,
  buildAudienceType: text,
  usesNonExemptEncryption: flag,
});
const BetaDetailAttributes = z.object({ internalBuildState: text, externalBuildState: text });
const TrainAttributes = z.object({ version: text, platform: text });
const NoteAttributes = z.object({ locale: text, whatsNew: text });
const FileAttributes = z.object({ fileSize: count });
const UploadAttributes = z.object({
  cfBundleShortVersionString: text,
  cfBundleVersion: text,
  platform: text,
});

/** Maximum number of included resources of a kind. */
const maxIncluded = 50;

/** Every attribute of included rows that is not shown is left out: there are up to a thousand of them a page. */
const query = {
  include:
    'preReleaseVersion,buildBetaDetail,betaAppReviewSubmission,betaGroups,individualTesters,betaBuildLocalizations',
  'fields[builds]':
    'version,uploadedDate,expirationDate,expired,processingState,minOsVersion,buildAudienceType,usesNonExemptEncryption,preReleaseVersion,buildBetaDetail,betaAppReviewSubmission,betaGroups,individualTesters,betaBuildLocalizations',
  'fields[preReleaseVersions]': 'version,platform',
  'fields[buildBetaDetails]': 'internalBuildState,externalBuildState',
  'fields[betaAppReviewSubmissions]': 'betaReviewState',
  'fields[betaGroups]': 'name',
  'fields[betaTesters]': 'state',
  'fields[betaBuildLocalizations]': 'locale,whatsNew',
  'limit[betaGroups]': maxIncluded,
  'limit[betaBuildLocalizations]': maxIncluded,
  // Only their number is shown.
  'limit[individualTesters]': 1,
  sort: '-uploadedDate',
  limit: 200,
} as const;

/** Builds of an app on every platform, newest first: one page, or all. Their sizes are not among them. */
export async function listAppBuilds(
  client: AscClient,
  appId: string,
  reach: 'newest' | 'all',
  filter: { 'filter[expired]'?: boolean } = {},
): Promise<{ builds: AppBuild[]; olderBuilds: number | null }> {
  const asked = { 'filter[app]': appId, ...filter, ...query };
  const document =
    reach === 'all'
      ? await client.list('/v1/builds', asked)
      : await client.page('/v1/builds', asked);
  const builds = toBuilds(document);
  return { builds, olderBuilds: reach === 'all' ? 0 : notRead(document) };
}

/**
 * A build that is not expired, and those that were uploaded after it, newest first: each page of Apple's list until the
 * build is found. Null if it is not among them.
 */
export async function readNewerBuilds(
  client: AscClient,
  appId: string,
  buildId: string,
): Promise<{ build: AppBuild; newer: AppBuild[] } | null> {
  const asked = { 'filter[app]': appId, 'filter[expired]': false, ...query };
  const newer: AppBuild[] = [];
  let page: Document | null = await client.page('/v1/builds', asked);
  while (page !== null) {
    const builds = toBuilds(page);
    const place = builds.findIndex(({ id }) => id === buildId);
    const build = builds[place];
    if (build !== undefined) return { build, newer: [...newer, ...builds.slice(0, place)] };
    newer.push(...builds);
    page = await client.pageAfter(page, '/v1/builds', asked);
  }
  return null;
}

/** Those of these builds that Apple shows as expired. */
export async function listExpired(
  client: AscClient,
  buildIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const document = await client.list('/v1/builds', {
    'filter[id]': buildIds.join(','),
    'fields[builds]': 'expired',
    limit: 200,
  });
  return new Set(
    many(document)
      .filter((resource) => attributesOf(resource, BuildAttributes).expired === true)
      .map(({ id }) => id),
  );
}

/** Takes a build from all its testers. It cannot be undone; sent twice, it changes nothing more. */
export async function expireBuild(client: AscClient, id: string): Promise<void> {
  await client.patch(`/v1/builds/${id}`, {
    data: { type: 'builds', id, attributes: { expired: true } },
  });
}

function notRead(document: Document): number | null {
  const total = document.meta?.paging?.total ?? null;
  const rows = many(document).length;
  if (total !== null) return Math.max(0, total - rows);
  return document.links?.next ? null : 0;
}

function toBuilds(document: Document): AppBuild[] {
  const alongside = indexed(document);
  const noteRows = new Map(
    document.included
      .filter(({ type }) => type === 'betaBuildLocalizations')
      .map((row) => [row.id, attributesOf(row, NoteAttributes)]),
  );
  return many(document).map((resource) => ({
    ...toBuild(resource, alongside),
    noteLocales: noteLocalesOf(resource, noteRows),
  }));
}

/** Apple makes an empty row for the primary language: only one with a text is a note. Null if a row is missing. */
function noteLocalesOf(
  resource: Resource,
  noteRows: ReadonlyMap<string, z.infer<typeof NoteAttributes>>,
): string[] | null {
  const ids = relatedIds(resource, 'betaBuildLocalizations');
  const rows = ids?.flatMap((id) => noteRows.get(id) ?? []);
  if (ids === null || rows === undefined || rows.length < ids.length) return null;
  return rows.flatMap(({ locale, whatsNew }) =>
    locale !== null && whatsNew?.trim() ? [locale] : [],
  );
}

function toBuild(resource: Resource, alongside: Alongside): Omit<AppBuild, 'noteLocales'> {
  const attributes = attributesOf(resource, BuildAttributes);
  const train = attributesOf(
    alongside(resource, 'preReleaseVersion', 'preReleaseVersions'),
    TrainAttributes,
  );
  const beta = attributesOf(
    alongside(resource, 'buildBetaDetail', 'buildBetaDetails'),
    BetaDetailAttributes,
  );
  const review = alongside(resource, 'betaAppReviewSubmission', 'betaAppReviewSubmissions');
  const groupIds = relatedIds(resource, 'betaGroups');
  return {
    id: resource.id,
    version: train.version,
    buildNumber: attributes.version ?? '',
    platform: train.platform,
    uploadedDate: attributes.uploadedDate,
    expirationDate: attributes.expirationDate,
    expired: attributes.expired ?? false,
    states: {
      processing: attributes.processingState ?? '',
      internal: beta.internalBuildState,
      external: beta.externalBuildState,
    },
    reviewState: toReview(review)?.state ?? null,
    groupIds,
    groupCount:
      groupIds === null ? null : (relatedTotal(resource, 'betaGroups') ?? groupIds.length),
    individualTesters:
      relatedTotal(resource, 'individualTesters') ??
      relatedIds(resource, 'individualTesters')?.length ??
      null,
    usesNonExemptEncryption: attributes.usesNonExemptEncryption,
    isInternalOnly: attributes.buildAudienceType === 'INTERNAL_ONLY',
    minimumOsVersion: attributes.minOsVersion,
    size: null,
  };
}

/** A recent upload: its number, which it uses up even without a build, and the size of its package. */
export interface RecentUpload {
  version: string | null;
  buildNumber: string | null;
  platform: string | null;
  /** Null until there is one. */
  buildId: string | null;
  /** Bytes; null when absent. */
  size: number | null;
}

/** The 200 newest uploads of an app, with the sizes of their packages: only these rows have them. */
export async function listRecentUploads(client: AscClient, appId: string): Promise<RecentUpload[]> {
  const document = await client.page(`/v1/apps/${appId}/buildUploads`, {
    sort: '-uploadedDate',
    include: 'build,assetFile',
    'fields[builds]': 'version',
    'fields[buildUploadFiles]': 'fileSize',
    limit: 200,
  });
  const alongside = indexed(document);
  return many(document).map((resource) => {
    const attributes = attributesOf(resource, UploadAttributes);
    const file = alongside(resource, 'assetFile', 'buildUploadFiles');
    return {
      version: attributes.cfBundleShortVersionString,
      buildNumber: attributes.cfBundleVersion,
      platform: attributes.platform,
      buildId: relatedId(resource, 'build'),
      size: attributesOf(file, FileAttributes).fileSize,
    };
  });
}
