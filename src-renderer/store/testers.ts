import { create } from 'zustand';
import type {
  GroupLink,
  Invitation,
  InvitationPreview,
  InvitationRow,
  InviteeLine,
  LeftOut,
  NewGroup,
  TeamUser,
  Tester,
  TesterGroup,
  TesterResult,
} from '#shared/domain/tester';
import type { AppError } from '#shared/errors';
import type { RequestParams } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { groupTitle } from '../words/tester';
import { type AppKey, idOfApp, type Reading } from './app-pages';
import { readDestination } from './destination-actions';
import { usePlan } from './plan';
import { announcer, showToast } from './window';

/** A list of testers, which grows page by page. */
export interface TesterList {
  testers: readonly Tester[];
  /** How many there are; null if App Store Connect does not report it. */
  total: number | null;
  /** Names the next page; null once all were read. */
  more: string | null;
  /** Whether the group has a build to test; null if it is not known. */
  hasBuild: boolean | null;
  isReading: boolean;
  error: AppError | null;
}

export type InviteHow = 'type' | 'file' | 'team';

/** What was typed, checked or chosen for a group and not sent yet: it outlasts the sheet. */
export interface InviteDraft {
  /** How people are added; null until it is chosen. */
  how: InviteHow | null;
  text: string;
  /** Addresses of users of the team. */
  chosen: ReadonlySet<string>;
  preview: InvitationPreview | null;
}

/** A file with people, or why what was dropped is none. */
export type DroppedPeople = { path: string } | { error: AppError };

interface TestersState {
  /** By app. */
  groups: Readonly<Record<string, Reading<readonly TesterGroup[]>>>;
  /** The group that is shown, by app; null for all testers. */
  chosen: Readonly<Record<string, string | null>>;
  /** By app and group. */
  lists: Readonly<Record<string, TesterList>>;
  invitations: readonly Invitation[];
  /** The group whose invite sheet is open, and what was dropped on it last. */
  inviting: { app: AppKey; groupId: string; dropped: DroppedPeople | null } | null;
  /** The app in which a group is being created. */
  creating: AppKey | null;
  /** By app and group. */
  inviteDrafts: Readonly<Record<string, InviteDraft>>;
  /** Why the last act failed, until the next one. */
  failed: AppError | null;
}

const unread: Reading<never> = { value: null, at: null, isReading: false, error: null };
const noList: TesterList = {
  testers: [],
  total: null,
  more: null,
  hasBuild: null,
  isReading: false,
  error: null,
};

export const useTesters = create<TestersState>(() => ({
  groups: {},
  chosen: {},
  lists: {},
  invitations: [],
  inviting: null,
  creating: null,
  inviteDrafts: {},
  failed: null,
}));

export function groupsOf({ groups }: TestersState, app: AppKey): Reading<readonly TesterGroup[]> {
  return groups[idOfApp(app)] ?? unread;
}

/** The group that is shown; null for all testers, and for one that is gone. */
export function chosenGroup(state: TestersState, app: AppKey): TesterGroup | null {
  const id = state.chosen[idOfApp(app)] ?? null;
  return groupsOf(state, app).value?.find((group) => group.id === id) ?? null;
}

const idOfList = (app: AppKey, groupId: string | null): string =>
  JSON.stringify([idOfApp(app), groupId]);

export function listOfGroup({ lists }: TestersState, app: AppKey, groupId: string | null) {
  return lists[idOfList(app, groupId)] ?? noList;
}

export function chooseGroup(app: AppKey, groupId: string | null): void {
  useTesters.setState(({ chosen }) => ({
    chosen: { ...chosen, [idOfApp(app)]: groupId },
    failed: null,
  }));
}

function setGroups(app: AppKey, change: Partial<Reading<readonly TesterGroup[]>>): void {
  useTesters.setState((state) => ({
    groups: { ...state.groups, [idOfApp(app)]: { ...groupsOf(state, app), ...change } },
  }));
}

function setList(app: AppKey, groupId: string | null, change: Partial<TesterList>): void {
  useTesters.setState((state) => ({
    lists: {
      ...state.lists,
      [idOfList(app, groupId)]: { ...listOfGroup(state, app, groupId), ...change },
    },
  }));
}

export async function readGroups(app: AppKey): Promise<void> {
  setGroups(app, { isReading: true });
  const reply = await request('groups:list', app);
  setGroups(
    app,
    reply.ok
      ? { value: reply.value, at: Date.now(), isReading: false, error: null }
      : { isReading: false, error: reply.error },
  );
}

/** Counts up whenever a reading begins or is stopped. */
let reading = 0;
/** The list that is read; null if none is. */
let readList: string | null = null;

