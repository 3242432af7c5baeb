import { longestVersion, versionForm } from '#shared/asc/version-numbers';
import type { AppStoreVersionRow, BuildUploadRow, Platform, UploadRemark } from './rows';
import type { Moment, WorldState } from './state';
import { versionStateOf, versionsBeside } from './store-lifecycle';

/** One to three numbers separated by dots, the only form that both version keys allow. */
export function isVersionText(text: string): boolean {
  return text.length <= longestVersion && versionForm.test(text);
}

/** Whole numbers of any size: a build number may be a date and time without dots. */
function numbers(version: string): bigint[] {
  return version.split('.').map(BigInt);
}

/**
 * How App Store Connect spells a marketing version: leading zeros dropped, `1.02` is `1.2` (app-store-connect.md,
 * uploads 14).
 */
export function spellTrain(version: string): string {
  return numbers(version).join('.');
}

/** Negative when `a` is the lower version. Missing components count as zero, so `1.0` equals `1.0.0`. */
export function compareVersions(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let position = 0; position < Math.max(left.length, right.length); position += 1) {
    const difference = (left[position] ?? 0n) - (right[position] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

export function sameVersion(a: string, b: string): boolean {
  return compareVersions(a, b) === 0;
}

/** Once a version reads one of these, its train accepts no more builds, and neither do lower ones. */
const approvedStates = [
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
  'REPLACED_WITH_NEW_VERSION',
];

/** A marketing version has to be above every approved one. Only checked after the commit. */
export function closedTrainRemarks(upload: BuildUploadRow, moment: Moment): UploadRemark[] {
  const stated = upload.cfBundleShortVersionString;
  const inTheWay = versionsBeside(upload, moment)
    .filter((version) => approvedStates.includes(versionStateOf(version, moment)))
    .find((version) => compareVersions(version.versionString, stated) >= 0)?.versionString;
  if (inTheWay === undefined) return [];
  return [
    {
      code: '90062',
      description: `The version '${stated}' has to be higher than the approved '${inTheWay}'.`,
    },
    { code: '90186', description: `The train '${stated}' is closed for new builds.` },
  ];
}

/** A number can be reserved twice; only one of the reservations can be delivered. */
export function repeatedRemarks(upload: BuildUploadRow, state: WorldState): UploadRemark[] {
  const duplicate = state.buildUploads.find(
    (other) =>
      other.id !== upload.id &&
      other.committedAt !== null &&
      other.appId === upload.appId &&
      other.platform === upload.platform &&
      sameVersion(other.cfBundleShortVersionString, upload.cfBundleShortVersionString) &&
      sameVersion(other.cfBundleVersion, upload.cfBundleVersion),
  );
  if (!duplicate) return [];
  const message = 'was delivered before; the number has to be raised.';
  return [
    {
      code: '90189',
      description: `The build number '${upload.cfBundleVersion}' of this version ${message}`,
    },
  ];
}

/** A new version is visible to writes at once, and reads may lag behind them. */
const isUnseen = ({ unseenReads = 0 }: AppStoreVersionRow): boolean => unseenReads > 0;

/** The world as a read of versions sees it; each such read reduces the lag. */
export function readVersions(moment: Moment): Moment {
  const unseen = moment.state.appStoreVersions.filter(isUnseen);
  if (unseen.length === 0) return moment;
  const appStoreVersions = moment.state.appStoreVersions.filter((row) => !isUnseen(row));
  for (const row of unseen) row.unseenReads = (row.unseenReads ?? 0) - 1;
  return { ...moment, state: { ...moment.state, appStoreVersions } };
}

/** Whether a read involves versions, by its path or by what it includes. */
export function looksAtVersions(method: string, target: string): boolean {
  return method === 'GET' && target.includes('appStoreVersion');
}

interface BuildIdentity {
  appId: string;
  cfBundleShortVersionString: string;
  cfBundleVersion: string;
  platform: Platform;
}

/**
 * Build numbers of a train that can never be used again: those of builds and of committed uploads, including refused
 * and deleted ones. A reservation alone uses up nothing.
 */
function spentNumbers(state: WorldState, train: Omit<BuildIdentity, 'cfBundleVersion'>): string[] {
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

/** Within a train build numbers have to increase; across trains they need not. */
export function isRefusedNumber(state: WorldState, identity: BuildIdentity): boolean {
  const highest = highestInTrain(state, identity);
  return highest !== null && compareVersions(identity.cfBundleVersion, highest) <= 0;
}
