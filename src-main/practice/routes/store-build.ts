import { type ApiError, relationshipError } from '../protocol/api-error';
import { seenBuild } from '../resources/builds';
import { isExpired, processingStateOf } from '../world/build-lifecycle';
import type { AppStoreVersionRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { isEditable } from '../world/store-lifecycle';
import { sameVersion } from '../world/trains';
import type { ApiRequest } from './route';

/** Why a build does not fit a version, or null. */
function misfit(version: AppStoreVersionRow, build: BuildRow, moment: Moment): string | null {
  const train = byId(moment.state.preReleaseVersions, build.preReleaseVersionId);
  if (build.appId !== version.appId) return 'it is of another app';
  if (train?.platform !== version.platform) return 'it is for another platform';
  if (!sameVersion(train.version, version.versionString)) return 'it is of another version';
  if (isExpired(build, moment.now)) return 'it has expired';
  if (build.buildAudienceType !== 'APP_STORE_ELIGIBLE') return 'it is for internal testing only';
  const state = processingStateOf(build, moment.now);
  return state === 'VALID' ? null : `its processing state is ${state}`;
}

export function buildErrors(
  version: AppStoreVersionRow,
  buildId: string,
  moment: Moment,
): ApiError[] {
  const build = seenBuild(buildId, moment);
  const why = build ? misfit(version, build, moment) : 'there is none with this id';
  if (why === null) return [];
  const message = `The pre-release build could not be added: ${why}`;
  return [relationshipError('INVALID', 'build', message)];
}

/** A build can be replaced, but never removed. */
export function swapBuild(
  version: AppStoreVersionRow,
  buildId: string,
  { moment }: ApiRequest,
): ApiError[] {
  if (!isEditable(version, moment)) {
    const message = 'The pre-release build could not be added: the version is not editable now';
    return [relationshipError('INVALID', 'build', message)];
  }
  const errors = buildErrors(version, buildId, moment);
  if (errors.length === 0) version.buildId = buildId;
  return errors;
}
