import type { ApiError } from '../protocol/api-error';
import { attributeError } from '../protocol/entity-errors';
import type { AppStoreVersionRow } from '../world/rows';
import type { Moment } from '../world/state';
import { isEditable, versionStateOf } from '../world/store-life';
import type { ApiRequest } from './route';
import { swapBuild } from './store-build';
import { numberErrors, releaseErrors } from './store-version-checks';
import { sentFields } from './store-version-fields';

const underReview = ['READY_FOR_REVIEW', 'WAITING_FOR_REVIEW', 'IN_REVIEW'];
const releaseFields: readonly string[] = ['releaseType', 'earliestReleaseDate', 'dueAt'];

/** How it is released can be changed until it is approved; the rest only while it is a draft. */
function lockErrors(
  version: AppStoreVersionRow,
  changed: readonly string[],
  moment: Moment,
): ApiError[] {
  if (isEditable(version, moment)) return [];
  const isUnderReview = underReview.includes(versionStateOf(version, moment));
  const locked = changed.find(
    (name) => name !== 'downloadable' && !(isUnderReview && releaseFields.includes(name)),
  );
  if (locked === undefined) return [];
  const words = `The attribute '${locked}' can not be modified in the current state`;
  return [attributeError('INVALID', locked, words)];
}

function changeErrors(
  version: AppStoreVersionRow,
  wanted: AppStoreVersionRow,
  changed: readonly string[],
  moment: Moment,
): ApiError[] {
  const locked = lockErrors(version, changed, moment);
  if (locked.length > 0) return locked;
  const isRenamed = wanted.versionString !== version.versionString;
  const isRescheduled = changed.some((name) => releaseFields.includes(name));
  return [
    ...(isRenamed ? numberErrors(wanted, moment) : []),
    ...(isRescheduled ? releaseErrors(wanted, moment) : []),
  ];
}

export function changeVersion(version: AppStoreVersionRow, request: ApiRequest): ApiError[] {
  const { body, moment } = request;
  const sent = sentFields(request);
  const wanted = { ...version, ...sent };
  const changed = Object.entries(sent)
    .filter(([name, value]) => version[name as keyof AppStoreVersionRow] !== value)
    .map(([name]) => name);
  const errors = changeErrors(version, wanted, changed, moment);
  if (errors.length > 0) return errors;
  const buildId = body.relationships.get('build')?.[0];
  if (buildId !== undefined) {
    const refused = swapBuild(wanted, buildId, request);
    if (refused.length > 0) return refused;
  }
  Object.assign(version, wanted);
  return [];
}
