import { type ApiError, attributeError } from '../protocol/api-error';
import { clearableFlag } from '../protocol/body';
import { seenBuilds } from '../resources/builds';
import { groupsOf, isExpired, processingStateOf } from '../world/build-lifecycle';
import { delays } from '../world/delays';
import { reviewStateOf, submissionOf } from '../world/review';
import type { BuildRow, PreReleaseVersionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { addGroups, removeGroups } from './build-groups';
import { attachToBuild } from './declarations';
import { audienceTypes, betaReviewStates, platforms, processingStates } from './enum-values';
import { byOwnId, equals, equalsFlag, hasAny, sortKey } from './filters';
import { instanceRoute, type ListOptions, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { versionIncludes } from './store-versions';
import { addIndividuals, removeIndividuals } from './tester-links';
import { changeRoute, linkageEditRoute, relatedId } from './write-routes';

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
const buildListOptions: ListOptions = {
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
    // Sorted as text, so that 9 comes after 10: clients have to sort numbers themselves.
    version: sortKey<BuildRow>((build) => build.version),
    uploadedDate: sortKey<BuildRow>((build) => Date.parse(build.uploadedDate)),
    preReleaseVersion: sortKey<BuildRow>((build, moment) => trainOf(build, moment)?.version ?? ''),
  },
  includes: buildIncludes,
};

function changeErrors(build: BuildRow, { body }: ApiRequest): ApiError[] {
  const { expired, usesNonExemptEncryption: answer } = body.attributes;
  const errors: ApiError[] = [];
  if (expired === false) {
    errors.push(
      attributeError('INVALID', 'expired', 'A build that has expired cannot be brought back'),
    );
  }
  if (typeof answer === 'boolean' && build.usesNonExemptEncryption !== null) {
    const message = 'The value cannot be updated when it is already set';
    errors.push(attributeError('INVALID', 'usesNonExemptEncryption', message));
  }
  return errors;
}

/** The answer is given once; after it the beta states return to PROCESSING for a while. */
function answerCompliance(build: BuildRow, answer: boolean, now: number): void {
  build.usesNonExemptEncryption = answer;
  build.statesReturnAt = Math.max(now, build.settledAt) + delays.complianceEcho;
}

function change(build: BuildRow, request: ApiRequest): ApiError[] {
  const errors = changeErrors(build, request);
  if (errors.length > 0) return errors;
  const declaration = relatedId(request, 'appEncryptionDeclaration');
  const refused = declaration === '' ? [] : attachToBuild(build, declaration, request);
  if (refused.length > 0) return refused;
  const { expired, usesNonExemptEncryption: answer } = request.body.attributes;
  if (expired === true) build.expiredByHand = true;
  if (typeof answer === 'boolean') answerCompliance(build, answer, request.moment.now);
  return [];
}

export const buildRoutes: Route[] = [
  listRoute('builds', ({ moment }) => seenBuilds(moment), buildListOptions),
  instanceRoute('builds', { includes: buildIncludes }),
  changeRoute<BuildRow>('builds', {
    access: 'manage',
    attributes: { expired: clearableFlag, usesNonExemptEncryption: clearableFlag },
    relationships: { appEncryptionDeclaration: { type: 'appEncryptionDeclarations' } },
    change,
  }),
  linkageEditRoute<BuildRow>('POST', 'builds', 'betaGroups', 'betaGroups', addGroups),
  linkageEditRoute<BuildRow>('DELETE', 'builds', 'betaGroups', 'betaGroups', removeGroups),
  ...relatedRoutes('builds', 'app'),
  ...relatedRoutes('builds', 'preReleaseVersion'),
  ...relatedRoutes('builds', 'appStoreVersion', { includes: versionIncludes }),
  ...relatedRoutes('builds', 'icons'),
  ...relatedRoutes('builds', 'buildBetaDetail', { includes: ['build'] }),
  ...relatedRoutes('builds', 'betaBuildLocalizations'),
  ...relatedRoutes('builds', 'betaAppReviewSubmission'),
  ...relatedRoutes('builds', 'individualTesters'),
  linkageEditRoute<BuildRow>('POST', 'builds', 'individualTesters', 'betaTesters', addIndividuals),
  linkageEditRoute<BuildRow>(
    'DELETE',
    'builds',
    'individualTesters',
    'betaTesters',
    removeIndividuals,
  ),
];
