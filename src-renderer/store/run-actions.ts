import type { PublishRun, WaitReason } from '#shared/domain/publish-run';
import { isReviewPending } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import type { LinkTarget, Reply } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { announcedWaitAfter, announcementOf } from '../words/announcement';
import { errorSentences } from '../words/error';
import { closePackage, readAgain } from './package-actions';
import { type OpenPlan, usePlan } from './plan';
import { fitsInPlan, notReadyForLater, notReadyReasons, toPublishPlan } from './plan-reading';
import { keepNotesOfPlan } from './run-notes';
import { putRuns, useSnapshots } from './snapshots';
import { announcer, dropUndos, keepIcon, show, showToast, useWindow } from './window';

/**
 * Starts the open plan and shows the run; on an error the screen stays as it was. Main asks first if the
 * plan does something irreversible, and with `asks` in any case. Notes that are not ready are finished while it runs.
 */
export async function startRun(asks = false, notesReady = true): Promise<void> {
  const { plan, starting } = usePlan.getState();
  if (plan === null || plan.accountId === null || starting) return;
  const reasons = notesReady ? notReadyReasons(plan) : notReadyForLater(plan);
  if (reasons === null || reasons.length > 0) return;
  usePlan.setState({ starting: true, startError: null });
  const whole = toPublishPlan(plan);
  const notes = notesReady ? whole.notes : whole.notes?.filter(fitsInPlan);
  const publishPlan = { ...whole, notes, notesReady };
  const params = { accountId: plan.accountId, plan: publishPlan, asks };
  const reply = await request('runs:start', params);
  await showStarted(plan, reply);
}

/** Shows the run that was started for this plan, or why there is none. */
export async function showStarted(
  plan: OpenPlan,
  reply: Reply<{ runId: string } | null>,
): Promise<void> {
  usePlan.setState({ starting: false });
  if (!reply.ok) return refuseStart(plan, reply.error);
  // The person declined: nothing changes.
  if (reply.value === null) return;
  announcer.announceNow(say('announced.run-started'));
  void keepNotesOfPlan(reply.value.runId, plan);
  dropUndos();
  show({ name: 'run', runId: reply.value.runId });
  // Unless another package was dropped in the meantime.
  if (usePlan.getState().plan?.package === plan.package) await closePackage();
  await readRuns();
}

/** The file was replaced since the screen was filled: the new file is shown instead. */
async function refuseStart(plan: OpenPlan, error: AppError): Promise<void> {
  if (error.code === 'package-changed' && usePlan.getState().plan?.package === plan.package)
    await readAgain(plan);
  usePlan.setState({ startError: error });
}

/** Publish by the button: main asks if the plan does something irreversible. */
export function publish(): void {
  void startRun();
}

/** Uploads at once; the notes are finished in the run. */
export function uploadBeforeNotes(): void {
  void startRun(false, false);
}

/** Publish by a key: always asks, because a key is pressed by mistake more easily. */
export function askToPublish(): void {
  if (useWindow.getState().screen.name === 'publish') void startRun(true);
}

export async function readRuns(): Promise<void> {
  void readUnreadable();
  const reply = await request('runs:list', {});
  if (!reply.ok) return;
  putRuns(reply.value);
  await Promise.all(runsWithoutIcon(reply.value).map(readIcon));
}

/** A record can break while the window is open: read again whenever the list is shown. */
export async function readUnreadable(): Promise<void> {
  const reply = await request('runs:unreadable', {});
  if (reply.ok) useSnapshots.setState({ unreadable: reply.value });
}

/**
 * Reads the beta reviews of rehearsals once more, for a list that is shown. Main follows only those of live runs, so
 * that the practice App Store Connect can stop.
 */
export async function readRehearsedReviews(): Promise<void> {
  const { runs } = useSnapshots.getState();
  const pending = Object.values(runs).filter(
    (run) => run.environment === 'practice' && isReviewPending(run),
  );
  for (const { id } of pending) await request('runs:refresh-review', { runId: id });
}

