import { isOver } from '#shared/domain/run-readers';
import type { Trouble } from '#shared/errors';
import type { RequestParams } from '#shared/ipc-contract';
import { request } from '../bridge/bridge';
import { readDestination } from './destination-acts';
import { useSnapshots } from './snapshots';
import { announcer, showToast } from './window';

export type FaultOrder = RequestParams<'practice:break'>;

export async function readPractice(): Promise<void> {
  const reply = await request('practice:read', {});
  if (!reply.ok) return;
  const { choices, world } = reply.value;
  useSnapshots.setState({ practiceChoices: choices, practiceWorld: world });
}

/** Begins the world anew; returns what stood in the way. */
export async function resetPractice(story: string | null): Promise<Trouble | null> {
  const reply = await request('practice:reset', { story });
  if (!reply.ok) return reply.error;
  showToast('The practice world begins anew.');
  // An open plan was made for groups and builds that may be gone.
  void readDestination();
  return null;
}

export async function breakPractice(order: FaultOrder): Promise<Trouble | null> {
  const reply = await request('practice:break', order);
  if (!reply.ok) return reply.error;
  announcer.sayNow('Set.');
  return null;
}

/** Takes one fault back, or with null all of them. */
export async function mendPractice(fault: number | null): Promise<Trouble | null> {
  const reply = await request('practice:mend', { fault });
  if (!reply.ok) return reply.error;
  announcer.sayNow(fault === null ? 'Nothing is broken any more.' : 'Removed.');
  return null;
}

export async function turnClock(minutes: number): Promise<Trouble | null> {
  const reply = await request('practice:turn-clock', { minutes });
  if (!reply.ok) return reply.error;
  announcer.sayNow('The clock is turned.');
  return null;
}

/** Practice runs that a new world would take the ground from. */
export function openPracticeRuns(): number {
  const runs = Object.values(useSnapshots.getState().runs);
  return runs.filter((run) => run.environment === 'practice' && !isOver(run)).length;
}
