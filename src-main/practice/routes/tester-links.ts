import { type ApiError, notFound } from '../protocol/api-error';
import { seenBuild } from '../resources/builds';
import type { BetaGroupRow, BetaTesterRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { individualErrors, testerErrors } from './beta-tester-writes';
import type { ApiRequest } from './route';

type Found<Row> = { rows: Row[] } | { missing: ApiError };

function findAll<Row>(
  type: string,
  ids: readonly string[],
  find: (id: string) => Row | undefined,
): Found<Row> {
  const rows: Row[] = [];
  for (const id of ids) {
    const row = find(id);
    if (row === undefined) return { missing: notFound(type, id) };
    rows.push(row);
  }
  return { rows };
}

const testersOf = (ids: readonly string[], { state }: Moment): Found<BetaTesterRow> =>
  findAll('betaTesters', ids, (id) => byId(state.betaTesters, id));

function join(
  testers: readonly BetaTesterRow[],
  groups: readonly BetaGroupRow[],
  moment: Moment,
): ApiError[] {
  const errors = testerErrors(
    testers.map((tester) => tester.id),
    groups,
    moment,
  );
  if (errors.length > 0) return errors;
  for (const tester of testers) {
    const joined = groups.map((group) => group.id);
    tester.betaGroupIds = [...new Set([...tester.betaGroupIds, ...joined])];
  }
  return [];
}

function removeFromGroups(
  testers: readonly BetaTesterRow[],
  groupIds: readonly string[],
): ApiError[] {
  for (const tester of testers) {
    tester.betaGroupIds = tester.betaGroupIds.filter((id) => !groupIds.includes(id));
  }
  return [];
}

export function addTesters(
  group: BetaGroupRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = testersOf(ids, moment);
  return 'missing' in found ? [found.missing] : join(found.rows, [group], moment);
}

export function removeTesters(
  group: BetaGroupRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = testersOf(ids, moment);
  return 'missing' in found ? [found.missing] : removeFromGroups(found.rows, [group.id]);
}

export function joinGroups(
  tester: BetaTesterRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = findAll('betaGroups', ids, (id) => byId(moment.state.betaGroups, id));
  return 'missing' in found ? [found.missing] : join([tester], found.rows, moment);
}

export function leaveGroups(tester: BetaTesterRow, ids: readonly string[]): ApiError[] {
  return removeFromGroups([tester], ids);
}

/** Assigns builds to individual testers, all of them or none. */
function hand(
  builds: readonly BuildRow[],
  testers: readonly BetaTesterRow[],
  moment: Moment,
): ApiError[] {
  const errors = builds.flatMap((build) => individualErrors(build, testers, moment));
  if (errors.length > 0) return errors;
  for (const build of builds) {
    const ids = testers.map((tester) => tester.id);
    build.individualTesterIds = [...new Set([...build.individualTesterIds, ...ids])];
  }
  return [];
}

function removeTesterFrom(builds: readonly BuildRow[], testerIds: readonly string[]): ApiError[] {
  for (const build of builds) {
    build.individualTesterIds = build.individualTesterIds.filter((id) => !testerIds.includes(id));
  }
  return [];
}

export function addIndividuals(
  build: BuildRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = testersOf(ids, moment);
  return 'missing' in found ? [found.missing] : hand([build], found.rows, moment);
}

export function removeIndividuals(build: BuildRow, ids: readonly string[]): ApiError[] {
  return removeTesterFrom([build], ids);
}

export function addTesterBuilds(
  tester: BetaTesterRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = findAll('builds', ids, (id) => seenBuild(id, moment));
  return 'missing' in found ? [found.missing] : hand(found.rows, [tester], moment);
}

export function removeTesterBuilds(
  tester: BetaTesterRow,
  ids: readonly string[],
  { moment }: ApiRequest,
): ApiError[] {
  const found = findAll('builds', ids, (id) => seenBuild(id, moment));
  return 'missing' in found ? [found.missing] : removeTesterFrom(found.rows, [tester.id]);
}
