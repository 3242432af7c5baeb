import { z } from 'zod';
import type {
  GroupLink,
  Invitee,
  NewGroup,
  TeamUser,
  Tester,
  TesterGroup,
} from '#shared/domain/tester';
import type { Document, Resource } from './answer';
import type { AscClient } from './client';
import { count, flag, text } from './fields';
import { attributesOf, createdId, included, many, relatedIds, single } from './relationship';

const GroupAttributes = z.object({
  name: text,
  createdDate: text,
  isInternalGroup: flag,
  hasAccessToAllBuilds: flag,
  publicLinkEnabled: flag,
  publicLinkLimitEnabled: flag,
  publicLinkLimit: count,
  publicLink: text,
});

const TesterAttributes = z.object({
  firstName: text,
  lastName: text,
  email: text,
  inviteType: text,
  state: text,
});

const Total = z
  .object({ meta: z.object({ paging: z.object({ total: count }) }) })
  .transform(({ meta }) => meta.paging.total)
  .nullable()
  .catch(null);

const testerFields = { 'fields[betaTesters]': 'firstName,lastName,email,inviteType,state' };
/** Addresses and IDs of one look: the address of the request stays well below what servers accept. */
export const rowsOfLook = 50;
const groupsOfTester = 50;

/** Every group of an app with its public link; the relationship has the number of testers. */
export async function listTesterGroups(client: AscClient, appId: string): Promise<TesterGroup[]> {
  const document = await client.list('/v1/betaGroups', {
    'filter[app]': appId,
    include: 'betaTesters',
    'limit[betaTesters]': 1,
    limit: 200,
  });
  return many(document).map(toGroup);
}

export async function readTesterGroup(client: AscClient, groupId: string): Promise<TesterGroup> {
  const query = { include: 'betaTesters', 'limit[betaTesters]': 1 };
  return toGroup(single((await client.get(`/v1/betaGroups/${groupId}`, query)).document));
}

/** The ID of the new group. */
export async function createTesterGroup(
  client: AscClient,
  appId: string,
  { name, isInternal, hasAccessToAllBuilds }: NewGroup,
): Promise<string> {
  const answer = await client.post('/v1/betaGroups', {
    data: {
      type: 'betaGroups',
      attributes: {
        name,
        isInternalGroup: isInternal,
        // Only an internal group can have it; sent with another one it is refused.
        ...(isInternal && { hasAccessToAllBuilds }),
      },
      relationships: { app: { data: { type: 'apps', id: appId } } },
    },
  });
  return createdId(answer);
}

export async function renameTesterGroup(
  client: AscClient,
  id: string,
  name: string,
): Promise<void> {
  await changeGroup(client, id, { name });
}

export async function changeGroupLink(
  client: AscClient,
  id: string,
  { isOn, limit }: GroupLink,
): Promise<void> {
  await changeGroup(client, id, {
    publicLinkEnabled: isOn,
    ...(isOn && {
      publicLinkLimitEnabled: limit !== null,
      ...(limit !== null && { publicLinkLimit: limit }),
    }),
  });
}

async function changeGroup(
  client: AscClient,
  id: string,
  attributes: Record<string, unknown>,
): Promise<void> {
  await client.patch(`/v1/betaGroups/${id}`, { data: { type: 'betaGroups', id, attributes } });
}

function toGroup(resource: Resource): TesterGroup {
  const read = attributesOf(resource, GroupAttributes);
  return {
    id: resource.id,
    name: read.name ?? '',
    isInternal: read.isInternalGroup,
    hasAccessToAllBuilds: read.hasAccessToAllBuilds,
    testerCount: Total.parse(resource.relationships.betaTesters),
    createdAt:
      read.createdDate !== null && !Number.isNaN(Date.parse(read.createdDate))
        ? read.createdDate
        : null,
    link: {
      isOn: read.publicLinkEnabled,
      address: read.publicLink,
      limit: read.publicLinkLimitEnabled === false ? null : read.publicLinkLimit,
    },
  };
}