/** The newest run of each app whose icon is not known yet. */
function runsWithoutIcon(runs: readonly PublishRun[]): PublishRun[] {
  const { icons } = useWindow.getState();
  return runs.filter(({ id, package: { bundleId } }) => {
    if (bundleId === null || bundleId in icons) return false;
    return runs.find((run) => run.package.bundleId === bundleId)?.id === id;
  });
}

async function readIcon({ id, package: { bundleId } }: PublishRun): Promise<void> {
  const reply = await request('runs:icon', { runId: id });
  if (reply.ok) keepIcon(bundleId, reply.value);
}

/** The wait that was announced last for each run. */
const announcedWaits = new Map<string, WaitReason | null>();

/** Stores a new snapshot of a run and announces what changed. */
export function receiveRun(run: PublishRun): void {
  const before = useSnapshots.getState().runs[run.id];
  const announced = announcedWaits.get(run.id) ?? null;
  const words = announcementOf(before, run, announced);
  announcedWaits.set(run.id, announcedWaitAfter(announced, before, run));
  putRuns([run]);
  // A failure on the screen is announced already, as an alert.
  const screen = useWindow.getState().screen;
  const alerts = run.status.state === 'failed' && screen.name === 'run' && screen.runId === run.id;
  if (words !== null && !alerts) announcer.announceWhenQuiet(words);
}

export type RunAction =
  | 'runs:resume'
  | 'runs:try-now'
  | 'runs:notify'
  | 'runs:pause'
  | 'runs:cancel'
  | 'runs:reveal';

/** Sends a request about a run; returns the error if that failed. */
export async function askRun(act: RunAction, runId: string): Promise<AppError | null> {
  const reply = await request(act, { runId });
  return reply.ok ? null : reply.error;
}

/** The run for Apple's support, as plain text. */
export function readAppleReport(runId: string): Promise<Reply<{ text: string }>> {
  return request('runs:apple-report', { runId });
}

/** Decides what the run does while another build is in review; returns the error if that failed. */
export async function decideReview(
  runId: string,
  choice: 'wait' | 'skip' | 'replace',
): Promise<AppError | null> {
  const reply = await request('runs:decide-review', { runId, choice });
  return reply.ok ? null : reply.error;
}

/** Continues past what stopped a run at the App Store, once a person confirmed it; returns the error if that failed. */
export async function proceedAtObstacle(runId: string): Promise<AppError | null> {
  const reply = await request('app-store:proceed', { runId });
  return reply.ok ? null : reply.error;
}

/** Shows the run's folder, from a list that has no other place for an error. */
export async function revealRun(runId: string): Promise<void> {
  const error = await askRun('runs:reveal', runId);
  if (error !== null) showToast(errorSentences(error));
}

/** A new run with the same plan that uses the existing build at Apple; it is shown at once. */
export async function startWithExistingBuild(runId: string): Promise<AppError | null> {
  const reply = await request('runs:use-existing-build', { runId });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return null;
  announcer.announceNow(say('announced.run-with-existing-build'));
  show({ name: 'run', runId: reply.value.runId });
  await readRuns();
  return null;
}

export async function openLink(target: LinkTarget, runId?: string): Promise<AppError | null> {
  const reply = await request('links:open', runId === undefined ? { target } : { target, runId });
  return reply.ok ? null : reply.error;
}

/** Marks runs as handled, or reopens them; the former can be undone for ten seconds. */
export async function markHandled(runIds: readonly string[], isHandled: boolean): Promise<void> {
  if (runIds.length === 0) return;
  const reply = await request('runs:mark-handled', { runIds: [...runIds], isHandled });
  if (!reply.ok) return showToast(errorSentences(reply.error));
  if (isHandled)
    showToast(
      say('activity.handled', { count: runIds.length }),
      () => void markHandled(runIds, false),
    );
  else announcer.announceNow(say('activity.reopened', { count: runIds.length }));
}

/** Writes a run's log to a file that a person chooses. */
export async function exportLog(runId: string, form: 'text' | 'json'): Promise<void> {
  const reply = await request('runs:export-log', { runId, form });
  if (!reply.ok) return showToast(errorSentences(reply.error));
  if (reply.value !== null) showToast(say('run-view.log.exported', { file: reply.value.fileName }));
}
