import type { Preset } from '#shared/domain/preset';
import { servesTesters } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { canResume, canWithdraw, wasRejected } from '#shared/domain/run-readers';
import type { ErrorCode } from '#shared/error-catalogue';
import { type RunAsPreset, runAsPreset } from '../../store/preset-choices';
import { newestFirst, type Snapshots } from '../../store/snapshots';
import { canUseExistingBuild } from '../../words/unfinished-run';

/** Not caused by the package: once it is fixed at App Store Connect, the run can be resumed. */
const fixableAtApple: readonly ErrorCode[] = [
  'request-refused',
  'request-forbidden',
  'role-too-small',
];

/** A failed run offers Resume if that may help, or if something at Apple depends on it. */
export function offersResume(run: PublishRun): boolean {
  // A rejected build stays rejected: what helps is in its own card.
  if (!canResume(run) || wasRejected(run)) return false;
  // So does a run that waits for a decision.
  if ((run.store?.obstacle ?? null) !== null) return false;
  if (run.status.state !== 'failed' || helpsToResume(run)) return true;
  return !canUseExistingBuild(run) && (run.ids.build !== null || canWithdraw(run));
}

export function helpsToResume({ status }: PublishRun): boolean {
  if (status.state !== 'failed') return false;
  return status.error.retryable || fixableAtApple.includes(status.error.code);
}

/** Whether it stopped at the App Store, so that another package would not help. */
export function stoppedAtStore({ status, store }: PublishRun): boolean {
  return store !== null && status.state === 'failed' && status.error.code.startsWith('store-');
}

/**
 * Whether the App Store tab is what helps: the run keeps its texts and its date, so that resuming it would fail again.
 */
export function needsStoreTab(run: PublishRun): boolean {
  return stoppedAtStore(run) && !helpsToResume(run);
}

/** Whether it stopped for what Test Information lacks: filled in, the run can be resumed or started again. */
export function lacksInformation({ status }: PublishRun): boolean {
  if (status.state === 'failed') return status.error.code === 'test-information-missing';
  return (
    status.state === 'blocked' &&
    status.findings.some(({ code }) => code === 'test-information-missing')
  );
}

/** Cancel while that is possible; a failed run has it if resuming does not help. */
export function offersCancel(run: PublishRun): boolean {
  return canWithdraw(run) && !helpsToResume(run);
}

/**
 * Whether the run's settings are an update of the preset: of the app's newest finished run, unless the preset was
 * changed after it. Those of an older one may be used again, too, and are not called an update.
 */
export function isUpdate(
  run: PublishRun,
  preset: Preset,
  { runs }: Pick<Snapshots, 'runs'>,
): boolean {
  const newest = newestFirst(runs).find(
    ({ account, package: { bundleId }, plan, status }) =>
      account.id === run.account.id &&
      bundleId === run.package.bundleId &&
      servesTesters(plan) &&
      status.state === 'done',
  );
  const { status } = run;
  return newest?.id === run.id && status.state === 'done' && preset.changedAt <= status.at;
}

/** Whether the next build of this app can be published as this one was: not under an account that is gone. */
export function offeredPreset(
  run: PublishRun,
  { presets, accounts }: Pick<Snapshots, 'presets' | 'accounts'>,
): RunAsPreset | null {
  const isKnown = accounts.some(({ id }) => id === run.account.id);
  return isKnown && servesTesters(run.plan) ? runAsPreset(run, presets) : null;
}
