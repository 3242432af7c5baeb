import { create } from 'zustand';
import {
  type Batch,
  type BatchIntent,
  batchOfFailed,
  type CheckedItem,
  inBuildOrder,
  maxItems,
} from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import type { EventPayload } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { orToast } from './actions';
import { eachOnce } from './plan';
import { announcer, show, showToast } from './window';

/** What the checks of a batch found, until it is changed. */
export interface BatchCheck {
  /** By item. */
  items: Readonly<Record<string, CheckedItem>>;
  /** Null while the checks run. */
  hash: string | null;
}

interface BatchesState {
  /** By ID; null until they were read. */
  batches: Readonly<Record<string, Batch>> | null;
  /** By the ID of the batch. */
  checks: Readonly<Record<string, BatchCheck>>;
  /** The names of each app's groups, as the checks read them last: by the ID of the batch, then by item. */
  groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Why the last action failed, by the ID of the batch. */
  errors: Readonly<Record<string, AppError>>;
  /** Which rows are shown. */
  filter: BatchFilter;
}

export const batchFilters = ['all', 'open', 'failed', 'done'] as const;
export type BatchFilter = (typeof batchFilters)[number];

export const useBatches = create<BatchesState>(() => ({
  batches: null,
  checks: {},
  groups: {},
  errors: {},
  filter: 'all',
}));

export function receiveBatch(received: Batch): void {
  useBatches.setState(({ batches }) => {
    const local = batches?.[received.id];
    // What was changed here since may not be saved yet: a draft is edited only in the window.
    const isDraft = local?.state === 'draft' && received.state === 'draft';
    const batch = isDraft ? withFacts(local, received) : received;
    return { batches: { ...batches, [batch.id]: batch } };
  });
}

/** The draft as it is here, with what main has read of its packages. */
function withFacts(local: Batch, { items }: Batch): Batch {
  return {
    ...local,
    items: local.items.map((item) => {
      const read = items.find(({ id }) => id === item.id);
      return { ...item, build: read?.build ?? item.build, account: read?.account ?? item.account };
    }),
  };
}

export function receiveChecked({ batchId, item }: EventPayload<'batches:checked'>): void {
  keepGroups(batchId, [item]);
  const check = useBatches.getState().checks[batchId];
  if (check === undefined || check.hash !== null) return;
  putCheck(batchId, { ...check, items: { ...check.items, [item.itemId]: item } });
}

export async function readBatches(): Promise<void> {
  const reply = await request('batches:list', {});
  if (reply.ok)
    useBatches.setState({
      batches: Object.fromEntries(reply.value.map((batch) => [batch.id, batch])),
    });
}

/** Newest first. */
export function batchesInOrder({ batches }: Pick<BatchesState, 'batches'>): Batch[] {
  return Object.values(batches ?? {}).sort((one, other) => other.id.localeCompare(one.id));
}

function batchOf(batchId: string): Batch | null {
  return useBatches.getState().batches?.[batchId] ?? null;
}

function putCheck(batchId: string, check: BatchCheck | null): void {
  useBatches.setState(({ checks }) => {
    const { [batchId]: _, ...others } = checks;
    return { checks: check === null ? others : { ...others, [batchId]: check } };
  });
}

/** Also of a check that no longer counts because the batch was changed: they are the apps', not the batch's. */
function keepGroups(batchId: string, items: readonly CheckedItem[]): void {
  const read = items.flatMap(({ itemId, appGroups }) =>
    appGroups.length === 0 ? [] : [[itemId, appGroups] as const],
  );
  useBatches.setState(({ groups }) => ({
    groups: { ...groups, [batchId]: { ...groups[batchId], ...Object.fromEntries(read) } },
  }));
}

/** A group that apps of a batch have, by its name. */
export interface NamedGroup {
  name: string;
  /** Apps that have it, and apps whose groups are known. */
  count: number;
  all: number;
}

/** The groups of these apps by name, which several of one app may have; those that most of them have first. */
export function groupsAmong(read: readonly (readonly string[])[]): NamedGroup[] {
  const counts = new Map<string, number>();
  for (const name of read.flatMap((names) => eachOnce(names)))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count, all: read.length }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

function putError(batchId: string, error: AppError | null): void {
  useBatches.setState(({ errors }) => {
    const { [batchId]: _, ...others } = errors;
    return { errors: error === null ? others : { ...others, [batchId]: error } };
  });
}

