import type { ApiError } from '../protocol/api-error';
import { clearableFlag } from '../protocol/body-rules';
import { relationshipError, stateError } from '../protocol/entity-errors';
import { type BetaDetailRow, seenBetaDetails, seenBuild } from '../resources/builds';
import { externalStateOf } from '../world/build-life';
import { newId } from '../world/ids';
import { buildIncludes } from './build-list';
import { byOwnId, equals } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { changeRoute, createRoute, type Made, relatedId } from './write-routes';

function change({ build }: BetaDetailRow, { body }: ApiRequest): ApiError[] {
  const { autoNotifyEnabled } = body.attributes;
  if (typeof autoNotifyEnabled === 'boolean') build.autoNotifyEnabled = autoNotifyEnabled;
  return [];
}

export const buildBetaDetailRoutes: Route[] = [
  listRoute('buildBetaDetails', ({ moment }) => seenBetaDetails(moment), {
    filters: { build: equals<BetaDetailRow>(({ build }) => build.id), id: byOwnId },
    includes: ['build'],
  }),
  instanceRoute('buildBetaDetails', { includes: ['build'] }),
  changeRoute<BetaDetailRow>('buildBetaDetails', {
    access: 'manage',
    attributes: { autoNotifyEnabled: clearableFlag },
    change,
  }),
  ...relatedRoutes('buildBetaDetails', 'build', { includes: buildIncludes }),
];

const tellable = ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];

/** Tells testers by hand. Not the same as nothing when repeated: each success may mail all of them. */
function notify(request: ApiRequest): Made {
  const buildId = relatedId(request, 'build');
  const build = seenBuild(buildId, request.moment);
  if (!build) {
    return {
      errors: [
        relationshipError('INVALID', 'build', `There is no build with id '${buildId}'`, '/data/id'),
      ],
    };
  }
  if (build.autoNotifyEnabled)
    return { errors: [stateError('Auto-notify is already enabled for this build')] };
  if (!tellable.includes(externalStateOf(build, request.moment))) {
    return { errors: [stateError('The build is not ready for testers to be told of it')] };
  }
  build.testersNotified = true;
  return { row: { id: newId() } };
}

export const buildBetaNotificationRoutes: Route[] = [
  createRoute('buildBetaNotifications', {
    access: 'manage',
    attributes: {},
    relationships: { build: { type: 'builds', isRequired: true } },
    create: notify,
  }),
];
