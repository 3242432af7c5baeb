import { z } from 'zod';
import type { BetaGroup } from '#shared/domain/destination';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { many } from './relationship';

const GroupAttributes = z.object({
  name: z.string(),
  isInternalGroup: z.boolean().nullish(),
  hasAccessToAllBuilds: z.boolean().nullish(),
});

export async function listBetaGroups(client: AscClient, appId: string): Promise<BetaGroup[]> {
  const document = await client.list('/v1/betaGroups', { 'filter[app]': appId, limit: 200 });
  return many(document).map(toGroup);
}

/** The groups that have been given a build by hand or by review, as Apple tells it. */
export async function groupsWithBuild(client: AscClient, buildId: string): Promise<BetaGroup[]> {
  const document = await client.list('/v1/betaGroups', { 'filter[builds]': buildId, limit: 200 });
  return many(document).map(toGroup);
}

/** How many testers a group has; null when the server does not give a total. */
export async function countTesters(client: AscClient, groupId: string): Promise<number | null> {
  const { document } = await client.get('/v1/betaTesters', {
    'filter[betaGroups]': groupId,
    limit: 1,
  });
  return document.meta?.paging?.total ?? null;
}

function toGroup(resource: Resource): BetaGroup {
  const attributes = GroupAttributes.parse(resource.attributes);
  return {
    id: resource.id,
    name: attributes.name,
    isInternal: attributes.isInternalGroup ?? false,
    hasAccessToAllBuilds: attributes.hasAccessToAllBuilds ?? false,
    testerCount: null,
  };
}
