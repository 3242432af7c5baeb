import { type ApiError, notFound } from '../protocol/api-error';
import { relationshipError } from '../protocol/entity-errors';
import { externalStateOf, internalStateOf } from '../world/build-life';
import type { BetaGroupRow, BetaTesterRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { isUserOf } from '../world/users';
import { externallyAssignable, notAssignable } from './build-groups';

const mostInternal = 100;
const mostExternal = 10_000;

function placesLeft(group: BetaGroupRow, { state }: Moment): number {
  const sharing = state.betaGroups.filter((other) =>
    group.isInternalGroup ? other === group : other.appId === group.appId && !other.isInternalGroup,
  );
  const taken = state.betaTesters.filter((tester) =>
    sharing.some((other) => tester.betaGroupIds.includes(other.id)),
  );
  return (group.isInternalGroup ? mostInternal : mostExternal) - taken.length;
}

function cannotBeAssigned(why: string): ApiError {
  const words = `Tester(s) cannot be assigned: ${why}`;
  return relationshipError('INVALID', 'betaTesters', words);
}

/** Why people with these addresses cannot join a group, all of them or none. */
export function joinTroubles(
  emails: readonly (string | null)[],
  group: BetaGroupRow,
  moment: Moment,
): ApiError[] {
  if (group.isInternalGroup && emails.some((email) => !isUserOf(email, group.appId, moment))) {
    return [cannotBeAssigned('an internal group takes only users of the team who see its app')];
  }
  if (emails.length > placesLeft(group, moment)) {
    return [cannotBeAssigned('there are no more places')];
  }
  return [];
}

export function testerTroubles(
  ids: readonly string[],
  groups: readonly BetaGroupRow[],
  moment: Moment,
): ApiError[] {
  const missing = ids.find((id) => !byId(moment.state.betaTesters, id));
  if (missing !== undefined) return [notFound('betaTesters', missing)];
  return groups.flatMap((group) => {
    const joining = moment.state.betaTesters.filter(
      (tester) => ids.includes(tester.id) && !tester.betaGroupIds.includes(group.id),
    );
    return joinTroubles(
      joining.map((tester) => tester.email),
      group,
      moment,
    );
  });
}

/** A build goes to single people on the terms of an external group, or to the team's own on theirs. */
export function individualTroubles(
  build: BuildRow,
  testers: readonly Pick<BetaTesterRow, 'email'>[],
  moment: Moment,
): ApiError[] {
  if (testers.every((tester) => isUserOf(tester.email, build.appId, moment))) {
    const state = internalStateOf(build, moment);
    const isReady = state === 'READY_FOR_BETA_TESTING' || state === 'IN_BETA_TESTING';
    return isReady ? [] : [notAssignable('internally', state)];
  }
  const state = externalStateOf(build, moment);
  return externallyAssignable.includes(state) ? [] : [notAssignable('externally', state)];
}
