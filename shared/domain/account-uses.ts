import type { Preset } from './preset';
import type { PublishRun } from './publish-run';
import { canResume } from './run-readers';

/** What an account is used for on this computer. */
export interface AccountUses {
  /** The apps of its runs and presets, each once, the latest first. */
  appNames: string[];
  /** The presets that publish with it. */
  presetNames: string[];
  /** Its runs that are in progress. */
  running: number;
  /** Its runs that can be resumed. */
  resumable: number;
  /** When its newest run began, in ISO 8601; null without runs. */
  lastRunAt: string | null;
}

type UsingRun = Pick<
  PublishRun,
  'account' | 'createdAt' | 'package' | 'app' | 'status' | 'readOnly'
>;

type UsingPreset = Pick<Preset, 'accountId' | 'bundleId' | 'appName' | 'name'>;

export function usesOfAccount(
  accountId: string,
  runs: readonly UsingRun[],
  presets: readonly UsingPreset[],
): AccountUses {
  const ownRuns = runs
    .filter(({ account }) => account.id === accountId)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  const ownPresets = presets.filter((preset) => preset.accountId === accountId);
  const names = new Map<string, string>();
  for (const run of ownRuns) {
    const { bundleId, name } = run.package;
    if (bundleId !== null && !names.has(bundleId))
      names.set(bundleId, run.app?.name ?? name ?? bundleId);
  }
  for (const { bundleId, appName } of ownPresets)
    if (!names.has(bundleId)) names.set(bundleId, appName ?? bundleId);
  return {
    appNames: [...names.values()],
    presetNames: ownPresets.map(({ name }) => name),
    running: ownRuns.filter(({ status }) => status.state === 'running').length,
    resumable: ownRuns.filter(canResume).length,
    lastRunAt: ownRuns[0]?.createdAt ?? null,
  };
}
