import { create } from 'zustand';
import type { Account, Environment } from '#shared/domain/account';
import type { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { defaultSettings, type Settings } from '#shared/domain/settings';
import type { EventPayload, RequestResult } from '#shared/ipc/contract';
import { reuseUnchanged } from './reuse-unchanged';

export type Practice = EventPayload<'practice:changed'>;
type About = RequestResult<'app:about'>;

/** The latest snapshots from main. Nothing here is computed or changed by the window. */
export interface Snapshots {
  /** Set once the first answers are in: before that, "no accounts" would be a guess. */
  ready: boolean;
  runs: Readonly<Record<string, PublishRun>>;
  /** Runs of which only the folder and the error are known. */
  unreadable: readonly UnreadableRun[];
  accounts: readonly Account[];
  settings: Settings;
  practice: Practice;
  /** The faults and requests of the practice server; null until they were read. */
  practiceWorld: PracticeWorld | null;
  practiceChoices: PracticeChoices | null;
  about: About | null;
}

export const useSnapshots = create<Snapshots>(() => ({
  ready: false,
  runs: {},
  unreadable: [],
  accounts: [],
  settings: defaultSettings,
  practice: { state: 'starting' },
  practiceWorld: null,
  practiceChoices: null,
  about: null,
}));

export function putRuns(runs: readonly PublishRun[]): void {
  useSnapshots.setState((state) => {
    const next = { ...state.runs };
    for (const run of runs) next[run.id] = reuseUnchanged(state.runs[run.id], run);
    return { runs: next };
  });
}

export function newestFirst(runs: Snapshots['runs']): PublishRun[] {
  return Object.values(runs).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** Whether a run was completed there, also before this window was opened. */
export function hasFinishedRun({ runs }: Pick<Snapshots, 'runs'>, where: Environment): boolean {
  return Object.values(runs).some(
    ({ environment, status }) => environment === where && status.state === 'done',
  );
}

/** The account in use: the chosen one; without a choice the practice account, which is harmless. */
export function activeAccount(state: Pick<Snapshots, 'accounts' | 'settings'>): Account | null {
  const chosen = state.accounts.find((account) => account.id === state.settings.activeAccountId);
  const practice = state.accounts.find((account) => account.environment === 'practice');
  return chosen ?? practice ?? state.accounts[0] ?? null;
}

export function accountById(accounts: readonly Account[], id: string | null): Account | null {
  return accounts.find((account) => account.id === id) ?? null;
}
