import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { madeAt } from '../words/unreadable';
import type { Snapshots } from './snapshots';

/** One row of Activity: a run, or what is known of one whose record cannot be read. */
export type ActivityEntry =
  | { id: string; madeAt: string; run: PublishRun }
  | { id: string; madeAt: string; unreadable: UnreadableRun };

/** Everything on this computer that is or was a run, newest first. */
export function activityOf({
  runs,
  unreadable,
}: Pick<Snapshots, 'runs' | 'unreadable'>): ActivityEntry[] {
  // A record that has broken meanwhile is listed once, as what can still be seen of it.
  const broken = new Set(unreadable.map(({ id }) => id));
  const entries: ActivityEntry[] = [
    ...Object.values(runs)
      .filter(({ id }) => !broken.has(id))
      .map((run) => ({ id: run.id, madeAt: run.createdAt, run })),
    ...unreadable.map((one) => ({
      id: one.id,
      madeAt: madeAt(one.id) ?? '',
      unreadable: one,
    })),
  ];
  return entries.sort((a, b) => b.madeAt.localeCompare(a.madeAt));
}
