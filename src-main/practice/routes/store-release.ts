import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { pacificDate } from '../protocol/pacific-date';
import { newId } from '../world/ids';
import { endPause, type PhasedState, phasedProgress } from '../world/phased-lifecycle';
import type { AppStoreVersionRow } from '../world/rows';
import { byId } from '../world/state';
import { isFirstVersion, isOut, versionStateOf, withdrawVersion } from '../world/store-lifecycle';
import type { PhasedReleaseRow } from '../world/store-rows';
import { phasedReleaseStates } from './enum-values';
import type { ApiRequest, Route } from './route';
import { changeRoute, createRoute, type Made, relatedId, removeRoute } from './write-routes';

/** The version that a write refers to, or why there is none. */
export function versionOf(
  request: ApiRequest,
): { version: AppStoreVersionRow } | { errors: ApiError[] } {
  const id = relatedId(request, 'appStoreVersion');
  const version = byId(request.moment.state.appStoreVersions, id);
  if (version) return { version };
  const message = `There is no App Store version with id '${id}'`;
  return { errors: [relationshipError('INVALID', 'appStoreVersion', message, '/data/id')] };
}

function release(request: ApiRequest): Made {
  const { moment } = request;
  const found = versionOf(request);
  if ('errors' in found) return found;
  const state = versionStateOf(found.version, moment);
  if (state !== 'PENDING_DEVELOPER_RELEASE') {
    return { errors: [stateError(`A version that reads ${state} cannot be released by hand`)] };
  }
  found.version.releasedAt = moment.now;
  found.version.releasedDate = pacificDate(moment.today);
  return { row: { id: newId() } };
}

function phasedErrors(version: AppStoreVersionRow, { body, moment }: ApiRequest): ApiError[] {
  const wanted = body.attributes.phasedReleaseState;
  if (wanted === 'PAUSED' || wanted === 'COMPLETE') {
    const message = `A phased release does not begin as ${wanted}`;
    return [attributeError('INVALID', 'phasedReleaseState', message)];
  }
  if (isFirstVersion(version, moment)) {
    return [stateError('The first version of an app cannot be released in phases')];
  }
  if (isOut(version, moment)) return [stateError('The version is released already')];
  const hasOne = moment.state.phasedReleases.some((row) => row.versionId === version.id);
  return hasOne ? [stateError('The version has a phased release already')] : [];
}

function createPhased(request: ApiRequest): Made {
  const found = versionOf(request);
  if ('errors' in found) return found;
  const errors = phasedErrors(found.version, request);
  if (errors.length > 0) return { errors };
  const row: PhasedReleaseRow = {
    id: newId(),
    versionId: found.version.id,
    isCompletedByHand: false,
    pausedAt: null,
    pausedBefore: 0,
  };
  request.world.state.phasedReleases.push(row);
  return { row };
}

/** Which state can be requested in which. */
const allowed: Record<PhasedState, readonly string[]> = {
  INACTIVE: [],
  ACTIVE: ['PAUSED', 'COMPLETE'],
  PAUSED: ['ACTIVE', 'COMPLETE'],
  COMPLETE: [],
};

function changePhased(row: PhasedReleaseRow, { body, moment }: ApiRequest): ApiError[] {
  const wanted = body.attributes.phasedReleaseState;
  if (typeof wanted !== 'string') return [];
  const current = phasedProgress(row, moment).phasedReleaseState;
  if (wanted === current) {
    const message = "The attribute 'phasedReleaseState' already has this value";
    return [attributeError('INVALID', 'phasedReleaseState', message)];
  }
  if (!allowed[current].includes(wanted)) {
    return [stateError(`A phased release that reads ${current} cannot become ${wanted}`)];
  }
  // Also clears a pause that ended automatically, so that its days count once.
  if (row.pausedAt !== null) endPause(row, moment.now);
  if (wanted === 'PAUSED') row.pausedAt = moment.now;
  if (wanted === 'COMPLETE') row.isCompletedByHand = true;
  return [];
}

/** Can be removed only before the version is released. */
function removePhased(row: PhasedReleaseRow, { moment, world }: ApiRequest): ApiError[] {
  const { phasedReleaseState: current } = phasedProgress(row, moment);
  if (current !== 'INACTIVE') {
    return [stateError(`A phased release that reads ${current} cannot be deleted`)];
  }
  world.state.phasedReleases = world.state.phasedReleases.filter((other) => other !== row);
  return [];
}

const ofVersion = { appStoreVersion: { type: 'appStoreVersions', isRequired: true } } as const;
const phasedRules = {
  phasedReleaseState: { kind: 'text', isNullable: true, oneOf: phasedReleaseStates },
} as const;

function withdraw(version: AppStoreVersionRow, { moment }: ApiRequest): ApiError[] {
  if (versionStateOf(version, moment) === 'IN_REVIEW')
    return [stateError('A version that reads IN_REVIEW cannot be withdrawn')];
  withdrawVersion(version, moment);
  return [];
}

export const storeReleaseRoutes: Route[] = [
  createRoute('appStoreVersionReleaseRequests', {
    access: 'manage',
    attributes: {},
    relationships: ofVersion,
    create: release,
  }),
  createRoute('appStoreVersionPhasedReleases', {
    access: 'manage',
    attributes: phasedRules,
    relationships: ofVersion,
    create: createPhased,
  }),
  changeRoute<PhasedReleaseRow>('appStoreVersionPhasedReleases', {
    access: 'manage',
    attributes: phasedRules,
    change: changePhased,
  }),
  removeRoute<PhasedReleaseRow>('appStoreVersionPhasedReleases', 'manage', removePhased),
  removeRoute<AppStoreVersionRow>('appStoreVersionSubmissions', 'manage', withdraw),
];
