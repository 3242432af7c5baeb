import type { Finding } from '#shared/domain/finding';
import { compareVersions, highestVersion, nextNumber, sameVersion } from '../../asc/version';
import type { AtApple } from '../at-apple';

/** Once a version is in one of these, it takes no more builds, and neither does any lower one. */
const approved = [
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
  'REPLACED_WITH_NEW_VERSION',
];

/** Apple finds it only after the whole upload (90062, 90186, 90478), and the build number is spent. */
export function versionClosed({ app, info, versions }: AtApple): Finding | null {
  const highest = highestVersion(
    versions
      .filter(({ state }) => approved.includes(state))
      .map(({ versionString }) => versionString),
  );
  const version = info.version ?? '';
  if (highest === null || compareVersions(version, highest) > 0) return null;
  const next = nextNumber([highest]);
  return {
    code: 'version-closed',
    severity: 'blocker',
    where: `${app.name}, App Store`,
    title: sameVersion(version, highest)
      ? `Version ${version} is approved already and takes no more builds`
      : `Version ${version} is lower than ${highest}, which is approved already`,
    whatToDo: `Raise the version to ${next}, the next free one, archive and export again, and drop the new file.`,
    command: `agvtool new-marketing-version ${next}`,
  };
}
