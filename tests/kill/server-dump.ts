import type {
  AppStoreVersionRow,
  BuildRow,
  BuildUploadRow,
} from '../../src-main/practice/world/rows';
import type { WorldState } from '../../src-main/practice/world/state';

/** The server's final state: IDs and times left out, counts kept. */
export interface ServerDump {
  /** How many rows there are of each kind. */
  counts: Record<string, number>;
  uploads: object[];
  builds: object[];
  /** The languages that the app has test information in. */
  testInformation: string[];
  storeVersions: object[];
}

/** Everything that a run may have created, for any app; includes what was there before. */
export function dumpServer(state: WorldState): ServerDump {
  return {
    counts: countRows(state),
    uploads: state.buildUploads.map((upload) => dumpUpload(upload, state)).sort(byText),
    builds: state.builds.map((build) => dumpBuild(build, state)).sort(byText),
    testInformation: state.betaAppLocalizations.map(({ locale }) => locale).sort(),
    storeVersions: state.appStoreVersions
      .map((version) => dumpVersion(version, state))
      .sort(byText),
  };
}

function dumpVersion(version: AppStoreVersionRow, state: WorldState): object {
  const ofVersion = ({ versionId }: { versionId: string | null }) => versionId === version.id;
  const submissionOf = (id: string) => state.reviewSubmissions.find((row) => row.id === id);
  return {
    versionString: version.versionString,
    releaseType: version.releaseType,
    copyright: version.copyright,
    buildNumber: state.builds.find(({ id }) => id === version.buildId)?.version,
    texts: state.appStoreVersionLocalizations
      .filter(ofVersion)
      .map(({ id: _id, versionId: _versionId, ...texts }) => texts)
      .sort(byText),
    phasedReleases: state.phasedReleases.filter(ofVersion).length,
    submissions: state.reviewSubmissionItems.filter(ofVersion).map((item) => {
      const submission = submissionOf(item.submissionId);
      return {
        isRemoved: item.isRemoved,
        isSubmitted: submission?.submittedAt != null,
        isCanceled: submission?.canceledAt != null,
      };
    }),
  };
}

function countRows(state: WorldState): Record<string, number> {
  const kinds = Object.entries(state).filter(([, rows]) => Array.isArray(rows));
  return Object.fromEntries(kinds.map(([kind, rows]) => [kind, (rows as unknown[]).length]));
}

function dumpUpload(upload: BuildUploadRow, state: WorldState): object {
  const files = state.buildUploadFiles.filter(({ uploadId }) => uploadId === upload.id);
  return {
    version: upload.cfBundleShortVersionString,
    buildNumber: upload.cfBundleVersion,
    platform: upload.platform,
    isCommitted: upload.committedAt !== null,
    outcome: upload.outcome,
    errors: upload.errors,
    warnings: upload.warnings,
    hasBuild: upload.buildId !== null,
    deleted: upload.deleted,
    files: files.map(({ assetType, fileName, fileSize, committedAt, parts }) => ({
      assetType,
      fileName,
      fileSize,
      isCommitted: committedAt !== null,
      parts,
    })),
  };
}

function dumpBuild(build: BuildRow, state: WorldState): object {
  const ofBuild = ({ buildId }: { buildId: string | null }) => buildId === build.id;
  const groupName = (id: string) => state.betaGroups.find((group) => group.id === id)?.name;
  return {
    buildNumber: build.version,
    train: state.preReleaseVersions.find(({ id }) => id === build.preReleaseVersionId)?.version,
    processingOutcome: build.processingOutcome,
    usesNonExemptEncryption: build.usesNonExemptEncryption,
    expiredByHand: build.expiredByHand,
    testersNotified: build.testersNotified,
    groups: build.betaGroupIds.map(groupName).sort(),
    notes: state.betaBuildLocalizations
      .filter(ofBuild)
      .map(({ locale, whatsNew }) => ({ locale, whatsNew }))
      .sort(byText),
    reviews: state.betaAppReviewSubmissions.filter(ofBuild).map(({ decision }) => decision),
  };
}

function byText(one: object, other: object): number {
  return JSON.stringify(one).localeCompare(JSON.stringify(other));
}
