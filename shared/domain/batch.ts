import { z } from 'zod';
import { compareVersions, isVersion, normalizeVersion } from '../asc/version-numbers';
import type { ErrorCode } from '../error-catalogue';
import { AppError } from '../errors';
import { Text } from '../words/message';
import { Environment } from './account';
import { AppStorePlan } from './app-store';
import { Finding } from './finding';
import { Platform } from './package-info';
import {
  LocaleNote,
  maxGroups,
  NotifyTesters,
  PlanGroup,
  type PublishPlanInput,
} from './publish-plan';
import type { PublishRun } from './publish-run';
import { Reach } from './reach';
import { failedForGood, isResumeUseful, sentSoFar } from './run-readers';

/** Items of one batch: more than a white-label team publishes at once. */
export const maxItems = 200;

/** What a batch decides for every app, or an item for its own; a field that is left out is decided elsewhere. */
export const BatchParts = z
  .object({
    /** `{version}`, `{build}` and `{date}` stand for those of each package. */
    notes: z.array(LocaleNote).max(200).optional(),
    groups: z.array(PlanGroup).max(maxGroups).optional(),
    submitForBetaReview: z.boolean().optional(),
    /** No build of another app is ever expired: a batch can't name it. */
    whenReviewBusy: z.enum(['ask', 'wait', 'skip']).optional(),
    waitForTesters: z.boolean().optional(),
    notify: NotifyTesters.optional(),
    refusedNotes: z.enum(['stop', 'go-on']).optional(),
    usesNonExemptEncryption: z.boolean().nullable().optional(),
    appStore: AppStorePlan.nullable().optional(),
  })
  .strict();
export type BatchParts = z.infer<typeof BatchParts>;

const itemId = z.string().regex(/^[\w-]{1,64}$/);

/** One package of a batch, and what is different for it. */
export const BatchItem = z
  .object({
    id: itemId,
    /** Absolute, on this computer. */
    packagePath: z.string().min(1).max(4096),
    /** Null for the account that has the app. */
    accountId: z.string().max(64).nullable().default(null),
    changes: BatchParts.default({}),
    /** Languages of the shared notes that this app does not get. */
    leaveOut: z.array(z.string().max(32)).max(200).default([]),
  })
  .strict();
export type BatchItem = z.infer<typeof BatchItem>;

const batchId = z.string().regex(/^[\w-]{1,64}$/);

/** What a person wants of a batch. It can be changed until it is confirmed. */
export const BatchIntent = z
  .object({
    schema: z.literal(1).default(1),
    id: batchId,
    name: z.string().max(200),
    /** ISO 8601. */
    createdAt: z.string(),
    shared: BatchParts.default({}),
    /** Whether each app begins with its own preset. */
    usesPresets: z.boolean().default(true),
    items: z.array(BatchItem).max(maxItems),
  })
  .strict();
export type BatchIntent = z.infer<typeof BatchIntent>;

/** Which app and build an item is; null where the package says nothing. */
export const BatchBuild = z.object({
  name: z.string().nullable(),
  bundleId: z.string().nullable(),
  version: z.string().nullable(),
  buildNumber: z.string().nullable(),
  platform: Platform.nullable().default(null),
});
export type BatchBuild = z.infer<typeof BatchBuild>;

/**
 * How an item stands. `waiting`: confirmed, and its run has not begun. `needs-you`: its run waits for a person.
 * `left-out`: blocked when the batch was confirmed, so that it is not published.
 */
export const BatchItemState = z.enum([
  'draft',
  'left-out',
  'waiting',
  'running',
  'needs-you',
  'stopped',
  'failed',
  'canceled',
  'done',
]);
export type BatchItemState = z.infer<typeof BatchItemState>;

/**
 * What helps an item that is not published. `resume`: working on the batch again. `new-batch`: a new one, which reads
 * its file and asks again. `restore-file`: part of its file was sent, and only that file can be continued with.
 * `open-run`: what its run waits for, or met, is decided there.
 */
export const ItemRemedy = z.enum(['resume', 'new-batch', 'restore-file', 'open-run']);
export type ItemRemedy = z.infer<typeof ItemRemedy>;

/** `stopped`: the process that worked on it has ended. `ended`: nothing more happens unless failed items are retried. */
export const BatchState = z.enum(['draft', 'running', 'paused', 'stopped', 'ended', 'canceled']);
export type BatchState = z.infer<typeof BatchState>;

