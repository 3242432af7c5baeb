import { type ApiError, relationshipError, stateError } from '../protocol/api-error';
import { clearableFlag } from '../protocol/body';
import { type BetaDetailRow, seenBetaDetails, seenBuild } from '../resources/builds';
import { externalStateOf, internalStateOf } from '../world/build-lifecycle';
import { newId } from '../world/ids';
import { buildIncludes } from './builds';
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

const notifiableStates = ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];

/** Notifies testers manually. Not idempotent: each success may email all of them. */
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
  const isWithTesters = internalStateOf(build, request.moment) === 'IN_BETA_TESTING';
  if (!isWithTesters && !notifiableStates.includes(externalStateOf(build, request.moment))) {
    return { errors: [stateError('The build is not ready for testers to be notified of it')] };
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