/** What a page of testers is asked with; `groupId` null for every tester of the app. */
export function testersQuery(appId: string, groupId: string | null) {
  return {
    ...(groupId === null ? { 'filter[apps]': appId } : { 'filter[betaGroups]': groupId }),
    ...testerFields,
    limit: 200,
  };
}

export function testersOf(document: Document): Tester[] {
  return many(document).map(toTester);
}

function toTester(resource: Resource): Tester {
  return { id: resource.id, ...attributesOf(resource, TesterAttributes) };
}

/** How many testers an app has; null if the server does not report it. */
export async function countTesters(client: AscClient, appId: string): Promise<number | null> {
  const query = { 'filter[apps]': appId, 'fields[betaTesters]': 'state', limit: 1 };
  return (await client.page('/v1/betaTesters', query)).meta?.paging?.total ?? null;
}

const BetaStates = z.object({ internalBuildState: text, externalBuildState: text });

/**
 * Whether one of the groups has a build that its testers can install now. Null if no build says so and some do not
 * report their state, or if there are more builds than one answer has.
 */
export async function haveBuildToTest(
  client: AscClient,
  groups: readonly Pick<TesterGroup, 'id' | 'isInternal'>[],
): Promise<boolean | null> {
  let isKnown = true;
  for (const isInternal of [true, false]) {
    const ids = groups.filter((group) => (group.isInternal === true) === isInternal);
    if (ids.length === 0) continue;
    const document = await client.page('/v1/builds', {
      'filter[betaGroups]': ids.map(({ id }) => id).join(','),
      'filter[expired]': false,
      include: 'buildBetaDetail',
      'fields[builds]': 'buildBetaDetail',
      'fields[buildBetaDetails]': 'internalBuildState,externalBuildState',
      limit: 200,
    });
    const states = many(document).map((row) => {
      const read = attributesOf(included(document, row, 'buildBetaDetail'), BetaStates);
      return isInternal ? read.internalBuildState : read.externalBuildState;
    });
    if (states.includes('IN_BETA_TESTING')) return true;
    if (states.includes(null) || document.links?.next) isKnown = false;
  }
  return isKnown ? false : null;
}

/** A tester of the team, and the groups that they are in; null when that was not answered. */
export interface FoundTester {
  tester: Tester;
  groupIds: readonly string[] | null;
}

/** The testers with these addresses, by address in lower case. Apple's filter may match more: they are compared. */
export async function findTesters(
  client: AscClient,
  emails: readonly string[],
): Promise<Map<string, FoundTester>> {
  const found = await lookFor(client, 'filter[email]', emails);
  const wanted = new Set(emails.map((email) => email.toLowerCase()));
  return new Map(
    found.flatMap((one) => {
      const email = one.tester.email?.toLowerCase();
      return email !== undefined && wanted.has(email) ? [[email, one] as const] : [];
    }),
  );
}

/** The same by ID. */
export async function readTesters(
  client: AscClient,
  ids: readonly string[],
): Promise<Map<string, FoundTester>> {
  const found = await lookFor(client, 'filter[id]', ids);
  return new Map(found.map((one) => [one.tester.id, one]));
}

/** A tester of the team who is to join a group, or to leave it. */
export interface MaybeMember {
  tester: Tester;
  isMember: boolean;
}

/**
 * The testers with these addresses or IDs, by them, and whether they are in this group. Where a tester's own groups are
 * not all answered, the list of the group tells (app-store-connect.md, testers 4).
 */
export async function findForGroup(
  client: AscClient,
  groupId: string,
  by: 'email' | 'id',
  values: readonly string[],
): Promise<Map<string, MaybeMember>> {
  const found = await (by === 'email' ? findTesters : readTesters)(client, values);
  const asked = [...found].flatMap(([value, { groupIds }]) => (groupIds === null ? [value] : []));
  const members = new Set<string>();
  for (let at = 0; at < asked.length; at += rowsOfLook) {
    const document = await client.list('/v1/betaTesters', {
      'filter[betaGroups]': groupId,
      [`filter[${by}]`]: asked.slice(at, at + rowsOfLook).join(','),
      'fields[betaTesters]': 'email',
      limit: 200,
    });
    for (const { id } of many(document)) members.add(id);
  }
  return new Map(
    [...found].map(([value, { tester, groupIds }]) => [
      value,
      { tester, isMember: groupIds?.includes(groupId) ?? members.has(tester.id) },
    ]),
  );
}