/** A name that sorts by time and is safe as that of a folder. */
function newBatchId(): string {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `batch-${stamp}-${newItemId()}`;
}

function newItemId(): string {
  return crypto.randomUUID().slice(0, 8);
}

function itemOf(packagePath: string): BatchIntent['items'][number] {
  return { id: newItemId(), packagePath, accountId: null, changes: {}, leaveOut: [] };
}

function intentOf({ id, name, createdAt, shared, usesPresets, items }: Batch): BatchIntent {
  return {
    schema: 1,
    id,
    name,
    createdAt,
    shared,
    usesPresets,
    items: items.map((item) => ({
      id: item.id,
      packagePath: item.packagePath,
      accountId: item.accountId,
      changes: item.changes,
      leaveOut: item.leaveOut,
    })),
  };
}

/** A batch of these packages, on its own screen. Nothing is sent. */
export async function newBatch(paths: readonly string[]): Promise<boolean> {
  const at = new Date();
  const intent: BatchIntent = {
    schema: 1,
    id: newBatchId(),
    name: say('batch.new-name', { at: { moment: at.toISOString() } }),
    createdAt: at.toISOString(),
    shared: {},
    usesPresets: true,
    items: eachOnce(paths).slice(0, maxItems).map(itemOf),
  };
  return openNew(intent);
}

/** A new batch of the apps that failed or were left out, with their files as they are now. Nothing is sent. */
export async function newBatchFromFailed(batch: Batch): Promise<void> {
  await openNew(
    batchOfFailed(batch, {
      id: newBatchId(),
      name: say('batch.of-failed-name', { name: batch.name }).slice(0, 200),
      createdAt: new Date().toISOString(),
    }),
  );
}

/** Saves a new batch, shows it, and checks it. */
async function openNew(intent: BatchIntent): Promise<boolean> {
  const reply = await request('batches:save', { intent });
  if (!reply.ok) {
    orToast(Promise.resolve(reply.error));
    return false;
  }
  receiveBatch(reply.value);
  show({ name: 'batch', batchId: intent.id });
  void checkBatch(intent.id);
  return true;
}

/** What is not saved yet, by the ID of the batch: saved half a second after the last change. */
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const saveAfterMs = 400;

/** Changes a batch that is not confirmed. What was checked no longer counts. */
export function changeBatch(batchId: string, change: (batch: Batch) => Partial<Batch>): void {
  const batch = batchOf(batchId);
  if (batch?.state !== 'draft') return;
  useBatches.setState(({ batches }) => ({
    batches: { ...batches, [batchId]: { ...batch, ...change(batch) } },
  }));
  putCheck(batchId, null);
  putError(batchId, null);
  clearTimeout(timers.get(batchId));
  timers.set(
    batchId,
    setTimeout(() => void saveBatch(batchId), saveAfterMs),
  );
}

/** Saves what is not saved yet; also called before the window closes. */
export async function saveBatch(batchId: string): Promise<void> {
  if (!timers.has(batchId)) return;
  clearTimeout(timers.get(batchId));
  timers.delete(batchId);
  const batch = batchOf(batchId);
  if (batch?.state !== 'draft') return;
  const reply = await request('batches:save', { intent: intentOf(batch) });
  if (!reply.ok) putError(batchId, reply.error);
}

export async function saveAllBatches(): Promise<void> {
  await Promise.all([...timers.keys()].map(saveBatch));
}

type Item = Batch['items'][number];

export function changeItem(
  batchId: string,
  itemId: string,
  change: (item: Item) => Partial<Item>,
): void {
  changeBatch(batchId, ({ items }) => ({
    items: items.map((item) => (item.id === itemId ? { ...item, ...change(item) } : item)),
  }));
}

/** Adds packages that are chosen in the system's dialog. */
export async function addItems(batchId: string): Promise<void> {
  const reply = await request('packages:choose', {});
  if (!reply.ok) return putError(batchId, reply.error);
  addPaths(batchId, reply.value);
}

export function addPaths(batchId: string, paths: readonly string[]): void {
  changeBatch(batchId, ({ items }) => {
    const added = eachOnce(paths).filter((path) =>
      items.every(({ packagePath }) => packagePath !== path),
    );
    const rows = added.map(
      (path): Item => ({
        ...itemOf(path),
        build: null,
        account: null,
        state: 'draft',
        runId: null,
        error: null,
        remedy: null,
      }),
    );
    return { items: [...items, ...rows].slice(0, maxItems) };
  });
}

