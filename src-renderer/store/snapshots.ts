import { create } from 'zustand';
import type { Account } from '#shared/domain/account';
import type { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { EventPayload, RequestResult, Settings } from '#shared/ipc-contract';
import { keepSame } from './keep-same';

export type Practice = EventPayload<'practice:changed'>;
export type About = RequestResult<'app:about'>;

/** What main sent last. Nothing here is worked out or changed by the window. */
export interface Snapshots {
  /** Set once the first answers are in: before that, "no accounts" would be a guess. */
  ready: boolean;
  runs: Readonly<Record<string, PublishRun>>;
  /** Runs of which only the folder and what stands in the way are known. */
  unreadable: readonly UnreadableRun[];
  accounts: readonly Account[];
  settings: Settings;
  practice: Practice;
  /** What is set and what arrived on the practice side; null until it was asked for. */
  practiceWorld: PracticeWorld | null;
  practiceChoices: PracticeChoices | null;
  about: About | null;
}

export const useSnapshots = create<Snapshots>(() => ({
  ready: false,
  runs: {},
  unreadable: [],
  accounts: [],
  settings: {
    theme: 'system',
    activeAccountId: null,
    closeExplained: false,
    limitsUpload: false,
    uploadMegabytes: 2,
    holdsOnBattery: false,
    holdsUploads: false,
  },
  practice: { state: 'starting' },
  practiceWorld: null,
  practiceChoices: null,
  about: null,
}));

export function putRuns(runs: readonly PublishRun[]): void {
  useSnapshots.setState((state) => {
    const next = { ...state.runs };
    for (const run of runs) next[run.id] = keepSame(state.runs[run.id], run);
    return { runs: next };
  });
}

export function newestFirst(runs: Snapshots['runs']): PublishRun[] {
  return Object.values(runs).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** The account in use: the chosen one; without a choice the one that can do no harm. */
export function activeAccount(state: Pick<Snapshots, 'accounts' | 'settings'>): Account | null {
  const chosen = state.accounts.find((account) => account.id === state.settings.activeAccountId);
  const practice = state.accounts.find((account) => account.environment === 'practice');
  return chosen ?? practice ?? state.accounts[0] ?? null;
}

export function accountById(accounts: readonly Account[], id: string | null): Account | null {
  return accounts.find((account) => account.id === id) ?? null;
}
