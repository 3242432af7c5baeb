import { z } from 'zod';
import { sameVersion, spellingsOf } from '#shared/asc/version-numbers';
import type { Platform } from '#shared/domain/package-info';
import type { BuildStates } from '#shared/domain/publish-run';
import type { Document, Resource } from './answer';
import { type ReviewSubmission, toReview } from './beta-review';
import type { BuildIdentity } from './build-uploads';
import type { AscClient } from './client';
import { flag, text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, included, many, relatedIds, single } from './relationship';

const BuildAttributes = z.object({
  version: text,
  processingState: text,
  expired: flag,
  uploadedDate: text,
  usesNonExemptEncryption: flag,
  buildAudienceType: text,
});

const BetaDetailAttributes = z.object({
  autoNotifyEnabled: flag,
  internalBuildState: text,
  externalBuildState: text,
});

const TrainAttributes = z.object({ version: text, platform: text });

export interface Build {
  id: string;
  /** Empty when absent. */
  buildNumber: string;
  /** The marketing version; null when it wasn't requested. */
  version: string | null;
  /** Platform of the marketing version; null when it wasn't requested. Build numbers are counted per platform. */
  platform: string | null;
  expired: boolean;
  uploadedDate: string | null;
  /** Null while export compliance is unanswered. */
  usesNonExemptEncryption: boolean | null;
  /** Exported for internal testing only: it can never go to an external group. */
  isInternalOnly: boolean;
  /** Its beta review submission; null when it has none or it wasn't requested. */
  review: ReviewSubmission | null;
  states: BuildStates;
  /** Whether Apple emails testers automatically; null when absent. */
  autoNotify: boolean | null;
}

/** The external state of a build that can never be tested externally. */
export const neverExternal = 'NOT_APPLICABLE';
const beside = 'buildBetaDetail,preReleaseVersion,betaAppReviewSubmission';

export async function readBuild(client: AscClient, id: string): Promise<Build> {
  const { document } = await client.get(`/v1/builds/${id}`, { include: beside });
  return withBetaStates(client, toBuild(document, single(document)));
}

/** Several builds with one request; one whose beta states did not come with it is left out, as is one that is gone. */
export async function readBuilds(client: AscClient, ids: readonly string[]): Promise<Build[]> {
  const document = await client.list('/v1/builds', {
    'filter[id]': ids.join(','),
    include: beside,
    limit: 200,
  });
  return many(document)
    .map((resource) => toBuild(document, resource))
    .filter(({ states }) => states.internal !== null || states.external !== null);
}

/** Maximum number of included resources. */
const maxGroups = 50;

/** The build, and the IDs of the groups that have it; null when its relationship is incomplete. */
export async function readBuildWithGroups(
  client: AscClient,
  id: string,
): Promise<{ build: Build; groups: ReadonlySet<string> | null }> {
  const { document } = await client.get(`/v1/builds/${id}`, {
    include: `${beside},betaGroups`,
    'limit[betaGroups]': maxGroups,
  });
  const resource = single(document);
  const ids = relatedIds(resource, 'betaGroups');
  return {
    build: await withBetaStates(client, toBuild(document, resource)),
    groups: ids === null || ids.length >= maxGroups ? null : new Set(ids),
  };
}

async function withBetaStates(client: AscClient, build: Build): Promise<Build> {
  const { internal, external } = build.states;
  if (internal !== null || external !== null) return build;
  const { autoNotify, ...states } = await readBetaDetail(client, build.id);
  return { ...build, autoNotify, states: { ...build.states, ...states } };
}

type BetaDetail = Pick<BuildStates, 'internal' | 'external'> & Pick<Build, 'autoNotify'>;

/** Reads the beta states and the automatic email setting if they weren't included with the build. */
async function readBetaDetail(client: AscClient, buildId: string): Promise<BetaDetail> {
  try {
    const { document } = await client.get(`/v1/builds/${buildId}/buildBetaDetail`);
    return toBetaDetail(document.data && !Array.isArray(document.data) ? document.data : null);
  } catch (thrown) {
    if (thrown instanceof Refusal) return toBetaDetail(null);
    throw thrown;
  }
}

function toBetaDetail(resource: Resource | null): BetaDetail {
  const { internalBuildState, externalBuildState, autoNotifyEnabled } = attributesOf(
    resource,
    BetaDetailAttributes,
  );
  return {
    internal: internalBuildState ?? null,
    external: externalBuildState ?? null,
    autoNotify: autoNotifyEnabled ?? null,
  };
}

