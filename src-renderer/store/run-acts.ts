import type { HoldReason, PublishRun } from '#shared/domain/publish-run';
import type { Trouble } from '#shared/errors';
import type { LinkTarget } from '#shared/ipc-contract';
import { request } from '../bridge/bridge';
import { announcementOf, toldHoldAfter } from '../words/announcement';
import { closePackage } from './package-acts';
import { usePlan } from './plan';
import { chosenGroups, hindrances, toPublishPlan } from './plan-reading';
import { accountById, putRuns, useSnapshots } from './snapshots';
import { announcer, closeSheet, keepIcon, openSheet, show, showToast, useWindow } from './window';

/** Starts the open plan. The screen becomes the run; on trouble it stays as it was. */
export async function startRun(): Promise<void> {
  closeSheet();
  const { plan, starting } = usePlan.getState();
  if (plan === null || plan.accountId === null || starting || hindrances(plan).length > 0) return;
  usePlan.setState({ starting: true, startTrouble: null });
  const params = { accountId: plan.accountId, plan: toPublishPlan(plan) };
  const reply = await request('runs:start', params);
  usePlan.setState({ starting: false });
  if (!reply.ok) return usePlan.setState({ startTrouble: reply.error });
  announcer.sayNow('The run has started.');
  show({ name: 'run', runId: reply.value.runId });
  // Unless another package was dropped in the meantime.
  if (usePlan.getState().plan?.package === plan.package) await closePackage();
  await readRuns();
}

/** Publish by the button: a question only where real people are told. */
export function publish(): void {
  const plan = usePlan.getState().plan;
  if (plan === null || hindrances(plan).length > 0) return;
  const account = accountById(useSnapshots.getState().accounts, plan.accountId);
  const external = chosenGroups(plan).some((group) => !group.isInternal);
  if (account?.environment === 'live' && external) openSheet('confirm-publish');
  else void startRun();
}

/** Publish by a key: always asks, because a key is pressed by mistake more easily. */
export function askToPublish(): void {
  const plan = usePlan.getState().plan;
  const shown = useWindow.getState().screen.name === 'publish';
  if (plan !== null && shown && hindrances(plan).length === 0) openSheet('confirm-publish');
}

export async function readRuns(): Promise<void> {
  void readUnreadable();
  const reply = await request('runs:list', {});
  if (!reply.ok) return;
  putRuns(reply.value);
  await Promise.all(faceless(reply.value).map(readIcon));
}

/** A record can break while the window is open: asked again whenever the list is shown. */
export async function readUnreadable(): Promise<void> {
  const reply = await request('runs:unreadable', {});
  if (reply.ok) useSnapshots.setState({ unreadable: reply.value });
}

/** The newest run of each app whose icon is not known yet. */
function faceless(runs: readonly PublishRun[]): PublishRun[] {
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

/** What each run was last said to be held up by. */
const toldHolds = new Map<string, HoldReason | null>();

/** A new snapshot of a run, and what is to be said of it. */
export function hearRun(run: PublishRun): void {
  const before = useSnapshots.getState().runs[run.id];
  const told = toldHolds.get(run.id) ?? null;
  const words = announcementOf(before, run, told);
  toldHolds.set(run.id, toldHoldAfter(told, before, run));
  putRuns([run]);
  // A failure that is on the screen speaks for itself, as an alert.
  const screen = useWindow.getState().screen;
  const alerts = run.status.state === 'failed' && screen.name === 'run' && screen.runId === run.id;
  if (words !== null && !alerts) announcer.sayWhenQuiet(words);
}

export type RunAct = 'runs:resume' | 'runs:try-now' | 'runs:pause' | 'runs:cancel' | 'runs:reveal';

/** Asks something of a run; returns what stood in the way. */
export async function askRun(act: RunAct, runId: string): Promise<Trouble | null> {
  const reply = await request(act, { runId });
  return reply.ok ? null : reply.error;
}

/** Shows the run's folder, from a list that has no other place to say why it could not. */
export async function revealRun(runId: string): Promise<void> {
  const trouble = await askRun('runs:reveal', runId);
  if (trouble !== null) showToast(`${trouble.title}. ${trouble.detail}`);
}

/** A new run with the same wishes that follows the build at Apple; it is shown at once. */
export async function takeUpRun(runId: string): Promise<Trouble | null> {
  const reply = await request('runs:take-up', { runId });
  if (!reply.ok) return reply.error;
  announcer.sayNow('A new run follows the build that is at Apple.');
  show({ name: 'run', runId: reply.value.runId });
  await readRuns();
  return null;
}

export async function openLink(target: LinkTarget, runId?: string): Promise<Trouble | null> {
  const reply = await request('links:open', runId === undefined ? { target } : { target, runId });
  return reply.ok ? null : reply.error;
}
