import type { BetaGroup } from '#shared/domain/destination';
import { type Reach, sumOfTesters } from '#shared/domain/reach';
import type { AscClient } from '../asc/client';
import { countInSeveral, countTesters } from '../asc/tester-counts';

/** Whoever of an app gets a build that is given to these groups: one request for each group whose number is missing. */
export async function readReach(client: AscClient, groups: readonly BetaGroup[]): Promise<Reach> {
  const reached = await Promise.all(
    groups.map(async ({ id, name, isInternal, hasAccessToAllBuilds, testerCount }) => ({
      id,
      name,
      isInternal,
      hasAccessToAllBuilds,
      testers: testerCount ?? (await countTesters(client, [id])),
    })),
  );
  const ids = reached.filter(({ testers }) => testers !== 0).map(({ id }) => id);
  const sum = sumOfTesters(reached);
  if (ids.length <= 1) return { groups: reached, people: sum, inMoreThanOne: sum && 0 };
  const people = await countTesters(client, ids);
  return { groups: reached, people, inMoreThanOne: await repeated(client, ids, sum, people) };
}

/** How many people are in several of the groups, with as few requests as possible. */
async function repeated(
  client: AscClient,
  ids: readonly string[],
  sum: number | null,
  people: number | null,
): Promise<number | null> {
  if (sum === null || people === null) return countInSeveral(client, ids);
  const surplus = sum - people;
  // The counts were read one after the other: someone may have joined a group in between.
  if (surplus < 0) return null;
  // Everyone beyond the first count is in exactly one further group, if there are two, or if it is only one person.
  if (surplus <= 1 || ids.length === 2) return surplus;
  return countInSeveral(client, ids);
}
