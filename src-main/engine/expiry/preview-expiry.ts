import type { AppBuild } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import {
  type ExpiryFilter,
  type ExpiryPreview,
  type ExpiryRow,
  everyBuild,
  isBuildExpired,
  isBuildInReview,
} from '#shared/domain/expiry';
import { listAppBuilds } from '../asc/app-builds';
import { findApp } from '../asc/apps';
import { listBetaGroups } from '../asc/beta-groups';
import type { AscClient } from '../asc/client';

/** An app with all its builds, newest first, and its groups. */
export interface ExpiryReading {
  app: ExpiryPreview['app'];
  builds: readonly AppBuild[];
  groups: readonly BetaGroup[];
}

/** Three requests, and one more for every further 200 builds. */
export async function readForExpiry(client: AscClient, bundleId: string): Promise<ExpiryReading> {
  const { id, name } = await findApp(client, bundleId);
  const [{ builds }, groups] = await Promise.all([
    listAppBuilds(client, id, 'all'),
    listBetaGroups(client, id),
  ]);
  return { app: { id, name, bundleId }, builds, groups };
}

export function previewOf(
  { app, builds, groups }: ExpiryReading,
  filter: ExpiryFilter,
  readAt: Date,
  now: number,
): ExpiryPreview {
  return { app, readAt: readAt.toISOString(), ...findBuilds(builds, groups, filter, now) };
}

/** Builds newest first, as Apple lists them; all of them without a filter. */
export function findBuilds(
  builds: readonly AppBuild[],
  groups: readonly BetaGroup[],
  filter: ExpiryFilter | null,
  now: number,
): Omit<ExpiryPreview, 'app' | 'readAt'> {
  const usable = builds.filter((build) => isUsable(build, now));
  const known = new Map(usable.map((build) => [build.id, groupsOfBuild(build, groups)]));
  const has = (build: AppBuild, groupId: string): boolean =>
    known.get(build.id)?.includes(groupId) ?? false;
  const newest = new Map(
    groups.map(({ id }) => [id, usable.find((build) => has(build, id))?.id ?? null]),
  );
  const kept = keptBuilds(usable, filter ?? everyBuild);
  const rows = usable
    .filter(
      (build) =>
        !kept.has(build.id) && isFound(build, known.get(build.id) ?? null, filter ?? everyBuild),
    )
    .map((build): ExpiryRow => {
      const groupIds = known.get(build.id) ?? null;
      const { id, version, buildNumber, platform, uploadedDate, expirationDate } = build;
      return {
        id,
        version,
        buildNumber,
        platform,
        uploadedDate,
        expirationDate,
        states: build.states,
        reviewState: build.reviewState,
        groupIds,
        individualTesters: build.individualTesters,
        isInReview: isBuildInReview(build),
        newestFor: (groupIds ?? []).filter((groupId) => newest.get(groupId) === id),
        isNewest: usable.find((one) => one.platform === platform)?.id === id,
      };
    });
  const listed = new Set(rows.map(({ id }) => id));
  return {
    rows,
    groups: groups.map(({ id, name, isInternal, testerCount }) => ({
      id,
      name,
      isInternal,
      testerCount,
      otherBuilds: usable.filter((build) => !listed.has(build.id) && has(build, id)).length,
    })),
    versions: distinct(usable.map(({ version }) => version)),
    platforms: distinct(usable.map(({ platform }) => platform)),
    kept: usable.length - rows.length,
  };
}

/** A build that Apple refused, or is still processing, has no testers to lose it. */
function isUsable(build: AppBuild, now: number): boolean {
  const { processing } = build.states;
  return !isBuildExpired(build, now) && (processing === '' || processing === 'VALID');
}

/**
 * Internal groups with access to all builds may have it without being named: if it is tested internally, and by none of
 * the named groups. Null if some are not known.
 */
export function groupsOfBuild(
  { groupIds, groupCount, states }: AppBuild,
  groups: readonly BetaGroup[],
): string[] | null {
  if (groupIds === null || (groupCount !== null && groupCount !== groupIds.length)) return null;
  const isInternal = (id: string) => groups.find((group) => group.id === id)?.isInternal === true;
  if (states.internal !== 'IN_BETA_TESTING' || groupIds.some(isInternal)) return groupIds;
  const everyBuild = groups.filter((group) => group.isInternal && group.hasAccessToAllBuilds);
  return [...new Set([...groupIds, ...everyBuild.map(({ id }) => id)])];
}

function keptBuilds(usable: readonly AppBuild[], filter: ExpiryFilter): ReadonlySet<string> {
  const { keepLatest, keepPer } = filter;
  const counts = new Map<string, number>();
  const kept = usable.filter(({ platform, version }) => {
    const of = JSON.stringify(keepPer === 'version' ? [platform, version] : [platform]);
    const before = counts.get(of) ?? 0;
    counts.set(of, before + 1);
    return before < (keepLatest ?? 0);
  });
  return new Set(kept.map(({ id }) => id));
}

function isFound(
  build: AppBuild,
  groupIds: readonly string[] | null,
  filter: ExpiryFilter,
): boolean {
  const { uploadedBefore, version, platform, onlyWithoutTesters } = filter;
  if (version !== null && build.version !== version) return false;
  if (platform !== null && build.platform !== platform) return false;
  if (onlyWithoutTesters && !(groupIds?.length === 0 && build.individualTesters === 0))
    return false;
  if (uploadedBefore === null) return true;
  return build.uploadedDate !== null && Date.parse(build.uploadedDate) < Date.parse(uploadedBefore);
}

function distinct(words: readonly (string | null)[]): string[] {
  return [...new Set(words.flatMap((word) => word ?? []))];
}