/** The build with this version, number and platform, or null while Apple doesn't show it. */
export async function findBuild(client: AscClient, build: BuildIdentity): Promise<Build | null> {
  const document = await client.list('/v1/builds', {
    'filter[app]': build.appId,
    'filter[version]': spellingsOf(build.buildNumber),
    'filter[preReleaseVersion.version]': spellingsOf(build.version),
    'filter[preReleaseVersion.platform]': build.platform,
    include: beside,
    limit: 200,
  });
  return (
    many(document)
      .map((resource) => toBuild(document, resource))
      .find(
        (one) =>
          // A row without the field matched the server's own filter.
          (one.buildNumber === '' || sameVersion(one.buildNumber, build.buildNumber)) &&
          (one.version === null || sameVersion(one.version, build.version)),
      ) ?? null
  );
}

/** Builds of one version of an app on one platform. */
interface Train {
  appId: string;
  version: string;
  platform: Platform;
}

/** The newest builds of an app on a platform, newest first: one page, more than anyone looks at. */
export async function newestBuilds(
  client: AscClient,
  { appId, platform }: Omit<Train, 'version'>,
): Promise<Build[]> {
  const document = await client.page('/v1/builds', {
    'filter[app]': appId,
    'filter[preReleaseVersion.platform]': platform,
    sort: '-uploadedDate',
    include: 'buildBetaDetail,preReleaseVersion',
    limit: 200,
  });
  return many(document)
    .map((resource) => toBuild(document, resource))
    .filter((build) => build.platform === null || build.platform === platform);
}

/** Every build of a version, with its beta review. Apple reviews one at a time (app-store-connect.md, groups 5). */
export async function buildsOfVersion(
  client: AscClient,
  { appId, version, platform }: Train,
): Promise<Build[]> {
  const document = await client.list('/v1/builds', {
    'filter[app]': appId,
    'filter[preReleaseVersion.version]': spellingsOf(version),
    'filter[preReleaseVersion.platform]': platform,
    include: 'betaAppReviewSubmission,preReleaseVersion',
    limit: 200,
  });
  return many(document)
    .map((resource) => ({ version, ...known(toBuild(document, resource)) }))
    .filter((build) => sameVersion(build.version, version));
}

/** Builds of a version that Apple is reviewing; each matched the filter, even if its submission is not included. */
export async function buildsInReview(
  client: AscClient,
  { appId, version, platform }: Train,
): Promise<Build[]> {
  const document = await client.list('/v1/builds', {
    'filter[app]': appId,
    'filter[preReleaseVersion.version]': spellingsOf(version),
    'filter[preReleaseVersion.platform]': platform,
    'filter[betaAppReviewSubmission.betaReviewState]': 'WAITING_FOR_REVIEW,IN_REVIEW',
    'filter[expired]': 'false',
    include: 'betaAppReviewSubmission,preReleaseVersion',
    limit: 200,
  });
  return many(document)
    .map((resource) => ({ version, ...known(toBuild(document, resource)) }))
    .filter((build) => sameVersion(build.version, version));
}

/** Expires a build for good: its testers lose it, and its review ends. */
export async function expireBuild(
  client: AscClient,
  buildId: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.patch(`/v1/builds/${buildId}`, {
    data: { type: 'builds', id: buildId, attributes: { expired: true } },
  });
  return { requestId };
}

/** Without a version when absent: it matched the filter. */
function known({ version, ...build }: Build): Omit<Build, 'version'> & { version?: string } {
  return version === null ? build : { ...build, version };
}

/** Answers export compliance. Apple accepts the answer once per build (app-store-connect.md, export 1). */
export async function answerCompliance(
  client: AscClient,
  buildId: string,
  usesNonExemptEncryption: boolean,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.patch(`/v1/builds/${buildId}`, {
    data: { type: 'builds', id: buildId, attributes: { usesNonExemptEncryption } },
  });
  return { requestId };
}

/** Adds the build to one group; one call per group, so that a refusal names it. */
export async function addBuildToGroup(
  client: AscClient,
  buildId: string,
  groupId: string,
): Promise<{ requestId: string | null }> {
  const { requestId } = await client.post(`/v1/builds/${buildId}/relationships/betaGroups`, {
    data: [{ type: 'betaGroups', id: groupId }],
  });
  return { requestId };
}

function toBuild(document: Document, resource: Resource): Build {
  const { autoNotify, ...states } = toBetaDetail(included(document, resource, 'buildBetaDetail'));
  const attributes = attributesOf(resource, BuildAttributes);
  const train = attributesOf(included(document, resource, 'preReleaseVersion'), TrainAttributes);
  return {
    id: resource.id,
    buildNumber: attributes.version ?? '',
    version: train.version ?? null,
    platform: train.platform ?? null,
    expired: attributes.expired ?? false,
    uploadedDate: attributes.uploadedDate ?? null,
    usesNonExemptEncryption: attributes.usesNonExemptEncryption,
    isInternalOnly: attributes.buildAudienceType === 'INTERNAL_ONLY',
    review: toReview(included(document, resource, 'betaAppReviewSubmission')),
    states: {
      processing: attributes.processingState ?? '',
      ...states,
    },
    autoNotify,
  };
}