export const BatchRow = BatchItem.extend({
  /** Null until the package was read. */
  build: BatchBuild.nullable(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: BatchItemState,
  runId: z.string().nullable(),
  /** Why no run could begin, or why it failed; what to do is said for the batch. */
  error: AppError.nullable(),
  /** Null if there is nothing to do. */
  remedy: ItemRemedy.nullable(),
});
export type BatchRow = z.infer<typeof BatchRow>;

/** A whole batch, as window and command show it. */
export const Batch = BatchIntent.omit({ schema: true, items: true }).extend({
  state: BatchState,
  /** Null until it is confirmed. */
  environment: Environment.nullable(),
  items: z.array(BatchRow),
});
export type Batch = z.infer<typeof Batch>;

/** What the checks of one item found. */
export const CheckedItem = z.object({
  itemId,
  build: BatchBuild.nullable(),
  account: z.object({ id: z.string(), name: z.string(), environment: Environment }).nullable(),
  findings: z.array(Finding),
  /** Null if the item is not blocked; otherwise the first reason. */
  blocked: z.object({ title: Text, detail: Text.nullable() }).nullable(),
  /** Null if nobody gets the build, or if they could not be counted. */
  reach: Reach.nullable(),
  groups: z.array(z.string()),
  /** The names of all groups of its app; empty if they could not be read. */
  appGroups: z.array(z.string()),
  locales: z.array(z.string()),
});
export type CheckedItem = z.infer<typeof CheckedItem>;

/** What the checks of all items found, and the hash of exactly what would be published. */
export const CheckedBatch = z.object({
  batchId,
  /** Hex, SHA-256 over every plan that is not blocked. */
  hash: z.string(),
  items: z.array(CheckedItem),
});
export type CheckedBatch = z.infer<typeof CheckedBatch>;

/** The plan of an item: its own changes over the shared parts, over those of the app's preset. */
export function planOfItem(
  { shared }: Pick<BatchIntent, 'shared'>,
  item: BatchItem,
  preset: Partial<PublishPlanInput> | null,
): PublishPlanInput {
  const { notes: shares = [], ...sharedParts } = shared;
  const { notes: own = [], ...ownParts } = item.changes;
  const notes = new Map<string, LocaleNote>();
  for (const note of [...(preset?.notes ?? []), ...shares]) notes.set(note.locale, note);
  for (const locale of item.leaveOut) notes.delete(locale);
  for (const note of own) notes.set(note.locale, note);
  const plan = {
    ...preset,
    ...sharedParts,
    ...ownParts,
    packagePath: item.packagePath,
    notes: [...notes.values()].filter(({ text }) => text !== ''),
  };
  // Without a review there is nothing to wait for.
  return { ...plan, waitForTesters: Boolean(plan.submitForBetaReview && plan.waitForTesters) };
}

/** How the item of a run stands. */
export function stateOfRun(run: PublishRun): BatchItemState {
  switch (run.status.state) {
    case 'running':
      return 'running';
    case 'done':
      return 'done';
    case 'cancelled':
      return 'canceled';
    case 'failed':
    case 'blocked':
      return 'failed';
    case 'ready-to-notify':
    case 'waiting-for-notes':
    case 'review-busy':
      return 'needs-you';
    default:
      return 'stopped';
  }
}

/** Whether working on the batch again would do something about this item. */
export function isItemOpen(state: BatchItemState): boolean {
  return state === 'waiting' || state === 'stopped' || state === 'running';
}

/** Whether trying a failed item again can help. */
export function mayRetry({ state }: Pick<BatchRow, 'state'>, run: PublishRun | null): boolean {
  if (state !== 'failed') return false;
  return run === null || run.status.state === 'blocked' || isResumeUseful(run);
}

/** The file is not the one that was confirmed: no batch publishes another one unasked. */
const otherFile: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'package-changed',
  'override-other-package',
]);

/** Not passing, and yet fixed in the account or by time: the same file can be published then. */
const fixedInAccount: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'daily-upload-limit',
  'key-wrong-environment',
  'role-too-small',
]);

