import { z } from 'zod';
import { AppError } from '../errors';
import { Text } from '../words/message';
import type { AppBuild } from './app-page';
import { BuildStates } from './publish-run';

/** Which builds of an app are to be expired. Null and false leave a condition out. */
export const ExpiryFilter = z
  .object({
    /** ISO 8601: only builds uploaded before. One whose upload date is unknown is never older. */
    uploadedBefore: z.iso.datetime({ offset: true }).nullable(),
    /** How many of the newest builds are kept. */
    keepLatest: z.number().int().min(0).max(1000).nullable(),
    /** Whether they are counted for each version, or for the app. Each platform is counted alone. */
    keepPer: z.enum(['version', 'app']),
    version: z.string().min(1).max(64).nullable(),
    platform: z.string().min(1).max(64).nullable(),
    onlyWithoutTesters: z.boolean(),
  })
  .strict();
export type ExpiryFilter = z.infer<typeof ExpiryFilter>;

export const everyBuild: ExpiryFilter = {
  uploadedBefore: null,
  keepLatest: null,
  keepPer: 'version',
  version: null,
  platform: null,
  onlyWithoutTesters: false,
};

/** A group of an app, and how many of its builds the filter leaves. */
export const ExpiryGroup = z.object({
  id: z.string(),
  name: z.string(),
  isInternal: z.boolean(),
  testerCount: z.number().int().nullable(),
  /** Builds of this group that are not in the list and can still be tested. */
  otherBuilds: z.number().int(),
});
export type ExpiryGroup = z.infer<typeof ExpiryGroup>;

/** A build that the filter finds. What the server did not report is null. */
export const ExpiryRow = z.object({
  id: z.string(),
  version: z.string().nullable(),
  /** Empty if the server does not report it. */
  buildNumber: z.string(),
  platform: z.string().nullable(),
  /** ISO 8601. */
  uploadedDate: z.string().nullable(),
  expirationDate: z.string().nullable(),
  states: BuildStates,
  reviewState: z.string().nullable(),
  /** IDs of the groups that have it; null if they are not all known. */
  groupIds: z.array(z.string()).nullable(),
  individualTesters: z.number().int().nullable(),
  isInReview: z.boolean(),
  /** Groups for which it is the newest build that can be tested. */
  newestFor: z.array(z.string()),
  /** Whether it is the newest build on its platform that can be tested. */
  isNewest: z.boolean(),
});
export type ExpiryRow = z.infer<typeof ExpiryRow>;

/** What an expiry would change; nothing has been sent. */
export const ExpiryPreview = z.object({
  app: z.object({ id: z.string(), name: z.string(), bundleId: z.string() }),
  /** ISO 8601. */
  readAt: z.string(),
  /** Newest first. */
  rows: z.array(ExpiryRow),
  groups: z.array(ExpiryGroup),
  /** Versions and platforms of all builds that can be tested. */
  versions: z.array(z.string()),
  platforms: z.array(z.string()),
  /** Builds that can be tested and that the filter does not find. */
  kept: z.number().int(),
});
export type ExpiryPreview = z.infer<typeof ExpiryPreview>;

/** Why a build is not ticked at first, the weightiest reason; null if it is. */
export type ExpiryGuard = 'in-review' | 'newest-of-group' | 'newest' | 'groups-unknown';

export function guardOf(row: ExpiryRow): ExpiryGuard | null {
  if (row.isInReview) return 'in-review';
  if (row.newestFor.length > 0) return 'newest-of-group';
  if (row.isNewest) return 'newest';
  return row.groupIds === null ? 'groups-unknown' : null;
}

/** Groups that have no build left once these are expired. */
export function groupsWithoutBuild(
  { rows, groups }: Pick<ExpiryPreview, 'rows' | 'groups'>,
  ids: ReadonlySet<string>,
): ExpiryGroup[] {
  return groups.filter(({ id, otherBuilds }) => {
    const own = rows.filter(({ groupIds }) => groupIds?.includes(id));
    return (
      otherBuilds === 0 &&
      own.length > 0 &&
      own.every((row) => ids.has(row.id)) &&
      !hasUnknown(rows, ids)
    );
  });
}

/** A build that stays may be any group's, if its groups are not known. */
function hasUnknown(rows: readonly ExpiryRow[], ids: ReadonlySet<string>): boolean {
  return rows.some((row) => row.groupIds === null && !ids.has(row.id));
}

