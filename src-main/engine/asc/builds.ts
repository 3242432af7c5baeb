import { z } from 'zod';
import type { BuildStates } from '#shared/domain/publish-run';
import type { Document, Resource } from './answer';
import type { BuildIdentity } from './build-uploads';
import type { AscClient } from './client';
import { included, many, single } from './relationship';
import { sameVersion } from './version';

const BuildAttributes = z.object({
  version: z.string(),
  processingState: z.string(),
  expired: z.boolean().nullish(),
  uploadedDate: z.string().nullish(),
  usesNonExemptEncryption: z.boolean().nullish(),
});

const BetaDetailAttributes = z.object({
  internalBuildState: z.string().nullish(),
  externalBuildState: z.string().nullish(),
});

const TrainAttributes = z.object({ version: z.string().nullish(), platform: z.string().nullish() });

export interface Build {
  id: string;
  buildNumber: string;
  /** The marketing version; null when it was not asked for. */
  version: string | null;
  /** Of the marketing version; null when it was not asked for. Each platform counts its builds by itself. */
  platform: string | null;
  expired: boolean;
  uploadedDate: string | null;
  /** Null while export compliance is open. */
  usesNonExemptEncryption: boolean | null;
  states: BuildStates;
}

export async function readBuild(client: AscClient, id: string): Promise<Build> {
  const { document } = await client.get(`/v1/builds/${id}`, {
    include: 'buildBetaDetail,preReleaseVersion',
  });
  return toBuild(document, single(document));
}

/** The build with this version, number and platform, or null while Apple does not show it. */
export async function findBuild(client: AscClient, build: BuildIdentity): Promise<Build | null> {
  const document = await client.list('/v1/builds', {
    'filter[app]': build.appId,
    'filter[version]': build.buildNumber,
    'filter[preReleaseVersion.platform]': build.platform,
    include: 'buildBetaDetail,preReleaseVersion',
    limit: 200,
  });
  return (
    many(document)
      .map((resource) => toBuild(document, resource))
      .find((one) => sameVersion(one.version ?? '', build.version)) ?? null
  );
}

/** Builds of an app, newest first. */
export async function listBuilds(client: AscClient, appId: string): Promise<Build[]> {
  const document = await client.list('/v1/builds', {
    'filter[app]': appId,
    sort: '-uploadedDate',
    include: 'buildBetaDetail,preReleaseVersion',
    limit: 200,
  });
  return many(document).map((resource) => toBuild(document, resource));
}

/** Builds of this version that are waiting for beta review or in it. Apple reviews one at a time. */
export async function buildsInReview(client: AscClient, appId: string): Promise<Build[]> {
  const document = await client.list('/v1/builds', {
    'filter[app]': appId,
    'filter[betaAppReviewSubmission.betaReviewState]': 'WAITING_FOR_REVIEW,IN_REVIEW',
    'filter[expired]': false,
    include: 'buildBetaDetail,preReleaseVersion',
    limit: 200,
  });
  return many(document).map((resource) => toBuild(document, resource));
}

/** Answers export compliance. Apple takes the answer once for a build. */
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

/** Gives one group the build; one call a group, so that a refusal names it. */
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
  const attributes = BuildAttributes.parse(resource.attributes);
  const detail = BetaDetailAttributes.parse(
    included(document, resource, 'buildBetaDetail')?.attributes ?? {},
  );
  const train = TrainAttributes.parse(
    included(document, resource, 'preReleaseVersion')?.attributes ?? {},
  );
  return {
    id: resource.id,
    buildNumber: attributes.version,
    version: train.version ?? null,
    platform: train.platform ?? null,
    expired: attributes.expired ?? false,
    uploadedDate: attributes.uploadedDate ?? null,
    usesNonExemptEncryption: attributes.usesNonExemptEncryption ?? null,
    states: {
      processing: attributes.processingState,
      internal: detail.internalBuildState ?? null,
      external: detail.externalBuildState ?? null,
    },
  };
}
