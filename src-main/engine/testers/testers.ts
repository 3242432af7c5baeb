import { randomUUID } from 'node:crypto';
import type {
  GroupLink,
  Invitation,
  InvitationPreview,
  Invitee,
  InviteeLine,
  LeftOut,
  NewGroup,
  Removal,
  TeamUser,
  Tester,
  TesterGroup,
  TesterPage,
  TesterResult,
} from '#shared/domain/tester';
import { mostExternalTesters, mostInternalTesters } from '#shared/domain/tester';
import { AppException, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Document } from '../asc/answer';
import { type App, findApp } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { LostAnswer, Refusal } from '../asc/refusal';
import { fullJitter } from '../asc/retry-policy';
import { environmentOf } from '../asc/server-address';
import { meetsNextToo } from '../asc/stopping-errors';
import {
  addToGroup,
  changeGroupLink,
  countTesters,
  createTester,
  createTesterGroup,
  findForGroup,
  haveBuildToTest,
  listTeamUsers,
  listTesterGroups,
  type MaybeMember,
  readTesterGroup,
  readTesters,
  removeFromApp,
  removeFromGroup,
  renameTesterGroup,
  sendInvitation,
  testersOf,
  testersQuery,
} from '../asc/testers';
import type { Connection } from '../connection';
import type { Clock, Logger } from '../ports';
import { Invitations } from './invitations';
import { readPeople } from './read-people';

/** An app of an account, and one of its groups, as App Store Connect has them. */
export interface GroupOfApp {
  app: App;
  group: TesterGroup;
}

export interface Testers {
  /** Every group of an app. Throws `app-not-found` and the like. */
  groups(connection: Connection, bundleId: string): Promise<TesterGroup[]>;
  /** Throws `group-not-found` for one that the app does not have. */
  group(connection: Connection, bundleId: string, groupId: string): Promise<GroupOfApp>;
  app(connection: Connection, bundleId: string): Promise<App>;
  createGroup(connection: Connection, bundleId: string, group: NewGroup): Promise<TesterGroup>;
  renameGroup(
    connection: Connection,
    bundleId: string,
    groupId: string,
    name: string,
  ): Promise<TesterGroup>;
  /** Only after a person has confirmed it: anyone with the link can join. */
  setLink(
    connection: Connection,
    bundleId: string,
    groupId: string,
    link: GroupLink,
  ): Promise<TesterGroup>;
  /** The first page of a group's testers, or of all of the app. */
  read(connection: Connection, bundleId: string, groupId: string | null): Promise<TesterPage>;
  /** The page that `more` names. */
  readMore(connection: Connection, more: string): Promise<TesterPage>;
  /** Testers by ID, as they are now; those that are gone are left out. */
  byId(connection: Connection, testerIds: readonly string[]): Promise<Tester[]>;
  /** Those who can be internal testers of the app. Throws `role-too-small` unless the key is an Admin's. */
  users(connection: Connection, bundleId: string): Promise<TeamUser[]>;
  /** Reads people from a text and compares them with App Store Connect; sends nothing. */
  preview(
    connection: Connection,
    target: { bundleId: string; groupId: string },
    source: { text: string; fileName: string | null },
  ): Promise<InvitationPreview>;
  /** Whether one of these groups has a build to test; null if it is not known. Apple emails no invitation before. */
  hasBuild(
    connection: Connection,
    groups: readonly Pick<TesterGroup, 'id' | 'isInternal'>[],
  ): Promise<boolean | null>;
  /** Emails people: only after a person has confirmed it. Lines that were left out are only kept with the result. */
  invite(
    connection: Connection,
    target: GroupOfApp,
    people: readonly Invitee[],
    leftOut?: readonly LeftOut[],
  ): Promise<Invitation>;
  invitations: Pick<
    Invitations,
    'list' | 'get' | 'rows' | 'resume' | 'stop' | 'remove' | 'settled'
  >;
  /** Removes people from a group. `restore` takes it back while the engine runs. */
  remove(
    connection: Connection,
    bundleId: string,
    groupId: string,
    testerIds: readonly string[],
  ): Promise<Removal>;
  /** Adds everyone of a removal to the group again; those whom Apple has forgotten are invited again. */
  restore(removalId: string): Promise<TesterResult[]>;
  /** Removes people from every group and build of the app: only after a person has confirmed it. */
  removeFromApp(
    connection: Connection,
    bundleId: string,
    testerIds: readonly string[],
  ): Promise<TesterResult[]>;
  /** Emails invitations again: only after a person has confirmed it. Never repeated when an answer is lost. */
  resend(
    connection: Connection,
    bundleId: string,
    testerIds: readonly string[],
  ): Promise<TesterResult[]>;
}

