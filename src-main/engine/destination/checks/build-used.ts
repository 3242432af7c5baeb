import type { Finding } from '#shared/domain/finding';
import { compareVersions, highestVersion, nextNumber, sameVersion } from '../../asc/version';
import type { AtApple } from '../at-apple';

/** A build number is spent once for a version and a platform, and within a version it has to rise. */
export function buildUsed(seen: AtApple): Finding | null {
  const { app, info, builds, uploads } = seen;
  const isSame = (one: { version: string | null; buildNumber: string }): boolean =>
    sameVersion(one.version ?? '', info.version ?? '') &&
    sameVersion(one.buildNumber, info.buildNumber ?? '');
  const upload = uploads.find(isSame);
  const isBuilt = builds.some(isSame);
  const where = `${app.name} at App Store Connect`;
  if (upload?.state === 'AWAITING_UPLOAD' && !isBuilt) return uploadOpen(seen, where);
  if (!upload && !isBuilt) return numberTooLow(seen, where);
  return {
    code: 'build-already-used',
    severity: 'blocker',
    where,
    title: `${info.version} (${info.buildNumber}) is already at Apple`,
    ...raiseNumber(seen),
  };
}

/** Numbers taken within this version: by builds, by failed deliveries, and by places that are still to be filled. */
export function takenNumbers({ info, builds, uploads }: AtApple): string[] {
  return [...builds, ...uploads]
    .filter(({ version }) => sameVersion(version ?? '', info.version ?? ''))
    .map(({ buildNumber }) => buildNumber);
}

/** Of those, the ones that Apple counts: a place that was only taken spends no number. */
function spentNumbers(seen: AtApple): string[] {
  const delivered = seen.uploads.filter(({ state }) => state !== 'AWAITING_UPLOAD');
  return takenNumbers({ ...seen, uploads: delivered });
}

function raiseNumber(seen: AtApple): Pick<Finding, 'whatToDo' | 'command'> {
  const next = nextNumber(takenNumbers(seen));
  const to = next === null ? '' : ` to ${next}, the next free one`;
  return {
    whatToDo: `Raise the build number${to}, archive and export again, and drop the new file.`,
    ...(next !== null && { command: `agvtool new-version -all ${next}` }),
  };
}

function numberTooLow(seen: AtApple, where: string): Finding | null {
  const highest = highestVersion(spentNumbers(seen));
  const { version, buildNumber } = seen.info;
  if (highest === null || compareVersions(buildNumber ?? '', highest) > 0) return null;
  return {
    code: 'build-number-too-low',
    severity: 'blocker',
    where,
    title: `Build ${buildNumber} is lower than ${highest}, which ${version} already has`,
    ...raiseNumber(seen),
  };
}

/** A place that was taken and never filled is no delivery; another one beside it could become a second. */
function uploadOpen({ info }: AtApple, where: string): Finding {
  return {
    code: 'build-upload-open',
    severity: 'blocker',
    where,
    title: `An upload of ${info.version} (${info.buildNumber}) was begun and not finished`,
    whatToDo:
      'Carry on or cancel the run that began it, in Activity or on the computer that has it. Or raise the build number.',
  };
}