async function lookFor(
  client: AscClient,
  filter: string,
  values: readonly string[],
): Promise<FoundTester[]> {
  const found: FoundTester[] = [];
  for (let at = 0; at < values.length; at += rowsOfLook) {
    const document = await client.list('/v1/betaTesters', {
      [filter]: values.slice(at, at + rowsOfLook).join(','),
      'fields[betaTesters]': `${testerFields['fields[betaTesters]']},betaGroups`,
      include: 'betaGroups',
      'fields[betaGroups]': 'name',
      'limit[betaGroups]': groupsOfTester,
      limit: 200,
    });
    for (const row of many(document)) {
      const groupIds = relatedIds(row, 'betaGroups');
      // More groups than one answer has: that a group is missing proves nothing.
      const isWhole = groupIds !== null && groupIds.length < groupsOfTester;
      found.push({ tester: toTester(row), groupIds: isWhole ? groupIds : null });
    }
  }
  return found;
}

/** Creates a tester in a group: Apple emails an invitation as soon as the group has something to test. */
export async function createTester(
  client: AscClient,
  groupId: string,
  { email, firstName, lastName }: Invitee,
): Promise<string> {
  const answer = await client.post('/v1/betaTesters', {
    data: {
      type: 'betaTesters',
      attributes: {
        email,
        ...(firstName !== null && { firstName }),
        ...(lastName !== null && { lastName }),
      },
      relationships: { betaGroups: { data: [{ type: 'betaGroups', id: groupId }] } },
    },
  });
  return createdId(answer);
}

const identifiers = (type: string, ids: readonly string[]) => ({
  data: ids.map((id) => ({ type, id })),
});

export async function addToGroup(
  client: AscClient,
  groupId: string,
  testerIds: readonly string[],
): Promise<void> {
  await client.post(
    `/v1/betaGroups/${groupId}/relationships/betaTesters`,
    identifiers('betaTesters', testerIds),
  );
}

export async function removeFromGroup(
  client: AscClient,
  groupId: string,
  testerIds: readonly string[],
): Promise<void> {
  await client.delete(
    `/v1/betaGroups/${groupId}/relationships/betaTesters`,
    identifiers('betaTesters', testerIds),
  );
}

/** Removes a person from every group and build of an app. */
export async function removeFromApp(
  client: AscClient,
  testerId: string,
  appId: string,
): Promise<void> {
  await client.delete(
    `/v1/betaTesters/${testerId}/relationships/apps`,
    identifiers('apps', [appId]),
  );
}

/** Emails an invitation again. */
export async function sendInvitation(
  client: AscClient,
  testerId: string,
  appId: string,
): Promise<void> {
  await client.post('/v1/betaTesterInvitations', {
    data: {
      type: 'betaTesterInvitations',
      relationships: {
        app: { data: { type: 'apps', id: appId } },
        betaTester: { data: { type: 'betaTesters', id: testerId } },
      },
    },
  });
}

const UserAttributes = z.object({
  username: text,
  firstName: text,
  lastName: text,
  allAppsVisible: flag,
});

/** The users of the team who see an app. Only an Admin may read them: throws `role-too-small` for every other role. */
export async function listTeamUsers(client: AscClient, appId: string): Promise<TeamUser[]> {
  const fields = { 'fields[users]': 'username,firstName,lastName,allAppsVisible,visibleApps' };
  const document = await client.list('/v1/users', {
    ...fields,
    include: 'visibleApps',
    'fields[apps]': 'bundleId',
    'limit[visibleApps]': 50,
    limit: 200,
  });
  return many(document).flatMap((row) => {
    const { username, firstName, lastName, allAppsVisible } = attributesOf(row, UserAttributes);
    const visible = relatedIds(row, 'visibleApps');
    const seesApp = allAppsVisible !== false || visible === null || visible.includes(appId);
    return username === null || !seesApp ? [] : [{ email: username, firstName, lastName }];
  });
}
