import {
  type ExpiryAct,
  type ExpiryGroup,
  type ExpiryPreview,
  type ExpiryResult,
  type ExpiryRow,
  groupsWithoutBuild,
  guardOf,
  testersTouched,
} from '../domain/expiry';
import { listed } from './format';
import { inWords, say } from './say';

/* What an expiry would do, and what it did: alike in the window, the system’s question and the command. */

/** Why a build is not ticked at first; null if it is. */
export function guardWords(row: ExpiryRow, groups: readonly ExpiryGroup[]): string | null {
  const guard = guardOf(row);
  if (guard === null) return null;
  if (guard !== 'newest-of-group') return say(`expiry.guard.${guard}`);
  return say('expiry.guard.newest-of-group', { groups: listed(groupNames(row.newestFor, groups)) });
}

export function groupNames(ids: readonly string[], groups: readonly ExpiryGroup[]): string[] {
  return ids.map((id) => groups.find((group) => group.id === id)?.name || id);
}

/** How many testers have these builds; whoever is in two groups counts twice. */
export function testersTouchedWords(
  { groups }: Pick<ExpiryPreview, 'groups'>,
  rows: readonly Pick<ExpiryRow, 'groupIds' | 'individualTesters'>[],
): string {
  const count = testersTouched(groups, rows);
  if (count === null) return say('expiry.testers.unknown');
  return count === 0 ? say('expiry.testers.none') : say('expiry.testers.some', { count });
}

/** Which groups are left without a build; null if none is. */
export function withoutBuildWords(
  preview: Pick<ExpiryPreview, 'rows' | 'groups'>,
  ids: ReadonlySet<string>,
): string | null {
  const groups = groupsWithoutBuild(preview, ids);
  if (groups.length === 0) return null;
  const names = listed(groups.map(({ name, id }) => name || id));
  return say('expiry.without-build', { count: groups.length, groups: names });
}

/** What became of a build; the reason or the error follows it. */
export function outcomeWords({ outcome }: Pick<ExpiryResult, 'outcome'>): string {
  return say(`expiry.outcome.${outcome}`);
}

export function whyWords({ reason, error }: Pick<ExpiryResult, 'reason' | 'error'>): string | null {
  if (reason !== null) return inWords(reason);
  return error === null ? null : `${inWords(error.detail)} (${error.code})`;
}

/** `4 builds expired. 1 build failed.` */
export function actSummary({ results }: Pick<ExpiryAct, 'results'>): string {
  const count = (...outcomes: readonly ExpiryResult['outcome'][]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const accepted = count('accepted');
  const unchanged = count('already-expired', 'skipped', 'not-tried', 'waiting');
  const failed = count('failed', 'unknown', 'sending');
  return [
    say('expiry.summary.expired', { count: count('expired') }),
    ...(accepted > 0 ? [say('expiry.summary.accepted', { count: accepted })] : []),
    ...(unchanged > 0 ? [say('expiry.summary.unchanged', { count: unchanged })] : []),
    ...(failed > 0 ? [say('expiry.summary.failed', { count: failed })] : []),
  ].join(' ');
}
