import type { Platform } from './rows';
import type { WorldState } from './state';
import { compareVersions, sameVersion } from './trains';

export interface BuildIdentity {
  appId: string;
  cfBundleShortVersionString: string;
  cfBundleVersion: string;
  platform: Platform;
}

/**
 * Build numbers of a train that can never be used again: those of builds, and of uploads that were
 * committed, refused and deleted ones too. A reservation alone spends nothing.
 */
export function spentNumbers(
  state: WorldState,
  train: Omit<BuildIdentity, 'cfBundleVersion'>,
): string[] {
  const { appId, platform, cfBundleShortVersionString } = train;
  const trainIds = state.preReleaseVersions
    .filter((row) => row.appId === appId && row.platform === platform)
    .filter((row) => sameVersion(row.version, cfBundleShortVersionString))
    .map((row) => row.id);
  const built = state.builds
    .filter((build) => trainIds.includes(build.preReleaseVersionId))
    .map((build) => build.version);
  const uploaded = state.buildUploads
    .filter((row) => row.appId === appId && row.platform === platform && row.committedAt !== null)
    .filter((row) => sameVersion(row.cfBundleShortVersionString, cfBundleShortVersionString))
    .map((row) => row.cfBundleVersion);
  return [...built, ...uploaded];
}

export function highestInTrain(state: WorldState, identity: BuildIdentity): string | null {
  const sorted = spentNumbers(state, identity).sort(compareVersions);
  return sorted.at(-1) ?? null;
}

/** Within a train a build number has to rise; across trains it need not. */
export function isRefusedNumber(state: WorldState, identity: BuildIdentity): boolean {
  const highest = highestInTrain(state, identity);
  return highest !== null && compareVersions(identity.cfBundleVersion, highest) <= 0;
}
