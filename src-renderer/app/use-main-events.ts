import { useEffect } from 'react';
import type { Account } from '#shared/domain/account';
import { say } from '#shared/words/say';
import { request, useEvent } from '../bridge/bridge';
import { readEverything } from '../store/account-actions';
import { askOtherAccounts, findAccount, receiveSearch } from '../store/account-choice';
import { keepAllStoreDrafts } from '../store/app-store';
import { readBatches, receiveBatch, receiveChecked, saveAllBatches } from '../store/batches';
import { followPreset } from '../store/choice-actions';
import { openDiagnostics, readUnexpectedEnd } from '../store/diagnostics';
import { readDraft, saveDraft } from '../store/draft-actions';
import { receiveExpiry } from '../store/expiry';
import { restoreQueue } from '../store/kept-queue';
import { openPackages } from '../store/package-actions';
import { usePlan } from '../store/plan';
import { refusedByAccount } from '../store/plan-reading';
import { receiveRun } from '../store/run-actions';
import { useSnapshots } from '../store/snapshots';
import { receiveTeamMessages } from '../store/team-messages';
import { keepAllInformation } from '../store/test-information';
import { receiveInvitation } from '../store/testers';
import { saveAllTyped } from '../store/typed-notes';
import { readUpdates, receiveUpdates } from '../store/updates';
import { receiveWatchedFolders, takeArrivals } from '../store/watched-folders';
import { openSheet, show, showToast } from '../store/window';
import { runCommand } from './actions';

/** Keeps the store in sync with main, from the first answers on. */
export function useMainEvents(): void {
  useEvent('runs:changed', receiveRun);
  useEvent('runs:opened', ({ runId }) => show({ name: 'run', runId }));
  useEvent('runs:not-here', () => showToast(say('run-link.not-here')));
  useEvent('apps:opened', (app) => show({ name: 'app', app }));
  useEvent('accounts:changed', (accounts) =>
    useSnapshots.setState({ accounts, accountsError: null }),
  );
  useEvent('accounts:checking', ({ accountIds }) =>
    useSnapshots.setState({ checking: accountIds }),
  );
  useEvent('presets:changed', ({ presets, locks }) =>
    useSnapshots.setState({ presets, presetLocks: locks }),
  );
  useEvent('accounts:searched', receiveSearch);
  useEvent('settings:changed', (settings) => useSnapshots.setState({ settings }));
  useEvent('practice:changed', (practice) => useSnapshots.setState({ practice }));
  useEvent('practice:watched', (practiceWorld) => useSnapshots.setState({ practiceWorld }));
  useEvent('packages:opened', ({ paths }) => void openPackages(paths));
  useEvent('menu:chosen', ({ command }) => runCommand(command, 'menu'));
  useEvent('diagnostics:asked', () => void openDiagnostics());
  useEvent('expiry:changed', receiveExpiry);
  useEvent('batches:changed', receiveBatch);
  useEvent('batches:checked', receiveChecked);
  useEvent('testers:invitation-changed', receiveInvitation);
  useEvent('updates:changed', receiveUpdates);
  useEvent('updates:opened', () => openSheet('updates'));
  useEvent('watch:changed', receiveWatchedFolders);
  useEvent('messages:changed', receiveTeamMessages);
  useEvent('watch:arrived', () => void takeArrivals());
  useEffect(() => void readUnexpectedEnd(), []);
  useEffect(() => void readBatches(), []);
  useEffect(
    () => void readEverything().then(readUpdates).then(restoreQueue).then(takeArrivals),
    [],
  );
  usePlanAccount();
  useBeginningChoices();
  useOtherAccounts();
  useDraftsKeptOnLeaving();
}

/** A package may be opened before the presets and the runs are known, and a preset changed while it is open. */
function useBeginningChoices(): void {
  const ready = useSnapshots((state) => state.ready);
  const presets = useSnapshots((state) => state.presets);
  useEffect(() => {
    if (ready) void readDraft();
  }, [ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what it reads from the store.
  useEffect(followPreset, [presets]);
}

/** Half a second after the last key may be too late when the window closes: main waits for the answer. */
function useDraftsKeptOnLeaving(): void {
  useEvent('drafts:keep', () => void keepDrafts().then(() => request('drafts:kept', {})));
  useEffect(() => {
    const keep = () => void keepDrafts();
    window.addEventListener('blur', keep);
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('blur', keep);
      window.removeEventListener('pagehide', keep);
    };
  }, []);
}

async function keepDrafts(): Promise<void> {
  await Promise.all([
    saveDraft(),
    saveAllTyped(),
    keepAllInformation(),
    keepAllStoreDrafts(),
    saveAllBatches(),
  ]);
}

/**
 * A package may be opened before the accounts are known, lose its account while it is open, or have been opened for
 * practice before the first live key was added.
 */
function usePlanAccount(): void {
  const hasAccount = useSnapshots((state) => state.accounts.length > 0);
  const hasLive = useSnapshots(({ accounts }) => accounts.some(isLive));
  const planAccount = usePlan((state) => state.plan?.accountId);
  const isRehearsed = usePlan((state) => state.plan?.accountReason === 'practice-only');
  const isSearched = usePlan((state) => state.plan?.accountSearch !== 'none');
  const isKnown = useSnapshots((state) => state.accounts.some((one) => one.id === planAccount));
  useEffect(() => {
    const isLost = planAccount === null || (planAccount !== undefined && !isKnown);
    const isOutdated = isRehearsed && hasLive;
    if (hasAccount && (isLost || isOutdated) && !isSearched) void findAccount();
  }, [planAccount, isKnown, isSearched, isRehearsed, hasLive, hasAccount]);
}

function isLive({ environment }: Account): boolean {
  return environment === 'live';
}

/** An account that turns out not to have the app: the others are asked. */
function useOtherAccounts(): void {
  const refusal = usePlan(({ plan }) => (plan === null ? null : refusedByAccount(plan)));
  useEffect(() => {
    if (refusal !== null) void askOtherAccounts();
  }, [refusal]);
}
