import { z } from 'zod';
import { BetaGroup } from './destination';
import { listedGroup } from './plan-groups';
import type { PlanGroup } from './publish-plan';

/** A group whose testers get a build. */
export const ReachedGroup = BetaGroup.pick({
  id: true,
  name: true,
  isInternal: true,
  hasAccessToAllBuilds: true,
}).extend({
  /** Null if the server does not report it. */
  testers: z.number().int().nullable(),
});
export type ReachedGroup = z.infer<typeof ReachedGroup>;

/** Who gets a build that is given to these groups, before it is. */
export const Reach = z.object({
  groups: z.array(ReachedGroup),
  /** People, each counted once; null if the server does not report it. */
  people: z.number().int().nullable(),
  /** How many of them are in more than one of the groups; null if it is not known, or takes too many requests. */
  inMoreThanOne: z.number().int().nullable(),
});
export type Reach = z.infer<typeof Reach>;

/**
 * The listed groups that get a build of a plan: those that it names, and the internal ones that get every build without
 * being named. Null if App Store Connect did not list one of the former, so that nobody knows who it reaches.
 */
export function reachedGroups(
  named: readonly PlanGroup[],
  listed: readonly BetaGroup[],
): BetaGroup[] | null {
  const found = named.map((group) => listedGroup(listed, group));
  if (found.includes(null)) return null;
  return listed.filter((group) => group.hasAccessToAllBuilds || found.includes(group));
}

/** Testers in these groups, with a person counted once for each; null if the server does not report one of them. */
export function sumOfTesters(groups: readonly Pick<ReachedGroup, 'testers'>[]): number | null {
  let sum = 0;
  for (const { testers } of groups) {
    if (testers === null) return null;
    sum += testers;
  }
  return sum;
}

/** Whether anyone is in more than one of the groups, which is known before their number; null if not even that is. */
export function doGroupsOverlap({ groups, people, inMoreThanOne }: Reach): boolean | null {
  if (inMoreThanOne !== null) return inMoreThanOne > 0;
  const sum = sumOfTesters(groups);
  return sum === null || people === null ? null : sum > people;
}

/** Who loses a build when it is expired. A person who is in several groups, or has several of the builds, counts once. */
export const Losing = z.object({
  /** Everyone who can install one of the builds today. */
  people: z.number().int().nullable(),
  /** Names of their groups. */
  groups: z.array(z.string()),
  /** People who have no other build of the app to install afterwards. */
  withoutOtherBuild: z.number().int().nullable(),
  /** Testers among them who were given a build one by one. */
  individual: z.number().int().nullable(),
  /** Groups that have one of the builds and can't install it yet, such as before its beta review: they never will. */
  waiting: z.object({ people: z.number().int().nullable(), groups: z.array(z.string()) }),
});
export type Losing = z.infer<typeof Losing>;
