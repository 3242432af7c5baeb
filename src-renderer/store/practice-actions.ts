import { isOver } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import type { RequestParams } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { readDestination } from './destination-actions';
import { useSnapshots } from './snapshots';
import { announcer, showToast } from './window';

type FaultOrder = RequestParams<'practice:set-fault'>;

export async function readPractice(): Promise<void> {
  const reply = await request('practice:read', {});
  if (!reply.ok) return;
  const { choices, world } = reply.value;
  useSnapshots.setState({ practiceChoices: choices, practiceWorld: world });
}

/** No screen needs the practice server any more: it may end until it is needed. */
export function leavePractice(): void {
  void request('practice:leave', {});
}

/** Restarts the practice world; returns the error if that failed. */
export async function resetPractice(scenario: string | null): Promise<AppError | null> {
  const reply = await request('practice:reset', { scenario });
  if (!reply.ok) return reply.error;
  showToast(say('announced.practice-restarted'));
  // An open plan was made for groups and builds that may be gone.
  void readDestination();
  return null;
}

export async function addFault(order: FaultOrder): Promise<AppError | null> {
  const reply = await request('practice:set-fault', order);
  if (!reply.ok) return reply.error;
  announcer.announceNow(say('announced.problem-added'));
  return null;
}

/** Removes one fault, or with null all of them. */
export async function clearFaults(fault: number | null): Promise<AppError | null> {
  const reply = await request('practice:clear-faults', { fault });
  if (!reply.ok) return reply.error;
  announcer.announceNow(
    say(fault === null ? 'announced.problems-removed' : 'announced.problem-removed'),
  );
  return null;
}

export async function advanceClock(minutes: number): Promise<AppError | null> {
  const reply = await request('practice:advance-clock', { minutes });
  if (!reply.ok) return reply.error;
  announcer.announceNow(say('announced.clock-advanced'));
  return null;
}

/** Practice runs that a new world would invalidate. */
export function openPracticeRuns(): number {
  const runs = Object.values(useSnapshots.getState().runs);
  return runs.filter((run) => run.environment === 'practice' && !isOver(run)).length;
}
