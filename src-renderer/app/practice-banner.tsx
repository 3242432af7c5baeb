import { usePlan } from '../store/plan';
import { accountById, activeAccount, useSnapshots } from '../store/snapshots';
import { useWindow } from '../store/window';

/** Whether what is on the screen is practice: the Practice screen, the shown run's own side, else the account's. */
function useIsPractice(): boolean {
  const screen = useWindow((state) => state.screen);
  const planAccount = usePlan((state) => state.plan?.accountId ?? null);
  return useSnapshots((state) => {
    if (screen.name === 'practice') return true;
    const run = screen.name === 'run' ? state.runs[screen.runId] : undefined;
    if (run !== undefined) return run.environment === 'practice';
    const chosen = screen.name === 'publish' ? accountById(state.accounts, planAccount) : null;
    return (chosen ?? activeAccount(state))?.environment === 'practice';
  });
}

export function PracticeBanner() {
  if (!useIsPractice()) return null;
  return <div className="practice-banner">Practice. Nothing here reaches Apple or any tester.</div>;
}
