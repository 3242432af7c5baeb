/* Who gets a build, in the plan, in the system's question and in the command: people first, then each group's time. */
import type { NotifyTesters } from '../domain/publish-plan';
import { doGroupsOverlap, type Reach, type ReachedGroup, sumOfTesters } from '../domain/reach';
import { type Message, message, type Value } from './message';

/** More names than these say no more; their number does. */
const shownNames = 4;

/** `214 testers in 3 groups, 12 in more than one.` What the server does not report is said to be unknown. */
export function reachedPeople(reach: Reach): Message {
  const { people, inMoreThanOne } = reach;
  const groups = reach.groups.length;
  if (people === null) {
    const atMost = sumOfTesters(reach.groups);
    return atMost === null
      ? message('reach.people-unknown', { groups })
      : message('reach.people-at-most', { people: atMost, groups });
  }
  if (doGroupsOverlap(reach) !== true) return message('reach.people', { people, groups });
  return inMoreThanOne === null
    ? message('reach.people-overlap', { people, groups })
    : message('reach.people-in-several', { people, groups, count: inMoreThanOne });
}

/** The part of a plan that decides when its groups get the build. */
export interface ReachingPlan {
  submitForBetaReview: boolean;
  notify: NotifyTesters;
  /** Whether the build is at App Store Connect already, and processed. */
  usesExistingBuild: boolean;
  /** Whether the build is known to be for internal testers only. */
  isInternalOnly: boolean;
  /** Whether Apple has approved a build of this version, and so usually reviews no other. */
  isVersionApproved: boolean;
}

/** When each group gets the build: internal ones, then external ones. */
export function reachedWhen(
  groups: readonly Pick<ReachedGroup, 'name' | 'isInternal'>[],
  plan: ReachingPlan,
): Message[] {
  const internal = groups.filter(({ isInternal }) => isInternal);
  const external = groups.filter(({ isInternal }) => !isInternal);
  return [
    ...(internal.length === 0
      ? []
      : [
          plan.usesExistingBuild
            ? message('reach.gets.at-once', namesOf(internal))
            : message('reach.gets.processed', namesOf(internal)),
        ]),
    ...(external.length === 0 ? [] : reachedExternally(namesOf(external), plan)),
  ];
}

function reachedExternally(
  names: { groups: Value; count: number },
  { submitForBetaReview, notify, isInternalOnly, isVersionApproved }: ReachingPlan,
): Message[] {
  if (isInternalOnly) return [message('reach.gets.never', names)];
  if (!submitForBetaReview) return [message('reach.needs-review', names)];
  return [
    whenReviewed(names, notify, isVersionApproved),
    ...(isVersionApproved ? [message('reach.no-new-review')] : []),
  ];
}

function whenReviewed(
  names: { groups: Value; count: number },
  notify: NotifyTesters,
  isVersionApproved: boolean,
): Message {
  if (typeof notify === 'object')
    return message('reach.gets.at-time', { ...names, at: { moment: notify.at } });
  if (notify === 'after-confirm') return message('reach.gets.confirmed', names);
  if (notify === 'nobody') return message('reach.gets.held', names);
  return isVersionApproved
    ? message('reach.gets.approved', names)
    : message('reach.gets.reviewed', names);
}

function namesOf(groups: readonly { name: string }[]): { groups: Value; count: number } {
  const names = groups.map(({ name }) => name);
  const count = names.length;
  if (count <= shownNames) return { groups: { list: names }, count };
  const more = message('reach.more-groups', { count: count - shownNames + 1 });
  return { groups: { list: [...names.slice(0, shownNames - 1), more] }, count };
}
