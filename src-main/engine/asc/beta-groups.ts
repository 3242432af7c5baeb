import { z } from 'zod';
import type { BetaGroup } from '#shared/domain/destination';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { count, flag, text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, many, relatedTotal } from './relationship';

const GroupAttributes = z.object({
  name: text,
  isInternalGroup: flag,
  hasAccessToAllBuilds: flag,
  createdDate: text,
  publicLinkEnabled: flag,
  publicLink: text,
  publicLinkLimitEnabled: flag,
  publicLinkLimit: count,
});

/** Every group of an app, with its number of testers if requested and returned. */
export async function listBetaGroups(
  client: AscClient,
  appId: string,
  { counts = true }: { counts?: boolean } = {},
): Promise<BetaGroup[]> {
  const document = await client.list('/v1/betaGroups', {
    'filter[app]': appId,
    // The rows themselves are not needed: the relationship has the count.
    ...(counts && { include: 'betaTesters', 'limit[betaTesters]': 1 }),
    limit: 200,
  });
  return many(document).map(toGroup);
}

/** The IDs of the groups that have a build; null when the server does not support this filter. */
export async function groupsHavingBuild(
  client: AscClient,
  buildId: string,
): Promise<ReadonlySet<string> | null> {
  try {
    const query = { 'filter[builds]': buildId, limit: 200 };
    return new Set(many(await client.list('/v1/betaGroups', query)).map(({ id }) => id));
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.answer.status === 400) return null;
    throw thrown;
  }
}

function toGroup(resource: Resource): BetaGroup {
  const attributes = attributesOf(resource, GroupAttributes);
  return {
    id: resource.id,
    name: attributes.name ?? '',
    isInternal: attributes.isInternalGroup ?? false,
    hasAccessToAllBuilds: attributes.hasAccessToAllBuilds ?? false,
    testerCount: relatedTotal(resource, 'betaTesters'),
    createdDate: attributes.createdDate,
    publicLink: publicLinkOf(attributes),
  };
}

function publicLinkOf({
  publicLinkEnabled: enabled,
  publicLink: url,
  publicLinkLimitEnabled: isLimited,
  publicLinkLimit,
}: z.infer<typeof GroupAttributes>): NonNullable<BetaGroup['publicLink']> | null {
  if (enabled === null && url === null) return null;
  return { enabled, url, limit: isLimited === false ? null : publicLinkLimit };
}
