import { type ApiError, notFound, unprocessable } from '../protocol/api-error';
import { seenBuild } from '../resources/builds';
import {
  externalStateOf,
  internalStateOf,
  isExpired,
  processingStateOf,
} from '../world/build-lifecycle';
import type { BetaGroupRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import type { ApiRequest } from './route';

/** A build can be assigned to external testers before and during review; they get it once it is approved. */
export const externallyAssignable = [
  'READY_FOR_BETA_SUBMISSION',
  'WAITING_FOR_BETA_REVIEW',
  'IN_BETA_REVIEW',
  'BETA_APPROVED',
  'READY_FOR_BETA_TESTING',
  'IN_BETA_TESTING',
];
const internallyAssignable = ['READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];

function addsAutomatically(group: BetaGroupRow): boolean {
  return group.isInternalGroup && group.hasAccessToAllBuilds;
}

function groupIsFixed(): ApiError {
  return unprocessable(
    'Builds cannot be assigned to this internal group',
    'An internal group that takes every build cannot be added to a build or taken from it',
  );
}

export function notAssignable(side: 'internally' | 'externally', state: string): ApiError {
  return unprocessable(
    `The build is not in an ${side} assignable state`,
    `A build whose ${side === 'internally' ? 'internal' : 'external'} state is ${state} cannot be assigned`,
  );
}

function assignmentError(build: BuildRow, group: BetaGroupRow, moment: Moment): ApiError | null {
  if (group.appId !== build.appId) return notFound('betaGroups', group.id);
  if (addsAutomatically(group)) return groupIsFixed();
  if (!isExpired(build, moment.now) && processingStateOf(build, moment.now) !== 'VALID') {
    const message = 'The build is not in a valid processing state for this operation';
    return unprocessable(
      message,
      `${message}; its processing has not ended well, or not ended at all`,
    );
  }
  if (group.isInternalGroup) {
    const state = internalStateOf(build, moment);
    return internallyAssignable.includes(state) ? null : notAssignable('internally', state);
  }
  const state = externalStateOf(build, moment);
  return externallyAssignable.includes(state) ? null : notAssignable('externally', state);
}

/** Adds builds to groups, all of them or none: one that is refused fails the whole list. */
function assign(pairs: readonly [BuildRow, BetaGroupRow][], moment: Moment): ApiError[] {
  const errors = pairs.map(([build, group]) => assignmentError(build, group, moment));
  const refused = errors.filter((error): error is ApiError => error !== null);
  if (refused.length > 0) return refused;
  for (const [build, group] of pairs) {
    if (!build.betaGroupIds.includes(group.id)) build.betaGroupIds.push(group.id);
  }
  return [];
}

function withdraw(pairs: readonly [BuildRow, BetaGroupRow][]): ApiError[] {
  if (pairs.some(([, group]) => addsAutomatically(group))) return [groupIsFixed()];
  for (const [build, group] of pairs) {
    build.betaGroupIds = build.betaGroupIds.filter((id) => id !== group.id);
  }
  return [];
}

type Pairs = { pairs: [BuildRow, BetaGroupRow][] } | { missing: ApiError };

function pairsOfBuild(build: BuildRow, groupIds: readonly string[], { state }: Moment): Pairs {
  const pairs: [BuildRow, BetaGroupRow][] = [];
  for (const id of groupIds) {
    const group = byId(state.betaGroups, id);
    if (!group) return { missing: notFound('betaGroups', id) };
    pairs.push([build, group]);
  }
  return { pairs };
}

function pairsOfGroup(group: BetaGroupRow, buildIds: readonly string[], moment: Moment): Pairs {
  const pairs: [BuildRow, BetaGroupRow][] = [];
  for (const id of buildIds) {
    const build = seenBuild(id, moment);
    if (!build || build.appId !== group.appId) return { missing: notFound('builds', id) };
    pairs.push([build, group]);
  }
  return { pairs };
}

export function addGroups(
  build: BuildRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = pairsOfBuild(build, ids, moment);
  return 'missing' in found ? [found.missing] : assign(found.pairs, moment);
}

export function removeGroups(
  build: BuildRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = pairsOfBuild(build, ids, moment);
  return 'missing' in found ? [found.missing] : withdraw(found.pairs);
}

export function addBuilds(
  group: BetaGroupRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = pairsOfGroup(group, ids, moment);
  return 'missing' in found ? [found.missing] : assign(found.pairs, moment);
}

export function removeBuilds(
  group: BetaGroupRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = pairsOfGroup(group, ids, moment);
  return 'missing' in found ? [found.missing] : withdraw(found.pairs);
}
