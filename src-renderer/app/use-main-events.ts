import { useEffect } from 'react';
import { useEvent } from '../bridge/bridge';
import { readEverything } from '../store/account-actions';
import { findAccount } from '../store/account-choice';
import { saveDraft } from '../store/draft-actions';
import { openPackages } from '../store/package-actions';
import { usePlan } from '../store/plan';
import { receiveRun } from '../store/run-actions';
import { useSnapshots } from '../store/snapshots';
import { show } from '../store/window';
import { runCommand } from './commands';

/** Keeps the store in sync with main, from the first answers on. */
export function useMainEvents(): void {
  useEvent('runs:changed', receiveRun);
  useEvent('runs:opened', ({ runId }) => show({ name: 'run', runId }));
  useEvent('accounts:changed', (accounts) => useSnapshots.setState({ accounts }));
  useEvent('settings:changed', (settings) => useSnapshots.setState({ settings }));
  useEvent('practice:changed', (practice) => useSnapshots.setState({ practice }));
  useEvent('practice:watched', (practiceWorld) => useSnapshots.setState({ practiceWorld }));
  useEvent('packages:opened', ({ paths }) => void openPackages(paths));
  useEvent('menu:chosen', ({ command }) => runCommand(command));
  useEffect(() => void readEverything(), []);
  usePlanAccount();
  useDraftsKeptOnLeaving();
}

/** Half a second after the last key may be too late when the window closes. */
function useDraftsKeptOnLeaving(): void {
  useEffect(() => {
    const keep = () => void saveDraft();
    window.addEventListener('blur', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('blur', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, []);
}

/** A package may be opened before the accounts are known, or lose its account while it is open. */
function usePlanAccount(): void {
  const hasAccount = useSnapshots((state) => state.accounts.length > 0);
  const planAccount = usePlan((state) => state.plan?.accountId);
  const isSearched = usePlan((state) => state.plan?.accountSearch !== 'none');
  const isKnown = useSnapshots((state) => state.accounts.some((one) => one.id === planAccount));
  useEffect(() => {
    const isLost = planAccount === null || (planAccount !== undefined && !isKnown);
    if (hasAccount && isLost && !isSearched) void findAccount();
  }, [planAccount, isKnown, isSearched, hasAccount]);
}