/** What helps an item, by its state, its run and why it failed. */
export function remedyFor(
  { state, error }: Pick<BatchRow, 'state' | 'error'>,
  run: PublishRun | null,
): ItemRemedy | null {
  if (state === 'waiting' || state === 'stopped') return 'resume';
  if (state === 'needs-you') return 'open-run';
  if (state === 'left-out') return 'new-batch';
  if (state !== 'failed') return null;
  const hasSent = run !== null && sentSoFar(run) !== 'nothing';
  if (error !== null && otherFile.has(error.code as ErrorCode))
    return hasSent ? 'restore-file' : 'new-batch';
  // Apple has refused the build: only another one, with a new number, can be published.
  if (run !== null && failedForGood(run)) return 'new-batch';
  // Another run has the build.
  if (error?.runId !== undefined) return 'open-run';
  if (error === null || error.retryable || fixedInAccount.has(error.code as ErrorCode))
    return 'resume';
  return hasSent ? 'open-run' : 'new-batch';
}

/** Whether an item that was not published may go into a new batch: nothing of this one does anything about it any more. */
function isForNewBatch({ state }: Pick<BatchRow, 'state'>): boolean {
  return state === 'failed' || state === 'left-out';
}

/** Whether a batch has ended with items that a new batch can have. */
export function hasFailures({ state, items }: Pick<Batch, 'state' | 'items'>): boolean {
  return (state === 'ended' || state === 'canceled') && items.some(isForNewBatch);
}

/** A new batch of what failed or was left out, as it was wished; its files are read and checked again. */
export function batchOfFailed(
  { shared, usesPresets, items }: Batch,
  start: Pick<BatchIntent, 'id' | 'name' | 'createdAt'>,
): BatchIntent {
  return {
    schema: 1,
    ...start,
    shared,
    usesPresets,
    items: items.filter(isForNewBatch).map(({ id, packagePath, accountId, changes, leaveOut }) => ({
      id,
      packagePath,
      accountId,
      changes,
      leaveOut,
    })),
  };
}

/** A build that is listed after a higher one of its version, which Apple would then refuse. */
export interface Misplaced<T> {
  item: T;
  /** The highest one before it. */
  higher: T;
}

/** The items that a higher build of the same version precedes. */
export function misplacedItems<T>(
  items: readonly T[],
  buildOf: (item: T) => BatchBuild | null,
): Misplaced<T>[] {
  return [...trainsOf(items, buildOf).values()].flatMap((train) =>
    train.flatMap(({ item, number }, place) => {
      const higher = train
        .slice(0, place)
        .filter((one) => compareVersions(one.number, number) > 0)
        .reduce<(typeof train)[number] | null>(
          (highest, one) =>
            highest === null || compareVersions(one.number, highest.number) > 0 ? one : highest,
          null,
        );
      return higher === null ? [] : [{ item, higher: higher.item }];
    }),
  );
}

/** The builds of each version in ascending order, in the places that these have; everything else stays where it is. */
export function inBuildOrder<T>(items: readonly T[], buildOf: (item: T) => BatchBuild | null): T[] {
  const ordered = [...items];
  for (const train of trainsOf(items, buildOf).values()) {
    const rising = train.toSorted((one, other) => compareVersions(one.number, other.number));
    for (const [at, { place }] of train.entries()) ordered[place] = rising[at]?.item as T;
  }
  return ordered;
}

/** The items by app, platform and version; not those without comparable numbers. */
function trainsOf<T>(items: readonly T[], buildOf: (item: T) => BatchBuild | null) {
  const trains = new Map<string, { item: T; place: number; number: string }[]>();
  for (const [place, item] of items.entries()) {
    const { bundleId, version, buildNumber, platform } = buildOf(item) ?? {};
    if (!bundleId || !version || !isVersion(buildNumber ?? null)) continue;
    const train = [bundleId, platform ?? '', normalizeVersion(version)].join(' ');
    trains.set(train, [...(trains.get(train) ?? []), { item, place, number: buildNumber ?? '' }]);
  }
  return trains;
}

/** How many items stand how. */
export function countStates(items: readonly Pick<BatchRow, 'state'>[]) {
  const counts = Object.fromEntries(BatchItemState.options.map((state) => [state, 0])) as Record<
    BatchItemState,
    number
  >;
  for (const { state } of items) counts[state] += 1;
  return counts;
}

/** Worst first, then what needs a person, what runs, what waits; the order of the list within each. */
const order: readonly BatchItemState[] = [
  'failed',
  'left-out',
  'needs-you',
  'stopped',
  'running',
  'waiting',
  'draft',
  'canceled',
  'done',
];
export function failuresFirst<T extends Pick<BatchRow, 'state'>>(items: readonly T[]): T[] {
  return items.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}
