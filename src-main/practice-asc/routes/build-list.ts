import { groupsOf, isExpired, processingStateOf } from '../world/build-life';
import { reviewStateOf, submissionOf } from '../world/review-life';
import type { BuildRow, PreReleaseVersionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { byOwnId, equals, equalsFlag, hasAny, sortKey } from './filters';
import type { ListOptions } from './read-routes';
import { audienceTypes, betaReviewStates, platforms, processingStates } from './words';

export const buildIncludes = [
  'preReleaseVersion',
  'individualTesters',
  'betaGroups',
  'betaBuildLocalizations',
  'appEncryptionDeclaration',
  'betaAppReviewSubmission',
  'app',
  'buildBetaDetail',
  'appStoreVersion',
  'icons',
  'buildBundles',
  'buildUpload',
];

function trainOf(build: BuildRow, { state }: Moment): PreReleaseVersionRow | undefined {
  return byId(state.preReleaseVersions, build.preReleaseVersionId);
}

function reviewOf(build: BuildRow, { state, now }: Moment): string | null {
  const submission = submissionOf(state, build.id);
  return submission ? reviewStateOf(submission, now) : null;
}

function storeVersionOf(build: BuildRow, { state }: Moment): string | undefined {
  return state.appStoreVersions.find((version) => version.buildId === build.id)?.id;
}

/** `version` is the build number here; the marketing version is `preReleaseVersion.version`. */
export const buildListOptions: ListOptions = {
  filters: {
    app: equals<BuildRow>((build) => build.appId),
    version: equals<BuildRow>((build) => build.version),
    expired: equalsFlag<BuildRow>((build, { now }) => isExpired(build, now)),
    processingState: equals<BuildRow>(
      (build, { now }) => processingStateOf(build, now),
      processingStates,
    ),
    'betaAppReviewSubmission.betaReviewState': equals<BuildRow>(reviewOf, betaReviewStates),
    usesNonExemptEncryption: equalsFlag<BuildRow>((build) => build.usesNonExemptEncryption),
    'preReleaseVersion.version': equals<BuildRow>(
      (build, moment) => trainOf(build, moment)?.version,
    ),
    'preReleaseVersion.platform': equals<BuildRow>(
      (build, moment) => trainOf(build, moment)?.platform,
      platforms,
    ),
    buildAudienceType: equals<BuildRow>((build) => build.buildAudienceType, audienceTypes),
    preReleaseVersion: equals<BuildRow>((build) => build.preReleaseVersionId),
    betaGroups: hasAny<BuildRow>((build, moment) =>
      groupsOf(build, moment).map((group) => group.id),
    ),
    appStoreVersion: equals<BuildRow>(storeVersionOf),
    id: byOwnId,
  },
  exists: { usesNonExemptEncryption: (build) => (build as BuildRow).usesNonExemptEncryption },
  sorts: {
    // As text, so that 9 comes after 10: clients have to sort numbers themselves.
    version: sortKey<BuildRow>((build) => build.version),
    uploadedDate: sortKey<BuildRow>((build) => Date.parse(build.uploadedDate)),
    preReleaseVersion: sortKey<BuildRow>((build, moment) => trainOf(build, moment)?.version ?? ''),
  },
  includes: buildIncludes,
};
