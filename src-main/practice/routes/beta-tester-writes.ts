import { type ApiError, attributeError, notFound, relationshipError } from '../protocol/api-error';
import { seenBuild } from '../resources/builds';
import { externalStateOf, groupsOf, internalStateOf } from '../world/build-lifecycle';
import { newId } from '../world/ids';
import type { BetaGroupRow, BetaTesterRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { isUserOf } from '../world/users';
import { externallyAssignable, notAssignable } from './build-groups';
import type { ApiRequest } from './route';
import type { Made } from './write-routes';

function addressErrors(email: string, { state }: Moment): ApiError[] {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return [attributeError('INVALID', 'email', 'This is no email address')];
  }
  const isTaken = state.betaTesters.some(
    (tester) => tester.email?.toLowerCase() === email.toLowerCase(),
  );
  const message = "There is a tester with the same 'email' already; add that one to the group";
  return isTaken ? [attributeError('INVALID.DUPLICATE', 'email', message)] : [];
}

/** What a new tester gets, or which of it does not exist. */
function resourcesNamedBy({ body, moment }: ApiRequest) {
  const groups: BetaGroupRow[] = [];
  const builds: BuildRow[] = [];
  const errors: ApiError[] = [];
  const missing = (name: string, id: string) =>
    relationshipError('INVALID', name, `There is no resource with id '${id}'`, '/data');
  for (const id of body.relationships.get('betaGroups') ?? []) {
    const group = byId(moment.state.betaGroups, id);
    if (group) groups.push(group);
    else errors.push(missing('betaGroups', id));
  }
  for (const id of body.relationships.get('builds') ?? []) {
    const build = seenBuild(id, moment);
    if (build) builds.push(build);
    else errors.push(missing('builds', id));
  }
  if (groups.length + builds.length + errors.length === 0) {
    const message = 'A tester needs at least one group or build';
    errors.push(relationshipError('REQUIRED', 'betaGroups', message));
  }
  return { groups, builds, errors };
}

/** An invitation is sent as soon as there is something to test. */
function invitationState(
  groups: readonly BetaGroupRow[],
  builds: readonly BuildRow[],
  moment: Moment,
): BetaTesterRow['state'] {
  const isWith = (build: BuildRow, group: BetaGroupRow) =>
    groupsOf(build, moment).some((held) => held.id === group.id);
  const isTested = (build: BuildRow, isInternal: boolean) =>
    (isInternal ? internalStateOf(build, moment) : externalStateOf(build, moment)) ===
    'IN_BETA_TESTING';
  const hasSomething =
    builds.some((build) => isTested(build, false)) ||
    groups.some((group) =>
      moment.state.builds.some(
        (build) => isWith(build, group) && isTested(build, group.isInternalGroup),
      ),
    );
  return hasSomething ? 'INVITED' : 'NOT_INVITED';
}

export function createTester(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const email = String(body.attributes.email);
  const { groups, builds, errors } = resourcesNamedBy(request);
  const allErrors = [
    ...addressErrors(email, moment),
    ...errors,
    ...groups.flatMap((group) => joinErrors([email], group, moment)),
    ...builds.flatMap((build) => individualErrors(build, [{ email }], moment)),
  ];
  if (allErrors.length > 0) return { errors: allErrors };
  const row: BetaTesterRow = {
    id: newId(),
    firstName: (body.attributes.firstName as string | null | undefined) ?? null,
    lastName: (body.attributes.lastName as string | null | undefined) ?? null,
    email,
    inviteType: 'EMAIL',
    state: invitationState(groups, builds, moment),
    betaGroupIds: groups.map((group) => group.id),
  };
  world.state.betaTesters.push(row);
  for (const build of builds) build.individualTesterIds.push(row.id);
  return { row };
}

/** Removes a person from all testing of the team. */
export function removeTester(tester: BetaTesterRow, { world }: ApiRequest): ApiError[] {
  world.state.betaTesters = world.state.betaTesters.filter((other) => other !== tester);
  for (const build of world.state.builds) {
    build.individualTesterIds = build.individualTesterIds.filter((id) => id !== tester.id);
  }
  return [];
}

/** Removes a person from all groups and builds of the apps. */
export function removeFromApps(
  tester: BetaTesterRow,
  appIds: readonly string[],
  { moment, world }: ApiRequest,
): ApiError[] {
  const missing = appIds.find((id) => !byId(moment.state.apps, id));
  if (missing !== undefined) return [notFound('apps', missing)];
  const isOfApps = (id: string) => appIds.includes(byId(moment.state.betaGroups, id)?.appId ?? '');
  tester.betaGroupIds = tester.betaGroupIds.filter((id) => !isOfApps(id));
  for (const build of world.state.builds.filter((row) => appIds.includes(row.appId))) {
    build.individualTesterIds = build.individualTesterIds.filter((id) => id !== tester.id);
  }
  return [];
}

const maxInternal = 100;
const maxExternal = 10_000;

function placesLeft(group: BetaGroupRow, { state }: Moment): number {
  const sharing = state.betaGroups.filter((other) =>
    group.isInternalGroup ? other === group : other.appId === group.appId && !other.isInternalGroup,
  );
  const taken = state.betaTesters.filter((tester) =>
    sharing.some((other) => tester.betaGroupIds.includes(other.id)),
  );
  return (group.isInternalGroup ? maxInternal : maxExternal) - taken.length;
}

function cannotBeAssigned(why: string): ApiError {
  const message = `Tester(s) cannot be assigned: ${why}`;
  return relationshipError('INVALID', 'betaTesters', message);
}

/** Why people with these addresses cannot join a group, all of them or none. */
function joinErrors(
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

export function testerErrors(
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
    return joinErrors(
      joining.map((tester) => tester.email),
      group,
      moment,
    );
  });
}

/** Individual testers follow the rules of an external group, or of an internal one for users of the team. */
export function individualErrors(
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