function beginReading(app: AppKey, groupId: string | null): number {
  setList(app, groupId, { isReading: true, error: null });
  readList = idOfList(app, groupId);
  reading += 1;
  return reading;
}

/** Reads a list from its start, page by page, until it is complete or `stopReading` is called. */
export async function readTesters(app: AppKey, groupId: string | null): Promise<void> {
  const own = beginReading(app, groupId);
  const reply = await request('testers:read', { ...app, groupId });
  if (!reply.ok) return setList(app, groupId, { isReading: false, error: reply.error });
  const { testers, total, more, hasBuild } = reply.value;
  const isReading = more !== null && own === reading;
  setList(app, groupId, { testers, total, more, hasBuild, isReading });
  await readOn(app, groupId, own);
}

/** Reads what is left of a list that was stopped. */
export async function readRest(app: AppKey, groupId: string | null): Promise<void> {
  await readOn(app, groupId, beginReading(app, groupId));
}

/** Milliseconds between two changes of a list that is read: each one sorts and rebuilds all its rows. */
const showEvery = 1_000;

async function readOn(app: AppKey, groupId: string | null, own: number): Promise<void> {
  const listed = () => listOfGroup(useTesters.getState(), app, groupId);
  let { more, total } = listed();
  let held: Tester[] = [];
  let shownAt = Date.now();
  const show = (change: Partial<TesterList>) => {
    // Begun again meanwhile: the newer reading has these rows too.
    if (own !== reading && readList === idOfList(app, groupId)) return;
    // People may have been removed from the list while a page was read, and a row may be on two pages.
    const { testers } = listed();
    const known = new Set(testers.map(({ id }) => id));
    const added = held.filter(({ id }) => !known.has(id) && known.add(id));
    const rows = added.length > 0 ? [...testers, ...added] : testers;
    setList(app, groupId, { testers: rows, total, more, ...change });
    held = [];
    shownAt = Date.now();
  };
  while (own === reading && more !== null) {
    const reply = await request('testers:read-more', { accountId: app.accountId, more });
    if (!reply.ok) return show({ isReading: false, error: reply.error });
    held.push(...reply.value.testers);
    more = reply.value.more;
    total = reply.value.total ?? total;
    if (Date.now() - shownAt >= showEvery) show({});
  }
  show({ isReading: false });
}

/** Ends the reading that is under way: what was read stays. */
export function stopReading(): void {
  reading += 1;
  readList = null;
}

/** Replaces a group as Apple answered it: reading the list again at once might not show it yet. */
function putGroup(app: AppKey, group: TesterGroup): void {
  const { value } = groupsOf(useTesters.getState(), app);
  const groups = value ?? [];
  setGroups(app, {
    value: groups.some(({ id }) => id === group.id)
      ? groups.map((one) => (one.id === group.id ? group : one))
      : [...groups, group],
  });
}

/** Returns the error if it failed. */
export function openNewGroup(app: AppKey): void {
  useTesters.setState({ creating: app });
}

export function closeNewGroup(): void {
  useTesters.setState({ creating: null });
}

/** The open plan of the app lists its groups too. */
function readPlanGroups({ accountId, bundleId }: AppKey): void {
  const { plan } = usePlan.getState();
  if (plan?.accountId === accountId && plan.package.info.bundleId === bundleId)
    void readDestination();
}

export async function createGroup(app: AppKey, group: NewGroup): Promise<AppError | null> {
  const reply = await request('groups:create', { ...app, group });
  if (!reply.ok) return reply.error;
  putGroup(app, reply.value);
  chooseGroup(app, reply.value.id);
  readPlanGroups(app);
  showToast(say('beta-testers.group.created', { name: groupTitle(reply.value) }));
  return null;
}

export async function renameGroup(
  app: AppKey,
  groupId: string,
  name: string,
): Promise<AppError | null> {
  const reply = await request('groups:rename', { ...app, groupId, name });
  if (!reply.ok) return reply.error;
  putGroup(app, reply.value);
  readPlanGroups(app);
  showToast(say('beta-testers.group.renamed', { name: groupTitle(reply.value) }));
  return null;
}

/** Whether it was changed, that a person declined, or why it failed. */
export async function saveLink(
  app: AppKey,
  groupId: string,
  link: GroupLink,
): Promise<'saved' | 'declined' | AppError> {
  const reply = await request('groups:set-link', { ...app, groupId, link });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return 'declined';
  putGroup(app, reply.value);
  const name = groupTitle(reply.value);
  showToast(
    link.isOn
      ? say('beta-testers.link-turned-on', { name })
      : say('beta-testers.link-turned-off', { name }),
  );
  return 'saved';
}

