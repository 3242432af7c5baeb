import {
  compareVersions,
  highestVersion,
  nextNumber,
  sameVersion,
} from '#shared/asc/version-numbers';
import type { Finding } from '#shared/domain/finding';
import { type Message, message } from '#shared/words/message';
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
  const where = message('finding.place.app-store-connect', { app: app.name });
  if (upload?.state === 'AWAITING_UPLOAD' && !isBuilt) return uploadOpen(seen, where, upload.id);
  if (!upload && !isBuilt) return numberTooLow(seen, where);
  return {
    code: 'build-already-used',
    severity: 'blocker',
    where,
    title: message('finding.build-already-used.title', versionAndBuild(info)),
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
  if (next === null) return { whatToDo: message('finding.build-number.raise') };
  return {
    whatToDo: message('finding.build-number.raise-to', { next }),
    command: `agvtool new-version -all ${next}`,
  };
}

function numberTooLow(seen: AccountSnapshot, where: Message): Finding | null {
  const highest = highestVersion(spentNumbers(seen));
  if (highest === null || compareVersions(seen.info.buildNumber ?? '', highest) > 0) return null;
  return {
    code: 'build-number-too-low',
    severity: 'blocker',
    where,
    title: message('finding.build-number-too-low.title', {
      ...versionAndBuild(seen.info),
      highest,
    }),
    ...raiseNumber(seen),
  };
}

/** An upload that was never filled is not a delivery; a new one beside it could become a second. */
function uploadOpen({ info }: AccountSnapshot, where: Message, buildUploadId: string): Finding {
  return {
    code: 'build-upload-open',
    severity: 'blocker',
    buildUploadId,
    where,
    title: message('finding.build-upload-open.title', versionAndBuild(info)),
    whatToDo: message('finding.build-upload-open.fix'),
  };
}

function versionAndBuild({ version, buildNumber }: AccountSnapshot['info']): {
  version: string;
  build: string;
} {
  return { version: version ?? '', build: buildNumber ?? '' };
}

/** A version in one of these states accepts no more builds, and neither does any lower version. */
export const approvedStates: readonly string[] = [
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
      .filter(({ state }) => approvedStates.includes(state))
      .map(({ versionString }) => versionString),
  );
  const version = info.version ?? '';
  if (highest === null || compareVersions(version, highest) > 0) return null;
  const next = nextNumber([highest]) ?? highest;
  return {
    code: 'version-closed',
    severity: 'blocker',
    where: message('finding.place.app-store', { app: app.name }),
    title: sameVersion(version, highest)
      ? message('finding.version-closed.title', { version })
      : message('finding.version-closed.title-lower', { version, approved: highest }),
    whatToDo: message('finding.version-closed.fix', { next }),
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
  return {
    code: 'first-build',
    severity: 'note',
    where: message('finding.place.test-flight', { app: app.name }),
    title: message('finding.first-build.title', { app: app.name }),
    whatToDo: message('finding.first-build.fix', {
      isAnswered: info.usesNonExemptEncryption === null ? 'no' : 'yes',
      count: missing.length,
      missing: { list: missing },
    }),
  };
}
