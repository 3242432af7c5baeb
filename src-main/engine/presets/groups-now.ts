import { groupsNow } from '#shared/domain/plan-groups';
import type { Preset } from '#shared/domain/preset';
import type { PlanGroup } from '#shared/domain/publish-plan';
import { findApp } from '../asc/apps';
import { listBetaGroups } from '../asc/beta-groups';
import type { AscClient } from '../asc/client';

/** A preset's groups with today's names. Nothing is asked while the preset knows only names. */
export async function groupsAt(
  client: AscClient,
  { bundleId, groups }: Preset,
): Promise<PlanGroup[]> {
  if (groups.every(({ id }) => id === null)) return groups;
  const { id } = await findApp(client, bundleId);
  return groupsNow(groups, await listBetaGroups(client, id, { counts: false }));
}
