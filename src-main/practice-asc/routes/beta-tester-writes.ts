import { type ApiError, notFound } from '../protocol/api-error';
import { attributeError, relationshipError } from '../protocol/entity-errors';
import { seenBuild } from '../resources/builds';
import { externalStateOf, groupsOf, internalStateOf } from '../world/build-life';
import { newId } from '../world/ids';
import type { BetaGroupRow, BetaTesterRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { individualTroubles, joinTroubles } from './beta-tester-checks';
import type { ApiRequest } from './route';
import type { Made } from './write-routes';

function addressErrors(email: string, { state }: Moment): ApiError[] {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return [attributeError('INVALID', 'email', 'This is no email address')];
  }
  const isTaken = state.betaTesters.some(
    (tester) => tester.email?.toLowerCase() === email.toLowerCase(),
  );
  const words = "There is a tester with the same 'email' already; add that one to the group";
  return isTaken ? [attributeError('INVALID.DUPLICATE', 'email', words)] : [];
}

/** What a new tester is to get, or which of it is not there. */
function wishedFor({ body, moment }: ApiRequest) {
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
    const words = 'A tester needs at least one group or build';
    errors.push(relationshipError('REQUIRED', 'betaGroups', words));
  }
  return { groups, builds, errors };
}

/** An invitation goes out as soon as there is something to test. */
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
  const { groups, builds, errors } = wishedFor(request);
  const troubles = [
    ...addressErrors(email, moment),
    ...errors,
    ...groups.flatMap((group) => joinTroubles([email], group, moment)),
    ...builds.flatMap((build) => individualTroubles(build, [{ email }], moment)),
  ];
  if (troubles.length > 0) return { errors: troubles };
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

/** Takes a person out of everything that the team tests. */
export function removeTester(tester: BetaTesterRow, { world }: ApiRequest): ApiError[] {
  world.state.betaTesters = world.state.betaTesters.filter((other) => other !== tester);
  for (const build of world.state.builds) {
    build.individualTesterIds = build.individualTesterIds.filter((id) => id !== tester.id);
  }
  return [];
}

/** Takes a person out of all groups and builds of the apps. */
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
