import { create } from 'zustand';
import type { Account, Environment } from '#shared/domain/account';
import type { AccountSearch } from '#shared/domain/account-choice';
import { mayUpload } from '#shared/domain/key-features';
import type { PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import type { LockState, Preset } from '#shared/domain/preset';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { defaultSettings, type Settings } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
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
  /** Why the accounts could not be read: then none is no answer. */
  accountsError: AppError | null;
  /** The accounts whose keys are being checked, or wait for it. */
  checking: readonly string[];
  presets: readonly Preset[];
  /** By preset ID, of those that are locked. */
  presetLocks: Readonly<Record<string, LockState>>;
  /** What the live accounts answered when they were asked for an app, by bundle ID. */
  searches: Readonly<Record<string, AccountSearch>>;
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
  accountsError: null,
  checking: [],
  presets: [],
  presetLocks: {},
  searches: {},
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

/**
 * The account in use: the chosen one; without a choice a live one, and practice only while no live key may upload as
 * far as it is known.
 */
export function activeAccount(state: Pick<Snapshots, 'accounts' | 'settings'>): Account | null {
  const chosen = state.accounts.find((account) => account.id === state.settings.activeAccountId);
  const live = state.accounts.find((one) => one.environment === 'live' && mayUpload(one));
  const practice = state.accounts.find(({ environment }) => environment === 'practice');
  return chosen ?? live ?? practice ?? state.accounts[0] ?? null;
}

export function accountById(accounts: readonly Account[], id: string | null): Account | null {
  return accounts.find((account) => account.id === id) ?? null;
}
