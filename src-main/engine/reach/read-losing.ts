import type { BetaGroup } from '#shared/domain/destination';
import type { Losing } from '#shared/domain/reach';
import { listBetaGroups } from '../asc/beta-groups';
import { type BuildWithTesters, listBuildsWithTesters } from '../asc/builds-with-testers';
import type { AscClient } from '../asc/client';
import { countTesters, listIndividualTesters } from '../asc/tester-counts';

/** Builds of one app that are to be expired. */
export interface LostBuilds {
  appId: string;
  buildIds: readonly string[];
}

/**
 * Who loses access when these builds are expired; those that already are take nothing from anyone. Three to nine
 * requests, and one more for every 200 builds of the app that are not expired.
 */
export async function readLosing(
  client: AscClient,
  { appId, buildIds }: LostBuilds,
): Promise<Losing> {
  const [all, groups] = await Promise.all([
    listBuildsWithTesters(client, appId),
    listBetaGroups(client, appId, { counts: false }),
  ]);
  const lost = all.filter(({ id }) => buildIds.includes(id));
  const platforms = new Set(lost.map(({ platform }) => platform));
  const kept = all.filter((build) => !lost.includes(build) && isOn(build, platforms));
  const assigned = groups.filter((group) => lost.some((build) => isIn(build, group)));
  const installing = assigned.filter((group) => canInstallAny(lost, group, true));
  const waiting = assigned.filter((group) => !installing.includes(group));
  // The group lists of a build are cut at fifty, and may be missing: what is not known is not zero.
  const isWhole = lost.every(({ groupIds }) => groupIds !== null);
  const [lostAlone, keptAlone] = await Promise.all([
    individuals(client, lost.filter(isExternallyTested)),
    individuals(client, kept.filter(isExternallyTested)),
  ]);
  const having = { groups: idsOf(installing), testers: lostAlone };
  const keeping = {
    groups: idsOf(groups.filter((group) => canInstallAny(kept, group, false))),
    testers: keptAlone,
  };
  const [people, withoutOtherBuild, waitingPeople] = await Promise.all([
    isWhole ? countPeople(client, having) : null,
    isWhole ? countLosingAll(client, having, keeping) : null,
    isWhole ? countTesters(client, idsOf(waiting)) : null,
  ]);
  return {
    people,
    groups: installing.map(({ name }) => name),
    withoutOtherBuild,
    individual: lostAlone?.length ?? null,
    waiting: { people: waitingPeople, groups: waiting.map(({ name }) => name) },
  };
}

/** People in groups, and people by themselves; null for more of the latter than are worth reading. */
interface People {
  groups: readonly string[];
  testers: readonly string[] | null;
}

async function countPeople(client: AscClient, { groups, testers }: People): Promise<number | null> {
  if (testers === null) return null;
  const [inGroups, inBoth] = await Promise.all([
    countTesters(client, groups),
    countTesters(client, groups, testers),
  ]);
  return add(inGroups, testers.length, minus(inBoth));
}

/** Those of `lost` who are not among `kept`: everyone of both, less everyone of `kept`. */
async function countLosingAll(
  client: AscClient,
  lost: People,
  kept: People,
): Promise<number | null> {
  if (lost.testers === null || kept.testers === null) return null;
  const both = {
    groups: [...new Set([...lost.groups, ...kept.groups])],
    testers: [...new Set([...lost.testers, ...kept.testers])],
  };
  const [ofBoth, ofKept] = await Promise.all([
    countPeople(client, both),
    countPeople(client, kept),
  ]);
  return add(ofBoth, minus(ofKept));
}

function add(...counts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const count of counts) {
    if (count === null) return null;
    sum += count;
  }
  // Someone may have joined a group between two requests.
  return Math.max(0, sum);
}

const minus = (count: number | null): number | null => count && -count;

/** The testers who were given one of these builds one by one, each once; null if there are too many to read. */
async function individuals(
  client: AscClient,
  builds: readonly BuildWithTesters[],
): Promise<string[] | null> {
  const ids = new Set<string>();
  for (const { id, testerIds, hasMoreTesters } of builds) {
    const all =
      testerIds === null || hasMoreTesters ? await listIndividualTesters(client, id) : testerIds;
    if (all === null) return null;
    for (const testerId of all) ids.add(testerId);
  }
  return [...ids];
}

function idsOf(groups: readonly BetaGroup[]): string[] {
  return groups.map(({ id }) => id);
}

function isOn({ platform }: BuildWithTesters, platforms: ReadonlySet<string | null>): boolean {
  return platform === null || platforms.has(null) || platforms.has(platform);
}

/** An internal group with access to all builds need not be among those of a build (app-store-connect.md, groups 1). */
function isIn({ groupIds }: BuildWithTesters, { id, hasAccessToAllBuilds }: BetaGroup): boolean {
  return hasAccessToAllBuilds || groupIds?.includes(id) === true;
}

/** Whether the group's testers can install one of the builds; `assumed` of a build that does not show its states. */
function canInstallAny(
  builds: readonly BuildWithTesters[],
  group: BetaGroup,
  assumed: boolean,
): boolean {
  return builds.some((build) => {
    const state = group.isInternal ? build.internal : build.external;
    return isIn(build, group) && (state === null ? assumed : state === 'IN_BETA_TESTING');
  });
}

function isExternallyTested({ external }: BuildWithTesters): boolean {
  return external === null || external === 'IN_BETA_TESTING';
}
