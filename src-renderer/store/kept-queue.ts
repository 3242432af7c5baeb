import { mostWaiting, type WaitingPackage } from '#shared/domain/waiting-package';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { openRestored, waitingFrom } from './package-actions';
import { type PlanState, usePlan } from './plan';
import { showToast } from './window';

/** Ends what was followed before the window's state was read again. */
let unfollow: () => void = () => undefined;

/** Puts back the packages that waited when the window was there last, and keeps them in main from now on. */
export async function restoreQueue(): Promise<void> {
  unfollow();
  const reply = await request('waiting:read', {});
  // What could not be read must not be replaced by what is here.
  if (!reply.ok) return;
  const { packages, gone } = reply.value;
  let kept = JSON.stringify(packages);
  unfollow = usePlan.subscribe((state) => {
    const packages = waitingNow(state);
    const now = JSON.stringify(packages);
    if (now === kept) return;
    kept = now;
    void request('waiting:keep', { packages });
  });
  if (gone.length > 0)
    showToast(say('queue.gone', { count: gone.length, files: { list: gone.slice(0, 3) } }));
  await openRestored(packages);
}

/**
 * Everything that would be lost: those in the queue, the one that is being read, and the open one before them. A package
 * that is open alone is not in the list: its draft is kept, and dropping it again opens it.
 */
function waitingNow({ plan, reading, queue }: PlanState): WaitingPackage[] {
  const open = plan === null || plan.accountReason === 'sample' ? [] : [waitingFrom(plan)];
  const others = [...(reading === null ? [] : [reading]), ...queue];
  if (others.length === 0) return [];
  const paths = new Set(others.map(({ path }) => path));
  return [...open.filter(({ path }) => !paths.has(path)), ...others].slice(0, mostWaiting);
}
