import { create } from 'zustand';
import {
  type ExpiryAct,
  type ExpiryFilter,
  type ExpiryPreview,
  everyBuild,
  guardOf,
} from '#shared/domain/expiry';
import type { AppError } from '#shared/errors';
import { actSummary } from '#shared/words/expiry-words';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { type AppKey, readAppPage } from './app-pages';
import { announcer, showToast } from './window';

/** What a person chose in the sheet; its age is in days, so that it stays the same on another day. */
export type ExpiryChoices = Omit<ExpiryFilter, 'uploadedBefore'> & { olderThanDays: number | null };

interface ExpiryState {
  /** The app whose builds are shown; null while the sheet is closed. */
  app: AppKey | null;
  choices: ExpiryChoices;
  /** Stands for the list that is shown. */
  ticket: string | null;
  preview: ExpiryPreview | null;
  ticked: ReadonlySet<string>;
  isReading: boolean;
  error: AppError | null;
  /** Whether the person said no in the system's dialog. */
  isDeclined: boolean;
  /** The expiring that is in progress or over. */
  act: ExpiryAct | null;
  isExpiring: boolean;
  /** Acts that stopped in the middle, before. */
  stopped: readonly ExpiryAct[];
}

const { uploadedBefore: _, ...beginning } = everyBuild;
const closed: ExpiryState = {
  app: null,
  choices: { ...beginning, olderThanDays: 60, keepLatest: 3 },
  ticket: null,
  preview: null,
  ticked: new Set(),
  isReading: false,
  error: null,
  isDeclined: false,
  act: null,
  isExpiring: false,
  stopped: [],
};

export const useExpiry = create<ExpiryState>(() => closed);

/** The sheet as it was when it was closed while builds were being expired, and what became of them since. */
let unfinished: ExpiryState | null = null;

/** With a build, only that is ticked, whatever its state is. */
export async function openExpiry(app: AppKey, buildId: string | null = null): Promise<void> {
  if (unfinished !== null && isSameApp(unfinished.app, app)) {
    useExpiry.setState(unfinished);
    unfinished = null;
    return;
  }
  const whole = { ...beginning, olderThanDays: null };
  useExpiry.setState({ ...closed, app, ...(buildId !== null && { choices: whole }) });
  const stopped = request('expiry:stopped', app);
  await readExpiry(true);
  if (isShown(app) && buildId !== null) tickBuilds(new Set([buildId]));
  const reply = await stopped;
  if (isShown(app) && reply.ok) useExpiry.setState({ stopped: reply.value });
}

export function closeExpiry(): void {
  const state = useExpiry.getState();
  if (state.isExpiring) unfinished = state;
  useExpiry.setState(closed);
}

export function chooseExpiry(change: Partial<ExpiryChoices>): void {
  useExpiry.setState(({ choices }) => ({ choices: { ...choices, ...change } }));
  void readExpiry(false);
}

export function tickBuilds(ids: ReadonlySet<string>): void {
  useExpiry.setState({ ticked: ids, isDeclined: false });
}

/** Counts up: an answer to earlier choices is not shown. */
let asked = 0;

/** Reads the list for what is chosen now. What a person should look at first is not ticked. */
export async function readExpiry(isFresh: boolean): Promise<void> {
  const { app, choices } = useExpiry.getState();
  if (app === null) return;
  const turn = ++asked;
  useExpiry.setState({ isReading: true, error: null, isDeclined: false });
  const reply = await request('expiry:preview', { ...app, filter: filterOf(choices), isFresh });
  if (turn !== asked || !isShown(app)) return;
  if (!reply.ok) return useExpiry.setState({ isReading: false, error: reply.error });
  const { ticket, preview } = reply.value;
  const ticked = preview.rows.filter((row) => guardOf(row) === null).map(({ id }) => id);
  useExpiry.setState({ ticket, preview, ticked: new Set(ticked), isReading: false });
}

const dayMs = 24 * 60 * 60_000;

function filterOf({ olderThanDays, ...rest }: ExpiryChoices): ExpiryFilter {
  const before = olderThanDays === null ? null : new Date(Date.now() - olderThanDays * dayMs);
  return { ...rest, uploadedBefore: before?.toISOString() ?? null };
}

/** Expires the ticked builds, after a person's yes in the system's dialog. */
export async function expireTicked(): Promise<void> {
  const { app, ticket, ticked } = useExpiry.getState();
  if (app === null || ticket === null || ticked.size === 0) return;
  await perform(app, () => request('expiry:expire', { ticket, buildIds: [...ticked] }));
}

/** Continues an act that stopped in the middle. */
export async function resumeExpiry({ id, accountId }: ExpiryAct): Promise<void> {
  const { app } = useExpiry.getState();
  if (app !== null) await perform(app, () => request('expiry:resume', { accountId, actId: id }));
}

type Asked = ReturnType<typeof request<'expiry:expire'>>;

async function perform(app: AppKey, ask: () => Asked): Promise<void> {
  useExpiry.setState({ isExpiring: true, error: null, isDeclined: false });
  const reply = await ask();
  if (reply.ok && reply.value !== null) {
    announcer.announceNow(actSummary(reply.value));
    void readAppPage(app);
  }
  if (unfinished !== null && isSameApp(unfinished.app, app)) {
    unfinished = null;
    if (reply.ok && reply.value !== null) showToast(actSummary(reply.value));
    else if (!reply.ok) showToast(errorSentences(reply.error));
    return;
  }
  if (!isShown(app)) return;
  if (!reply.ok) useExpiry.setState({ isExpiring: false, error: reply.error });
  else if (reply.value === null) useExpiry.setState({ isExpiring: false, isDeclined: true });
  else useExpiry.setState({ isExpiring: false, act: reply.value });
}

/** Leaves the rest of a stopped act as it is. */
export async function leaveExpiry({ id, accountId }: ExpiryAct): Promise<void> {
  const reply = await request('expiry:leave', { accountId, actId: id });
  useExpiry.setState(({ stopped }) =>
    reply.ok ? { stopped: stopped.filter((act) => act.id !== id) } : { error: reply.error },
  );
}

/** A result of one more build. */
export function receiveExpiry(act: ExpiryAct): void {
  const of = { accountId: act.accountId, bundleId: act.app.bundleId };
  if (unfinished !== null && isSameApp(unfinished.app, of)) unfinished = { ...unfinished, act };
  else if (isShown(of) && useExpiry.getState().isExpiring) useExpiry.setState({ act });
}

function isShown(app: AppKey): boolean {
  return isSameApp(useExpiry.getState().app, app);
}

function isSameApp(one: AppKey | null, { accountId, bundleId }: AppKey): boolean {
  return one?.accountId === accountId && one.bundleId === bundleId;
}