export function removeItem(batchId: string, { id }: Item, name: string): void {
  const before = batchOf(batchId)?.items ?? [];
  changeBatch(batchId, ({ items }) => ({ items: items.filter((item) => item.id !== id) }));
  showToast(say('batch.item-removed', { app: name }), () =>
    changeBatch(batchId, ({ items }) => ({
      items: before.filter((item) => item.id === id || items.some((one) => one.id === item.id)),
    })),
  );
}

/** One place up or down. */
export function moveItem(batchId: string, itemId: string, by: 1 | -1): void {
  changeBatch(batchId, ({ items }) => {
    const at = items.findIndex(({ id }) => id === itemId);
    const [item, other] = [items[at], items[at + by]];
    if (item === undefined || other === undefined) return {};
    return { items: items.with(at, other).with(at + by, item) };
  });
}

/** Builds of one version from the lowest up, as Apple takes them; checks the batch again. */
export function putInOrder(batchId: string): void {
  changeBatch(batchId, ({ items }) => ({ items: inBuildOrder(items, ({ build }) => build) }));
  void checkBatch(batchId);
}

/** Counts the checks of each batch: of two that overlap, only the later one is shown. */
const latest = new Map<string, number>();

/** Checks every app. Sends nothing. */
export async function checkBatch(batchId: string): Promise<void> {
  await saveBatch(batchId);
  if (useBatches.getState().checks[batchId]?.hash === null) return;
  const mine = (latest.get(batchId) ?? 0) + 1;
  latest.set(batchId, mine);
  putCheck(batchId, { items: {}, hash: null });
  putError(batchId, null);
  const reply = await request('batches:check', { batchId });
  if (reply.ok) keepGroups(batchId, reply.value.items);
  // Changed or checked again meanwhile: what was found is about something else.
  const isChanged = useBatches.getState().checks[batchId]?.hash !== null;
  if (isChanged || latest.get(batchId) !== mine) return;
  if (!reply.ok) {
    putCheck(batchId, null);
    return putError(batchId, reply.error);
  }
  const { hash, items } = reply.value;
  putCheck(batchId, { hash, items: Object.fromEntries(items.map((one) => [one.itemId, one])) });
  const blocked = items.filter((item) => item.blocked !== null).length;
  announcer.announceNow(say('batch.checked', { ready: items.length - blocked, blocked }));
}

/** Publishes what was checked, once the person has confirmed it in the system's dialog. */
export async function startBatch(batchId: string): Promise<void> {
  await saveBatch(batchId);
  const hash = useBatches.getState().checks[batchId]?.hash ?? null;
  if (hash === null) return;
  await act(batchId, () => request('batches:start', { batchId, hash }));
}

export function resumeBatch(batchId: string, retries: boolean): Promise<void> {
  return act(batchId, () => request('batches:resume', { batchId, retries }));
}

export function pauseBatch(batchId: string): Promise<void> {
  return act(batchId, () => request('batches:pause', { batchId }));
}

export function cancelBatch(batchId: string): Promise<void> {
  return act(batchId, () => request('batches:cancel', { batchId }));
}

async function act(
  batchId: string,
  send: () => Promise<{ ok: true; value: Batch | null } | { ok: false; error: AppError }>,
): Promise<void> {
  putError(batchId, null);
  const reply = await send();
  if (!reply.ok) putError(batchId, reply.error);
  else if (reply.value !== null) {
    receiveBatch(reply.value);
    putCheck(batchId, null);
  }
}

export async function removeBatch(batchId: string): Promise<void> {
  clearTimeout(timers.get(batchId));
  timers.delete(batchId);
  const reply = await request('batches:remove', { batchId });
  if (!reply.ok) return putError(batchId, reply.error);
  useBatches.setState(({ batches }) => {
    const { [batchId]: _, ...others } = batches ?? {};
    return { batches: others };
  });
  show({ name: 'batches' });
}

export function exportBatch(batchId: string): void {
  orToast(
    request('batches:export', { batchId }).then((reply) => {
      if (!reply.ok) return reply.error;
      if (reply.value !== null) showToast(say('batch.exported', { file: reply.value.fileName }));
      return null;
    }),
  );
}