/**
 * Testers of the groups that have one of these builds, and its individual testers. Whoever is in two groups counts
 * twice; null if a number is not known.
 */
export function testersTouched(
  groups: readonly Pick<ExpiryGroup, 'id' | 'testerCount'>[],
  rows: readonly Pick<ExpiryRow, 'groupIds' | 'individualTesters'>[],
): number | null {
  const ids = new Set<string>();
  let alone = 0;
  for (const { groupIds, individualTesters } of rows) {
    if (groupIds === null || individualTesters === null) return null;
    for (const id of groupIds) ids.add(id);
    alone += individualTesters;
  }
  let total = alone;
  for (const id of ids) {
    const count = groups.find((group) => group.id === id)?.testerCount ?? null;
    if (count === null) return null;
    total += count;
  }
  return total;
}

const inReview = ['WAITING_FOR_BETA_REVIEW', 'IN_BETA_REVIEW'];
const reviewing = ['WAITING_FOR_REVIEW', 'IN_REVIEW'];

export function isBuildInReview({
  states,
  reviewState,
}: Pick<AppBuild, 'states' | 'reviewState'>): boolean {
  return inReview.includes(states.external ?? '') || reviewing.includes(reviewState ?? '');
}

/** Whether testers can no longer install it: expired by hand, or past its 90 days. */
export function isBuildExpired(
  { expired, states, expirationDate }: Pick<AppBuild, 'expired' | 'states' | 'expirationDate'>,
  now: number,
): boolean {
  if (expired || states.internal === 'EXPIRED' || states.external === 'EXPIRED') return true;
  return expirationDate !== null && Date.parse(expirationDate) <= now;
}

/** What became of a build. */
export const ExpiryOutcome = z.enum([
  'waiting',
  /** The request may be out: whether it arrived is not known. */
  'sending',
  /** Apple accepted it, and has not shown it yet. */
  'accepted',
  'expired',
  'already-expired',
  /** It changed since it was chosen; see the reason. */
  'skipped',
  'failed',
  /** The request went out, its answer was lost, and Apple could not be asked. */
  'unknown',
  /** Not tried: the error of one before it would meet it too. */
  'not-tried',
]);
export type ExpiryOutcome = z.infer<typeof ExpiryOutcome>;

/** A build as a person chose it. */
export const ExpiryTarget = z.object({
  id: z.string(),
  version: z.string().nullable(),
  buildNumber: z.string(),
  platform: z.string().nullable(),
  groupIds: z.array(z.string()).nullable(),
  wasInReview: z.boolean(),
  wasNewestFor: z.array(z.string()),
  /** Null in journals from before this field, like the next one. */
  states: BuildStates.nullable().default(null),
  individualTesters: z.number().int().nullable().default(null),
});
export type ExpiryTarget = z.infer<typeof ExpiryTarget>;

export const ExpiryResult = z.object({
  build: ExpiryTarget,
  outcome: ExpiryOutcome,
  /** Why it was skipped. */
  reason: Text.nullable(),
  error: AppError.nullable(),
});
export type ExpiryResult = z.infer<typeof ExpiryResult>;

/** The expiring of a list of builds, as its journal tells it. */
export const ExpiryAct = z.object({
  id: z.string(),
  accountId: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  app: z.object({ id: z.string(), name: z.string(), bundleId: z.string() }),
  /** Stopped: Slipway ended in the middle, and nothing more happens until a person continues it. */
  state: z.enum(['running', 'stopped', 'done']),
  results: z.array(ExpiryResult),
});
export type ExpiryAct = z.infer<typeof ExpiryAct>;

/** Outcomes after which a build still has to be looked at, if a person continues. */
export function isOpen({ outcome }: Pick<ExpiryResult, 'outcome'>): boolean {
  return outcome === 'waiting' || outcome === 'sending' || outcome === 'accepted';
}

export function asTarget(row: ExpiryRow): ExpiryTarget {
  const { id, version, buildNumber, platform, groupIds, states, individualTesters } = row;
  return {
    id,
    version,
    buildNumber,
    platform,
    groupIds,
    wasInReview: row.isInReview,
    wasNewestFor: row.newestFor,
    states,
    individualTesters,
  };
}