interface TesterParts {
  home: string;
  clock: Clock;
  log: Logger;
  /** For requests that a person waits for, and for those that go on alone. */
  connect: (connection: Connection) => AscClient;
  connectForRun: (connection: Connection) => AscClient;
  onInvitationChanged: (invitation: Invitation) => void;
}

interface OpenList {
  accountId: string;
  page: Document;
  path: string;
  query: ReturnType<typeof testersQuery>;
}

interface Removed {
  connection: Connection;
  groupId: string;
  testers: readonly Tester[];
}

/** Lists that are read page by page; earlier ones are forgotten. */
const mostLists = 20;
/** Removals that can be taken back; earlier ones are forgotten. */
const mostRemovals = 200;
const atOnce = 50;
/** How often a group is read again until it shows a change. */
const looks = 5;
/** The same while a person waits for the answer to an act that was accepted. */
const shortLooks = 2;

/** The groups and testers of an app. Every act is one that a person asked for. */
export function makeTesters(parts: TesterParts): { testers: Testers; close: () => Promise<void> } {
  const { connect, clock } = parts;
  const invitations = new Invitations({
    ...parts,
    connect: parts.connectForRun,
    onChanged: parts.onInvitationChanged,
  });
  const lists = new Map<string, OpenList>();
  const removals = new Map<string, Removed>();

  const page = (list: Omit<OpenList, 'page'>, document: Document): TesterPage => {
    let more: string | null = null;
    if (document.links?.next) {
      more = randomUUID();
      keep(lists, more, { ...list, page: document }, mostLists);
    }
    const total = document.meta?.paging?.total ?? null;
    return { testers: testersOf(document), total, more, hasBuild: null };
  };

  /** A change is read back until App Store Connect shows it, or it is what the answer said. */
  const shown = async (
    client: AscClient,
    groupId: string,
    fits: (group: TesterGroup) => boolean,
  ): Promise<TesterGroup> => {
    for (let times = 1; ; times += 1) {
      const group = await readTesterGroup(client, groupId);
      if (fits(group)) return group;
      if (times === looks)
        fail('read-back-differs', message('beta-testers.group.not-shown', { name: group.name }));
      await clock.sleep(500 + fullJitter(times));
    }
  };

  const testers: Testers = {
    async groups(connection, bundleId) {
      const client = connect(connection);
      return listTesterGroups(client, (await findApp(client, bundleId)).id);
    },
    app: (connection, bundleId) => findApp(connect(connection), bundleId),
    async group(connection, bundleId, groupId) {
      const client = connect(connection);
      const app = await findApp(client, bundleId);
      const group = (await listTesterGroups(client, app.id)).find(({ id }) => id === groupId);
      return group === undefined
        ? fail('tester-group-gone', message('beta-testers.group.gone', { app: app.name }))
        : { app, group };
    },
    async createGroup(connection, bundleId, group) {
      const name = groupName(group.name);
      const client = connect(connection);
      const app = await findApp(client, bundleId);
      const before = await listTesterGroups(client, app.id);
      const id = await createTesterGroup(client, app.id, { ...group, name }).catch(
        // Names may repeat: sent again, there could be two. A new group of the name is the one that was created.
        async (thrown: unknown) => {
          if (!(thrown instanceof LostAnswer)) throw thrown;
          await clock.sleep(2_000);
          const ids = new Set(before.map((one) => one.id));
          const made = (await listTesterGroups(client, app.id)).find(
            (one) => one.name === name && !ids.has(one.id),
          );
          if (made === undefined) throw thrown;
          return made.id;
        },
      );
      return shown(client, id, (one) => one.name === name);
    },
    async renameGroup(connection, bundleId, groupId, wanted) {
      const name = groupName(wanted);
      await testers.group(connection, bundleId, groupId);
      const client = connect(connection);
      await twice(() => renameTesterGroup(client, groupId, name));
      return shown(client, groupId, (one) => one.name === name);
    },
    async setLink(connection, bundleId, groupId, link) {
      await testers.group(connection, bundleId, groupId);
      const client = connect(connection);
      await twice(() => changeGroupLink(client, groupId, link));
      return shown(
        client,
        groupId,
        (one) => one.link.isOn === link.isOn && (!link.isOn || one.link.limit === link.limit),
      );
    },
    async read(connection, bundleId, groupId) {
      const client = connect(connection);
      const { app, group } =
        groupId === null
          ? { app: await findApp(client, bundleId), group: null }
          : await testers.group(connection, bundleId, groupId);
      // Not shown: the path of the request.
      const path = '/v1/betaTesters';
      const query = testersQuery(app.id, groupId);
      const list = { accountId: connection.accountId, path, query };
      const [document, hasBuild] = await Promise.all([
        client.page(path, query),
        group === null ? null : testers.hasBuild(connection, [group]),
      ]);
      return { ...page(list, document), hasBuild };
    },
    async readMore(connection, more) {
      const list = lists.get(more);
      if (list === undefined || list.accountId !== connection.accountId)
        return fail('tester-list-outdated', message('error.tester-list-outdated.detail'));
      lists.delete(more);
      const next = await connect(connection).pageAfter(list.page, list.path, list.query);
      return next === null
        ? { testers: [], total: null, more: null, hasBuild: null }
        : page(list, next);
    },
    async byId(connection, testerIds) {
      const found = await readTesters(connect(connection), testerIds);
      return [...found.values()].map(({ tester }) => tester);
    },
    async users(connection, bundleId) {
      const client = connect(connection);
      return listTeamUsers(client, (await findApp(client, bundleId)).id);
    },
    async preview(connection, { bundleId, groupId }, { text, fileName }) {
      const lines = readPeople(text, fileName);
      const { app, group } = await testers.group(connection, bundleId, groupId);
      const client = connect(connection);
      const emails = lines.filter(({ state }) => state === 'new').map(({ email }) => email);
      const [found, users, placesLeft] = await Promise.all([
        findForGroup(client, groupId, 'email', emails),
        group.isInternal === true ? usersOrNull(client, app.id) : null,
        placesIn(client, app.id, group),
      ]);
      return {
        fileName,
        lines: lines.map((line) => compared(line, found, users)),
        placesLeft,
      };
    },
    async hasBuild(connection, groups) {
      // Only a hint of when Apple sends emails: without it everything else works.
      return haveBuildToTest(connect(connection), groups).catch(() => null);
    },
    async invite(connection, { app, group }, people, leftOut = []) {
      const environment = environmentOf(connection.keyId, connection.apiUrl);
      return invitations.start(
        {
          environment,
          connection,
          bundleId: app.bundleId,
          appId: app.id,
          appName: app.name,
          group: { id: group.id, name: group.name, isInternal: group.isInternal === true },
          leftOut: [...leftOut],
        },
        people,
      );
    },
    invitations,
    async remove(connection, bundleId, groupId, testerIds) {
      await testers.group(connection, bundleId, groupId);
      const client = connect(connection);
      const before = await readTesters(client, testerIds);
      const results = await inBatches(testerIds, (ids) =>
        twice(() => removeFromGroup(client, groupId, ids)),
      );
      const gone = results.flatMap(({ id, outcome }) => (outcome === 'failed' ? [] : [id]));
      const confirmed = await outOfGroup(client, groupId, gone);
      const id = randomUUID();
      const removed = gone.flatMap((one) => before.get(one)?.tester ?? []);
      keep(removals, id, { connection, groupId, testers: removed }, mostRemovals);
      return { id, results, unconfirmed: gone.filter((one) => !confirmed.has(one)).length };
    },
    async restore(removalId) {
      const removed = removals.get(removalId);
      if (removed === undefined)
        return fail('removal-not-undoable', message('error.removal-not-undoable.detail'));
      removals.delete(removalId);
      const { connection, groupId } = removed;
      const client = connect(connection);
      const people = new Map(removed.testers.map((tester) => [tester.id, tester]));
      const results = await inBatches([...people.keys()], (ids) =>
        twice(() => addToGroup(client, groupId, ids)),
      );
      return Promise.all(
        results.map((result) => broughtBack(client, groupId, people.get(result.id), result)),
      );
    },
    async removeFromApp(connection, bundleId, testerIds) {
      const client = connect(connection);
      const app = await findApp(client, bundleId);
      return oneByOne(testerIds, (id) => twice(() => removeFromApp(client, id, app.id)));
    },
    async resend(connection, bundleId, testerIds) {
      const client = connect(connection);
      const app = await findApp(client, bundleId);
      const groups = await listTesterGroups(client, app.id);
      const found = await readTesters(client, testerIds);
      const asked = new Map<string, Promise<boolean | null>>();
      return oneByOne(testerIds, async (id) => {
        const { tester, groupIds } = found.get(id) ?? { tester: null, groupIds: null };
        const own = groups.filter((group) => groupIds?.includes(group.id));
        if (tester?.state === 'NOT_INVITED' && own.length > 0) {
          const key = own.map((group) => group.id).join();
          const hasBuild = asked.get(key) ?? testers.hasBuild(connection, own);
          asked.set(key, hasBuild);
          if ((await hasBuild) === false)
            fail('tester-without-build', message('error.tester-without-build.detail'));
        }
        await sendInvitation(client, id, app.id);
      });
    },
  };

  /** The IDs of those whom App Store Connect does not show in the group any more, after a few looks. */
  const outOfGroup = async (
    client: AscClient,
    groupId: string,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> => {
    const settled = new Set<string>();
    for (let times = 1; times <= shortLooks; times += 1) {
      const open = ids.filter((id) => !settled.has(id));
      if (open.length === 0) break;
      if (times > 1) await clock.sleep(500 + fullJitter(times));
      const now = await findForGroup(client, groupId, 'id', open);
      for (const id of open) if (!now.get(id)?.isMember) settled.add(id);
    }
    return settled;
  };

  return { testers, close: () => invitations.close() };
}

function keep<T>(map: Map<string, T>, id: string, value: T, most: number): void {
  map.set(id, value);
  for (const earliest of map.keys()) {
    if (map.size <= most) break;
    map.delete(earliest);
  }
}

/** The name as it is sent. Throws `group-name-malformed`. */
function groupName(name: string): string {
  const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  // A name of marks that nobody sees is none.
  if (plain.replace(/[\p{Cf}\s]/gu, '') === '' || /\p{Cc}/u.test(plain))
    fail('group-name-malformed', message('beta-testers.group.name-missing'));
  return plain;
}

/** A write that says how things are to be: one whose answer was lost is sent again, once. */
async function twice(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (thrown) {
    if (!(thrown instanceof LostAnswer)) throw thrown;
    await send();
  }
}

/** Many people with one request; where Apple refuses that, one by one, since one bad row refuses all. */
async function inBatches(
  ids: readonly string[],
  send: (ids: readonly string[]) => Promise<void>,
): Promise<TesterResult[]> {
  const results: TesterResult[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const batch = ids.slice(at, at + atOnce);
    try {
      await send(batch);
      results.push(...batch.map((id) => ({ id, outcome: 'done' as const, error: null })));
    } catch (thrown) {
      const isOfOne = thrown instanceof Refusal && !meetsNextToo(thrown.error);
      if (isOfOne && batch.length > 1) results.push(...(await oneByOne(batch, (id) => send([id]))));
      else {
        results.push(...batch.map((id) => resultOf(id, thrown)));
        if (!isOfOne) {
          results.push(...ids.slice(at + atOnce).map((id) => resultOf(id, thrown)));
          break;
        }
      }
    }
  }
  return results;
}

/** One that fails does not stop the rest, unless the rest would fail too. */
async function oneByOne(
  ids: readonly string[],
  send: (id: string) => Promise<void>,
): Promise<TesterResult[]> {
  const results: TesterResult[] = [];
  let stop: AppException | null = null;
  for (const id of ids) {
    if (stop !== null) {
      results.push({ id, outcome: 'failed', error: stop.error });
      continue;
    }
    try {
      await send(id);
      results.push({ id, outcome: 'done', error: null });
    } catch (thrown) {
      results.push(resultOf(id, thrown));
      if (thrown instanceof AppException && meetsNextToo(thrown.error)) stop = thrown;
    }
  }
  return results;
}

function resultOf(id: string, thrown: unknown): TesterResult {
  const outcome = thrown instanceof LostAnswer ? 'unclear' : 'failed';
  return { id, outcome, error: toAppError(thrown) };
}

/** Someone who was in no other group may be gone at Apple: their address is invited again. */
async function broughtBack(
  client: AscClient,
  groupId: string,
  tester: Tester | undefined,
  result: TesterResult,
): Promise<TesterResult> {
  const isGone = result.error?.apple?.status === 404;
  if (!isGone || tester === undefined || tester.email === null) return result;
  const { email, firstName, lastName } = tester;
  return createTester(client, groupId, { email, firstName, lastName }).then(
    () => ({ id: result.id, outcome: 'done', error: null }) as const,
    (thrown: unknown) => resultOf(result.id, thrown),
  );
}

/** Null when the key may not read users: then Apple decides. */
async function usersOrNull(client: AscClient, appId: string): Promise<readonly TeamUser[] | null> {
  return listTeamUsers(client, appId).catch((thrown: unknown) => {
    if (thrown instanceof Refusal && thrown.answer.status === 403) return null;
    throw thrown;
  });
}

async function placesIn(
  client: AscClient,
  appId: string,
  { isInternal, testerCount }: TesterGroup,
): Promise<number | null> {
  const taken = isInternal === true ? testerCount : await countTesters(client, appId);
  if (taken === null) return null;
  return Math.max(0, (isInternal === true ? mostInternalTesters : mostExternalTesters) - taken);
}

function compared(
  line: InviteeLine,
  found: ReadonlyMap<string, MaybeMember>,
  users: readonly TeamUser[] | null,
): InviteeLine {
  if (line.state !== 'new') return line;
  const email = line.email.toLowerCase();
  const known = found.get(email);
  if (known?.isMember)
    return { ...line, state: 'in-group', reason: message('beta-testers.import.row-in-group') };
  if (users !== null && !users.some((user) => user.email.toLowerCase() === email))
    return { ...line, state: 'not-a-user', reason: message('beta-testers.import.row-not-a-user') };
  return known === undefined ? line : { ...line, state: 'of-app' };
}
