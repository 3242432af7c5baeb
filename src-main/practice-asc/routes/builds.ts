import type { ApiError } from '../protocol/api-error';
import { clearableFlag } from '../protocol/body-rules';
import { attributeError } from '../protocol/entity-errors';
import { seenBuilds } from '../resources/builds';
import { delays } from '../world/delays';
import type { BuildRow } from '../world/rows';
import { addGroups, removeGroups } from './build-groups';
import { buildIncludes, buildListOptions } from './build-list';
import { attachToBuild } from './declarations';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { versionIncludes } from './store-versions';
import { addIndividuals, removeIndividuals } from './tester-links';
import { changeRoute, linkageEditRoute, relatedId } from './write-routes';

function changeErrors(build: BuildRow, { body }: ApiRequest): ApiError[] {
  const { expired, usesNonExemptEncryption: answer } = body.attributes;
  const errors: ApiError[] = [];
  if (expired === false) {
    errors.push(
      attributeError('INVALID', 'expired', 'A build that has expired cannot be brought back'),
    );
  }
  if (typeof answer === 'boolean' && build.usesNonExemptEncryption !== null) {
    const words = 'The value cannot be updated when it is already set';
    errors.push(attributeError('INVALID', 'usesNonExemptEncryption', words));
  }
  return errors;
}

/** The answer is given once; after it the beta states go back to PROCESSING for a while. */
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
