import type { ApiError } from '../protocol/api-error';
import { stateError } from '../protocol/entity-errors';
import type { AppStoreVersionRow } from '../world/rows';
import { isEditable, versionStateOf } from '../world/store-life';
import type { ApiRequest } from './route';

/** Only a draft that was never released can go, and everything of it goes along. */
export function removeVersion(version: AppStoreVersionRow, request: ApiRequest): ApiError[] {
  const { moment, world } = request;
  if (!isEditable(version, moment)) {
    const words = `A version that reads ${versionStateOf(version, moment)} cannot be deleted`;
    return [stateError(words)];
  }
  const { state } = world;
  const isOfOther = (row: { versionId: string | null }) => row.versionId !== version.id;
  state.appStoreVersions = state.appStoreVersions.filter((other) => other !== version);
  state.appStoreVersionLocalizations = state.appStoreVersionLocalizations.filter(isOfOther);
  state.appStoreReviewDetails = state.appStoreReviewDetails.filter(isOfOther);
  state.phasedReleases = state.phasedReleases.filter(isOfOther);
  state.reviewSubmissionItems = state.reviewSubmissionItems.filter(isOfOther);
  return [];
}