/** Shows what became of several testers; those that are done leave the list, if they were removed. */
function report(results: readonly TesterResult[], done: string, undo: (() => void) | null): void {
  const count = (outcome: TesterResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const failed = results.find(({ error, outcome }) => outcome === 'failed' && error !== null);
  useTesters.setState({ failed: failed?.error ?? null });
  const parts = [
    ...(count('done') > 0 ? [done] : []),
    ...(count('failed') > 0 ? [say('beta-testers.act-failed', { count: count('failed') })] : []),
    ...(count('unclear') > 0 ? [say('beta-testers.act-unclear', { count: count('unclear') })] : []),
  ];
  showToast(parts.join(' '), undo);
}

const doneOf = (results: readonly TesterResult[]): ReadonlySet<string> =>
  new Set(results.flatMap(({ id, outcome }) => (outcome === 'done' ? [id] : [])));

function takeOut(app: AppKey, groupId: string | null, ids: ReadonlySet<string>): void {
  const { testers, total } = listOfGroup(useTesters.getState(), app, groupId);
  const left = testers.filter(({ id }) => !ids.has(id));
  const gone = testers.length - left.length;
  setList(app, groupId, { testers: left, total: total === null ? null : total - gone });
}

function changeCount(app: AppKey, groupId: string, by: number): void {
  const group = groupsOf(useTesters.getState(), app).value?.find(({ id }) => id === groupId);
  if (group === undefined || group.testerCount === null) return;
  putGroup(app, { ...group, testerCount: Math.max(0, group.testerCount + by) });
}

/** Removes people from a group, with an undo. */
export async function removeFromGroup(
  app: AppKey,
  group: TesterGroup,
  testerIds: string[],
): Promise<void> {
  const before = listOfGroup(useTesters.getState(), app, group.id).testers;
  useTesters.setState({ failed: null });
  const reply = await request('testers:remove', { ...app, groupId: group.id, testerIds });
  if (!reply.ok) return useTesters.setState({ failed: reply.error });
  if (reply.value === null) return announcer.announceNow(say('beta-testers.nothing-changed'));
  const { id: removalId, results, unconfirmed } = reply.value;
  const gone = doneOf(results);
  takeOut(app, group.id, gone);
  changeCount(app, group.id, -gone.size);
  const names = { count: gone.size, group: groupTitle(group) };
  const people = before.filter(({ id }) => gone.has(id));
  report(
    results,
    [
      say('beta-testers.removed-undo', names),
      ...(unconfirmed > 0 ? [say('beta-testers.not-shown-yet')] : []),
    ].join(' '),
    gone.size === 0 ? null : () => void restore(app, group, removalId, people),
  );
}

async function restore(
  app: AppKey,
  group: TesterGroup,
  removalId: string,
  people: readonly Tester[],
): Promise<void> {
  const reply = await request('testers:restore', { removalId });
  if (!reply.ok) return useTesters.setState({ failed: reply.error });
  const back = doneOf(reply.value);
  const { testers, total } = listOfGroup(useTesters.getState(), app, group.id);
  const known = new Set(testers.map(({ id }) => id));
  const returned = people.filter(({ id }) => back.has(id) && !known.has(id));
  setList(app, group.id, {
    testers: [...returned, ...testers],
    total: total === null ? null : total + returned.length,
  });
  changeCount(app, group.id, back.size);
  report(
    reply.value,
    say('beta-testers.restored', { count: back.size, group: groupTitle(group) }),
    null,
  );
}

export async function removeFromApp(
  app: AppKey,
  groupId: string | null,
  testerIds: string[],
): Promise<void> {
  useTesters.setState({ failed: null });
  const reply = await request('testers:remove-from-app', { ...app, testerIds });
  if (!reply.ok) return useTesters.setState({ failed: reply.error });
  if (reply.value === null) return announcer.announceNow(say('beta-testers.nothing-changed'));
  const gone = doneOf(reply.value);
  takeOut(app, groupId, gone);
  report(reply.value, say('beta-testers.removed-app', { count: gone.size }), null);
  await readGroups(app);
}

/** Whether App Store Connect was asked to; a person may decline. */
export async function resendInvitations(
  app: AppKey,
  groupId: string | null,
  testerIds: string[],
): Promise<boolean> {
  useTesters.setState({ failed: null });
  const reply = await request('testers:resend', { ...app, testerIds });
  if (!reply.ok) {
    useTesters.setState({ failed: reply.error });
    return false;
  }
  if (reply.value === null) {
    announcer.announceNow(say('beta-testers.declined'));
    return false;
  }
  const count = doneOf(reply.value).size;
  report(reply.value, say('beta-testers.resent', { count }), null);
  await readTesters(app, groupId);
  return true;
}

export function openInvite(app: AppKey, groupId: string): void {
  useTesters.setState({ inviting: { app, groupId, dropped: null } });
}

/** Whether a file that is dropped on the window holds people to invite. */
export const isInviting = (): boolean => useTesters.getState().inviting !== null;

export function takeDroppedPeople(dropped: DroppedPeople): void {
  useTesters.setState(({ inviting }) => ({
    inviting: inviting === null ? null : { ...inviting, dropped },
  }));
}

export function closeInvite(): void {
  useTesters.setState({ inviting: null });
}

const noInvite: InviteDraft = { how: null, text: '', chosen: new Set(), preview: null };

export function inviteDraftOf({ inviteDrafts }: TestersState, app: AppKey, groupId: string) {
  return inviteDrafts[idOfList(app, groupId)] ?? noInvite;
}

export function changeInvite(app: AppKey, groupId: string, change: Partial<InviteDraft>): void {
  useTesters.setState((state) => ({
    inviteDrafts: {
      ...state.inviteDrafts,
      [idOfList(app, groupId)]: { ...inviteDraftOf(state, app, groupId), ...change },
    },
  }));
}

type Source = RequestParams<'testers:preview'>['source'];

export function previewInvitation(app: AppKey, groupId: string, source: Source) {
  return request('testers:preview', { ...app, groupId, source });
}

/** Those of a list to whom something will be sent. */
export function invited({ lines }: InvitationPreview): InviteeLine[] {
  return lines.filter(({ state }) => state === 'new' || state === 'of-app');
}

/** Those to whom nothing is sent, though the list meant them. */
function leftOutOf({ lines }: InvitationPreview): LeftOut[] {
  return lines.flatMap(({ state, ...line }) =>
    state === 'invalid' || state === 'repeated' || state === 'not-a-user'
      ? [{ ...line, state }]
      : [],
  );
}

/** Whether a person confirmed it, or why it failed. */
export async function invite(
  app: AppKey,
  groupId: string,
  preview: InvitationPreview,
): Promise<'started' | 'declined' | AppError> {
  const people = invited(preview).map(({ email, firstName, lastName }) => ({
    email,
    firstName,
    lastName,
  }));
  const reply = await request('testers:invite', {
    ...app,
    groupId,
    people,
    leftOut: leftOutOf(preview),
  });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return 'declined';
  receiveInvitation(reply.value);
  changeInvite(app, groupId, noInvite);
  return 'started';
}

export async function readTeam(app: AppKey): Promise<readonly TeamUser[] | AppError> {
  const reply = await request('testers:users', app);
  return reply.ok ? reply.value : reply.error;
}

export async function readInvitations(): Promise<void> {
  const reply = await request('testers:invitations', {});
  if (reply.ok) useTesters.setState({ invitations: reply.value });
}

/** A snapshot; at its end the group is read again. */
export function receiveInvitation(invitation: Invitation): void {
  const { invitations } = useTesters.getState();
  const before = invitations.find(({ id }) => id === invitation.id);
  useTesters.setState({
    invitations:
      before === undefined
        ? [...invitations, invitation]
        : invitations.map((one) => (one.id === invitation.id ? invitation : one)),
  });
  const { state, accountId, bundleId, group } = invitation;
  const isOver = state === 'done' || state === 'stopped';
  if (!isOver || before === undefined || before.state === state) return;
  const app = { accountId, bundleId };
  void readGroups(app);
  const shown = useTesters.getState().chosen[idOfApp(app)] ?? null;
  if (shown === null || shown === group.id) void readTesters(app, shown);
}

const shownError = (error: AppError): void => showToast(errorSentences(error));

export async function stopInvitation(invitationId: string): Promise<void> {
  const reply = await request('testers:stop-invitation', { invitationId });
  if (reply.ok) receiveInvitation(reply.value);
  else shownError(reply.error);
}

export async function resumeInvitation(invitationId: string): Promise<void> {
  const reply = await request('testers:resume-invitation', { invitationId });
  if (!reply.ok) shownError(reply.error);
  else if (reply.value !== null) receiveInvitation(reply.value);
}

export async function removeInvitation(invitationId: string): Promise<void> {
  const reply = await request('testers:remove-invitation', { invitationId });
  if (!reply.ok) return shownError(reply.error);
  useTesters.setState(({ invitations }) => ({
    invitations: invitations.filter(({ id }) => id !== invitationId),
  }));
}

export async function exportInvitation(invitationId: string): Promise<void> {
  const reply = await request('testers:export-invitation', { invitationId });
  if (!reply.ok) shownError(reply.error);
  else if (reply.value !== null)
    showToast(say('beta-testers.export.saved', { file: reply.value.fileName }));
}

export async function readInvitationRows(id: string): Promise<readonly InvitationRow[]> {
  const reply = await request('testers:invitation-rows', { invitationId: id });
  return reply.ok ? reply.value : [];
}
