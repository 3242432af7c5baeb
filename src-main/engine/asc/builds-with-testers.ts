import { z } from 'zod';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, indexed, many, relatedIds, relatedTotal } from './relationship';

/** A build that is not expired, and who has it. */
export interface BuildWithTesters {
  id: string;
  platform: string | null;
  internal: string | null;
  external: string | null;
  /** The first fifty; null if they are not reported. */
  groupIds: string[] | null;
  /** The first fifty testers who were given it one by one; null if they are not reported. */
  testerIds: string[] | null;
  /** Whether there are more of them than were listed. */
  hasMoreTesters: boolean;
}

const maxIncluded = 50;
const States = z.object({ internalBuildState: text, externalBuildState: text });
const Train = z.object({ platform: text });
/** Every build of an app that is not expired, 200 a request. */
export async function listBuildsWithTesters(
  client: AscClient,
  appId: string,
): Promise<BuildWithTesters[]> {
  const document = await client.list('/v1/builds', {
    'filter[app]': appId,
    'filter[expired]': false,
    include: 'preReleaseVersion,buildBetaDetail,betaGroups,individualTesters',
    'fields[builds]': 'preReleaseVersion,buildBetaDetail,betaGroups,individualTesters',
    'fields[preReleaseVersions]': 'platform',
    'fields[buildBetaDetails]': 'internalBuildState,externalBuildState',
    'fields[betaGroups]': 'name',
    'fields[betaTesters]': 'state',
    'limit[betaGroups]': maxIncluded,
    'limit[individualTesters]': maxIncluded,
    limit: 200,
  });
  const alongside = indexed(document);
  return many(document).map((resource) => {
    const beta = attributesOf(alongside(resource, 'buildBetaDetail', 'buildBetaDetails'), States);
    const train = alongside(resource, 'preReleaseVersion', 'preReleaseVersions');
    const testerIds = relatedIds(resource, 'individualTesters');
    const total = relatedTotal(resource, 'individualTesters');
    return {
      id: resource.id,
      platform: attributesOf(train, Train).platform,
      internal: beta.internalBuildState,
      external: beta.externalBuildState,
      groupIds: relatedIds(resource, 'betaGroups'),
      testerIds,
      hasMoreTesters:
        testerIds !== null &&
        (total === null ? testerIds.length >= maxIncluded : total > testerIds.length),
    };
  });
}
