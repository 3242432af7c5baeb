import { create } from 'zustand';
import { isIrreversible } from '#shared/domain/irreversible';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { isSameGroup } from '#shared/domain/plan-groups';
import type { Armed, Preset } from '#shared/domain/preset';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { type ArmedState, publishLabel } from '../words/preset';
import { pageOf, useAppPages } from './app-pages';
import { changesFromPreset } from './choice-actions';
import { type OpenPlan, shownDestination, usePlan } from './plan';
import { assessPlan, chosenGroups, notReadyReasons, planGroupOf, presetOf } from './plan-reading';
import { followStored, usePresetEditor } from './preset-editor';
import { showStarted } from './run-actions';
import { accountById, useSnapshots } from './snapshots';
import { announcer, showToast } from './window';

const countdownMs = 5_000;

/** A package that is about to be published without a press. */
interface Countdown {
  package: OpenedPackage;
  preset: string;
  /** Whether it goes to the practice App Store Connect only. */
  isRehearsal: boolean;
  /** Milliseconds since 1970. */
  until: number;
}

export const useCountdown = create<{ countdown: Countdown | null }>(() => ({ countdown: null }));

/** Packages that are not counted down for: published or stopped already, or open before that was turned on. */
const counted = new WeakSet<OpenedPackage>();
const canceled = new WeakSet<OpenedPackage>();

/** Whether the open package is published without a press. Main checks all of it again, and more. */
export function armedState(plan: OpenPlan): ArmedState {
  const preset = presetOf(plan);
  // What arrived in a watched folder is published by main, if at all.
  if (plan.watched !== null) return 'off';
  if (!preset?.armed.drop || plan.usesExistingBuild) return 'off';
  if (canceled.has(plan.package)) return { held: 'canceled' };
  if (plan.draftState !== 'untouched') return { held: 'edited' };
  if (plan.source?.kind !== 'preset') return 'off';
  if (plan.destination.state === 'reading') return 'waiting';
  if (wasRunBefore(plan)) return { held: 'before' };
  const { findings } = assessPlan(plan);
  if (notReadyReasons(plan).length > 0) return { held: 'blocked' };
  const warnings = findings.filter(({ severity }) => severity !== 'note').length;
  if (warnings > 0) return { held: 'warnings', count: warnings };
  return changesFromPreset(plan, preset).length > 0 ? 'off' : 'ready';
}

