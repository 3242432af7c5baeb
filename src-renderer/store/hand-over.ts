import { create } from 'zustand';
import type { HandOverFile } from '#shared/domain/shared-file';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { askRun, readRuns } from './run-actions';
import { useSnapshots } from './snapshots';
import { closeSheet, show, showToast } from './window';

interface TakeOver {
  /** The colleague's run that is shown. */
  file: HandOverFile | null;
  /** The account that it would be finished with; null until one is found or chosen. */
  accountId: string | null;
  error: AppError | null;
  isBusy: boolean;
}

const closed = { file: null, accountId: null, error: null, isBusy: false } as const;

export const useTakeOver = create<TakeOver>(() => closed);

export function closeTakeOver(): void {
  useTakeOver.setState(closed);
}

/** Shows a colleague's run, with the account here that has its app. */
export async function openHandOver(file: HandOverFile): Promise<void> {
  useTakeOver.setState({ ...closed, file });
  const { environment, package: info } = file.run;
  const [first, ...others] = useSnapshots
    .getState()
    .accounts.filter((account) => account.environment === environment);
  if (others.length === 0 || environment === 'practice' || info.bundleId === null)
    return chooseTakeOverAccount(first?.id ?? null);
  const reply = await request('accounts:find-for-app', { bundleId: info.bundleId, except: null });
  const found = reply.ok ? reply.value.choice?.accountId : undefined;
  const { file: shown, accountId } = useTakeOver.getState();
  if (shown === file && accountId === null) chooseTakeOverAccount(found ?? first?.id ?? null);
}

export function chooseTakeOverAccount(accountId: string | null): void {
  useTakeOver.setState({ accountId, error: null });
}

/** Takes the shown run over and continues it, which asks like any run. */
export async function takeOver(person: string): Promise<void> {
  const { file, accountId } = useTakeOver.getState();
  if (file === null || accountId === null) return;
  useTakeOver.setState({ isBusy: true, error: null });
  const reply = await request('hand-over:take', {
    ticket: file.ticket,
    accountId,
    person: nameOrNull(person),
  });
  useTakeOver.setState({ isBusy: false });
  if (!reply.ok) return useTakeOver.setState({ error: reply.error });
  if (reply.value === null) return;
  const { runId } = reply.value;
  closeTakeOver();
  show({ name: 'run', runId });
  await readRuns();
  const refused = await askRun('runs:resume', runId);
  if (refused !== null) showToast(errorSentences(refused));
}

/** Hands a run over once a place for its file is chosen; returns the error if that failed. */
export async function handOver(
  runId: string,
  person: string,
  to: string,
): Promise<AppError | null> {
  const reply = await request('hand-over:export', {
    runId,
    person: nameOrNull(person),
    to: nameOrNull(to),
  });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return null;
  closeSheet();
  showToast(say('hand-over.saved', { file: reply.value.fileName }));
  return null;
}

/** A person confirms it in the system's dialog. */
export async function takeBack(runId: string): Promise<AppError | null> {
  const reply = await request('hand-over:take-back', { runId });
  return reply.ok ? null : reply.error;
}

function nameOrNull(name: string): string | null {
  return name.trim() === '' ? null : name.trim();
}
