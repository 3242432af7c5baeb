import type { BuildUploadRow, UploadRemark } from './rows';
import type { Moment, WorldState } from './state';
import { versionStateOf, versionsBeside } from './store-life';
import { compareVersions, sameVersion } from './trains';

/** Once a version reads one of these, its train takes no more builds, and none lower either. */
const approvedStates = [
  'PENDING_DEVELOPER_RELEASE',
  'PENDING_APPLE_RELEASE',
  'PROCESSING_FOR_DISTRIBUTION',
  'READY_FOR_DISTRIBUTION',
  'REPLACED_WITH_NEW_VERSION',
];

/** A marketing version has to be above every approved one. Only found out after the commit. */
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

/** Two reservations of one number can stand side by side; only one of them can be delivered. */
export function repeatedRemarks(upload: BuildUploadRow, state: WorldState): UploadRemark[] {
  const twin = state.buildUploads.find(
    (other) =>
      other.id !== upload.id &&
      other.committedAt !== null &&
      other.appId === upload.appId &&
      other.platform === upload.platform &&
      sameVersion(other.cfBundleShortVersionString, upload.cfBundleShortVersionString) &&
      sameVersion(other.cfBundleVersion, upload.cfBundleVersion),
  );
  if (!twin) return [];
  const words = 'was delivered before; the number has to be raised.';
  return [
    {
      code: '90189',
      description: `The build number '${upload.cfBundleVersion}' of this version ${words}`,
    },
  ];
}