function wasRunBefore({ accountId, package: { info } }: OpenPlan): boolean {
  const { runs, accounts } = useSnapshots.getState();
  const environment = accountById(accounts, accountId)?.environment;
  return Object.values(runs).some(
    ({ environment: where, package: own }) =>
      where === environment &&
      own.bundleId === info.bundleId &&
      own.version === info.version &&
      own.buildNumber === info.buildNumber &&
      own.platform === info.platform,
  );
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Begins or ends the countdown as the open plan asks for it. */
export function followArmed(): void {
  const { plan, starting } = usePlan.getState();
  const { countdown } = useCountdown.getState();
  const isReady = plan !== null && !starting && armedState(plan) === 'ready';
  if (countdown !== null && !(isReady && plan.package === countdown.package)) return stop();
  if (!isReady || countdown !== null || counted.has(plan.package)) return;
  const preset = presetOf(plan);
  if (preset === null) return;
  counted.add(plan.package);
  // A person is asked in any case: nothing has to be stopped before that.
  if (asksFirst(plan)) return void publishArmed(plan);
  const next = {
    package: plan.package,
    preset: preset.name,
    isRehearsal: isRehearsal(plan.accountId),
    until: Date.now() + countdownMs,
  };
  useCountdown.setState({ countdown: next });
  announcer.announceNow(countdownWords(next));
  timer = setTimeout(() => void publishCounted(), countdownMs);
}

/** Whether main asks before the run begins: a review, or testers outside the team. */
function asksFirst(plan: OpenPlan): boolean {
  const { submitForBetaReview, appStore } = plan.draft;
  const groups = chosenGroups(plan).map((group) => planGroupOf(plan, group));
  const listed = shownDestination(plan)?.groups ?? null;
  return isIrreversible({ scope: 'full', groups, submitForBetaReview, appStore }, listed);
}

/** Whether a plan for this account goes to the practice App Store Connect. */
export function isRehearsal(accountId: string | null): boolean {
  return accountById(useSnapshots.getState().accounts, accountId)?.environment === 'practice';
}

function stop(): void {
  clearTimeout(timer);
  useCountdown.setState({ countdown: null });
}

/** A person does not want it: the package waits for a press. */
export function cancelCountdown(): void {
  const { countdown } = useCountdown.getState();
  if (countdown === null) return;
  canceled.add(countdown.package);
  stop();
  // The plan says so, too.
  usePlan.setState(({ plan }) => ({ plan: plan && { ...plan } }));
  const button = publishLabel(countdown.isRehearsal);
  announcer.announceNow(say('preset.armed.canceled', { button }));
}

async function publishCounted(): Promise<void> {
  const { plan } = usePlan.getState();
  const { countdown } = useCountdown.getState();
  stop();
  if (plan !== null && countdown?.package === plan.package) await publishArmed(plan);
}

async function publishArmed(plan: OpenPlan): Promise<void> {
  if (plan.accountId === null || usePlan.getState().starting) return;
  usePlan.setState({ starting: true, startError: null });
  const { path, mark } = plan.package;
  const reply = await request('runs:start-armed', { accountId: plan.accountId, path, mark });
  await showStarted(plan, reply);
}

/** The seconds that are left, in words. */
export function countdownWords(countdown: Countdown, now = Date.now()): string {
  const { package: opened, preset, isRehearsal: isPractice, until } = countdown;
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return say(isPractice ? 'preset.armed.countdown-rehearsal' : 'preset.armed.countdown', {
    build: packageName(opened.info),
    seconds,
    preset,
  });
}

const armedKeys = {
  drop: {
    on: 'preset.armed.on',
    rehearsal: 'preset.armed.on-rehearsal',
    off: 'preset.armed.off',
  },
  watchFolder: {
    on: 'preset.armed.watch-on',
    rehearsal: 'preset.armed.watch-on-rehearsal',
    off: 'preset.armed.watch-off',
  },
} as const;

/** The preset's groups that the app is known not to have: each of its packages would be left to a press. */
function missingGroups({ id, accountId, bundleId, groups }: Preset): string[] {
  const editor = usePresetEditor.getState();
  const pages = useAppPages.getState();
  const page = accountId === null ? null : pageOf(pages, { accountId, bundleId }).value;
  const inSheet =
    editor.form?.id === id && editor.groups.state === 'read' ? editor.groups.groups : null;
  const listed = inSheet ?? page?.groups ?? null;
  if (listed === null) return [];
  return groups
    .filter((group) => !listed.some((one) => isSameGroup(one, group)))
    .map(({ name }) => name);
}

/** Armed is what is opened from now on: the open package is not published behind the sheet where that was turned on. */
function leaveOpenPackage(): void {
  const { plan } = usePlan.getState();
  if (plan !== null) counted.add(plan.package);
}

/** Turns publishing without a press on, which a person confirms in the system's dialog, or off. */
export async function setArmed(
  preset: Preset,
  isOn: boolean,
  how: keyof Armed = 'drop',
): Promise<void> {
  const missing = isOn ? missingGroups(preset) : [];
  if (missing.length > 0) {
    const groups = { list: missing.map((name) => message('finding.group.name', { name })) };
    return showToast(say('preset.armed.no-groups', { count: missing.length, groups }));
  }
  if (isOn) leaveOpenPackage();
  const reply = await request('presets:arm', { presetId: preset.id, how, isOn });
  if (!reply.ok) return showToast(errorSentences(reply.error));
  if (reply.value === null) return;
  followStored(reply.value);
  const keys = armedKeys[how];
  const undo = isOn ? () => void setArmed(preset, false, how) : null;
  const on = isRehearsal(preset.accountId) ? keys.rehearsal : keys.on;
  showToast(say(isOn ? on : keys.off, { preset: preset.name }), undo);
}
