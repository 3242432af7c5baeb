/* Which of an app's beta groups a plan means. */

import type { PlanGroup } from './publish-plan';

/** A group as App Store Connect lists it. */
interface Listed {
  id: string;
  name: string;
}

/** What App Store Connect has for a group of a plan. */
export type FoundGroup<T extends Listed> =
  | { is: 'found'; group: T }
  /** More than one group has the name, and the plan does not have an ID. */
  | { is: 'ambiguous'; groups: readonly T[] }
  /** `sameName`: groups that have the name of one whose ID is gone. They are other groups, so a person has to choose. */
  | { is: 'gone'; sameName: readonly T[] };

/** By its ID, so that a renamed group is found; by its exact name only where the plan has no ID. */
export function findGroup<T extends Listed>(
  listed: readonly T[],
  { id, name }: PlanGroup,
): FoundGroup<T> {
  const sameName = listed.filter((group) => group.name === name);
  if (id !== null) {
    const group = listed.find((one) => one.id === id);
    return group === undefined ? { is: 'gone', sameName } : { is: 'found', group };
  }
  const [only, ...others] = sameName;
  if (only === undefined) return { is: 'gone', sameName };
  return others.length === 0 ? { is: 'found', group: only } : { is: 'ambiguous', groups: sameName };
}

/**
 * The groups that a plan may mean by one that is gone: another of its name, or one whose name differs only in capitals,
 * accents, spaces or characters that nobody sees. They are offered, and never taken for it.
 */
export function probablyMeant<T extends Listed>(listed: readonly T[], { name }: PlanGroup): T[] {
  const wanted = essenceOf(name);
  return listed.filter((group) => essenceOf(group.name) === wanted);
}

/** Whether a name has what was typed, however either is spelled. */
export function nameHas(name: string, typed: string): boolean {
  return essenceOf(name).includes(essenceOf(typed));
}

/** Without what looks alike: width and composition, accents, capitals, spaces, and invisible characters. */
function essenceOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Cf}|[\u0300-\u036f]|[\ufe00-\ufe0f]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
  // A name of nothing but such characters is only like itself.
  return plain === '' ? name : plain;
}

/** The one listed group that is meant; null if none is, or if it is not clear which. */
export function listedGroup<T extends Listed>(listed: readonly T[], wanted: PlanGroup): T | null {
  const found = findGroup(listed, wanted);
  return found.is === 'found' ? found.group : null;
}

/** The same groups with their IDs and today's names; one that is gone, or not clear, stays as it is. */
export function groupsNow(groups: readonly PlanGroup[], listed: readonly Listed[]): PlanGroup[] {
  return eachGroupOnce(groups.map((group) => planGroup(listedGroup(listed, group) ?? group)));
}

export function planGroup({ id, name }: PlanGroup): PlanGroup {
  return { id, name };
}

/** By their IDs, so that a renamed group is the same; by name where an ID is not known. */
export function isSameGroup(one: PlanGroup, other: PlanGroup): boolean {
  return one.id !== null && other.id !== null ? one.id === other.id : one.name === other.name;
}

/** The first of each. A name without an ID is kept beside a group that has both: it may mean another one. */
export function eachGroupOnce(groups: readonly PlanGroup[]): PlanGroup[] {
  return groups.filter(
    ({ id, name }, place) =>
      groups.findIndex((one) => one.id === id && (id !== null || one.name === name)) === place,
  );
}

/**
 * As a file and a signature have them: a group without an ID is its bare name, as every plan had it before there were
 * IDs. What was signed or confirmed then still is.
 */
export function groupsAsWritten(groups: readonly PlanGroup[]): (PlanGroup | string)[] {
  return groups.map(({ id, name }) => (id === null ? name : { id, name }));
}
