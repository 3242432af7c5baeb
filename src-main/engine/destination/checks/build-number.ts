import {
  compareVersions,
  highestVersion,
  nextNumber,
  sameVersion,
} from '#shared/asc/version-numbers';
import type { Finding } from '#shared/domain/finding';
import type { AccountSnapshot } from '../account-snapshot';
import { missingInformation } from './review';

interface Numbered {
  version: string | null;
  buildNumber: string | null;
}

/**
 * A build number can be used once per version and platform, and must increase within a version (app-store-connect.md,
 * uploads 10).
 */
export function buildUsed(seen: AccountSnapshot): Finding | null {
  const { app, info, builds, uploads } = seen;
  const isSame = (one: Numbered): boolean =>
    sameVersion(one.version, info.version) && sameVersion(one.buildNumber, info.buildNumber);
  const upload = uploads.find(isSame);
  const isBuilt = builds.some(isSame);
  const where = `${app.name} at App Store Connect`;
  if (upload?.state === 'AWAITING_UPLOAD' && !isBuilt) return uploadOpen(seen, where, upload.id);
  if (!upload && !isBuilt) return numberTooLow(seen, where);
  return {
    code: 'build-already-used',
    severity: 'blocker',
    where,
    title: `${info.version} (${info.buildNumber}) is already at Apple`,
    ...raiseNumber(seen),
  };
}

/** Numbers taken within this version: by builds, failed uploads, and uploads still waiting for their file. */
export function takenNumbers({ info, builds, uploads }: AccountSnapshot): string[] {
  return [...builds, ...uploads]
    .filter(({ version }) => sameVersion(version, info.version))
    .flatMap(({ buildNumber }) => buildNumber ?? []);
}

/**
 * Of those, the ones that Apple counts: an upload without a file uses up no number (app-store-connect.md, uploads 11).
 */
function spentNumbers(seen: AccountSnapshot): string[] {
  const delivered = seen.uploads.filter(({ state }) => state !== 'AWAITING_UPLOAD');
  return takenNumbers({ ...seen, uploads: delivered });
}

function raiseNumber(seen: AccountSnapshot): Pick<Finding, 'whatToDo' | 'command'> {
  const next = nextNumber(takenNumbers(seen));
  const to = next === null ? '' : ` to ${next}, the next free one`;
  return {
    whatToDo: `Raise the build number${to}, archive and export again, and drop the new file.`,
    ...(next !== null && { command: `agvtool new-version -all ${next}` }),
  };
}

function numberTooLow(seen: AccountSnapshot, where: string): Finding | null {
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

/** An upload that was never filled is not a delivery; a new one beside it could become a second. */
function uploadOpen({ info }: AccountSnapshot, where: string, buildUploadId: string): Finding {
  return {
    code: 'build-upload-open',
    severity: 'blocker',
    buildUploadId,
    where,
    title: `An upload of ${info.version} (${info.buildNumber}) was begun and not finished`,
    whatToDo:
      'Resume or cancel the run that began it, in Activity or on the computer that has it. Or raise the build number.',
  };
}

/** A version in one of these states accepts no more builds, and neither does any lower version. */
const approved = [
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
  'REPLACED_WITH_NEW_VERSION',
];

/**
 * Apple reports it only after the whole upload (90062, 90186, 90478), and the build number is used up
 * (app-store-connect.md, uploads 15).
 */
export function versionClosed({ app, info, versions }: AccountSnapshot): Finding | null {
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

/** What an app's first build requires, reported before it is uploaded. */
export function firstBuild(seen: AccountSnapshot): Finding | null {
  const { app, info, newest, uploads } = seen;
  // Other builds weren't requested.
  if (newest === null) return null;
  if (newest.length > 0 || uploads.some(({ state }) => state !== 'AWAITING_UPLOAD')) return null;
  const missing = missingInformation(seen);
  const compliance =
    info.usesNonExemptEncryption === null ? 'the export compliance answer' : 'nothing more';
  const external = `External ones need a beta app description, a feedback e-mail and a review contact, and a beta review, which takes about a day the first time.`;
  const still =
    missing.length === 0 ? 'All of that is filled in.' : `Still empty: ${missing.join(', ')}.`;
  return {
    code: 'first-build',
    severity: 'note',
    where: `${app.name}, TestFlight`,
    title: `This is the first build of ${app.name}`,
    whatToDo: `Internal testers need ${compliance}. ${external} ${still}`,
  };
}
