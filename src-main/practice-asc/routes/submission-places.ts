import type { ApiError } from '../protocol/api-error';
import { attributeError, relationshipError, stateError } from '../protocol/entity-errors';
import { newId } from '../world/ids';
import type { AppStoreVersionRow } from '../world/rows';
import { byId } from '../world/state';
import { isEditable, submissionStateOf, versionStateOf } from '../world/store-life';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import type { ApiRequest } from './route';
import { placesOf } from './submission-writes';
import { type Made, relatedId } from './write-routes';

/** What may go into a submission besides a version; the practice team has none of it. */
export const otherPlaces = [
  'appCustomProductPageVersion',
  'appEvent',
  'backgroundAssetVersion',
  'gameCenterAchievementVersion',
  'gameCenterActivityVersion',
  'gameCenterChallengeVersion',
  'gameCenterLeaderboardSetVersion',
  'gameCenterLeaderboardVersion',
  'inAppPurchaseVersion',
  'subscriptionVersion',
  'subscriptionGroupVersion',
] as const;

/** Where a version is already, if it is in a submission that is not over. */
function elsewhere(version: AppStoreVersionRow, { moment }: ApiRequest): string | undefined {
  return moment.state.reviewSubmissions.find(
    (row) =>
      submissionStateOf(row, moment.now) !== 'COMPLETE' &&
      placesOf(row, moment).some((place) => place.versionId === version.id),
  )?.id;
}

function placeErrors(
  submission: ReviewSubmissionRow,
  version: AppStoreVersionRow,
  request: ApiRequest,
): ApiError[] {
  const { moment } = request;
  const taken = elsewhere(version, request);
  if (taken !== undefined) {
    const words = `The version was already added to another reviewSubmission with id ${taken}`;
    return [relationshipError('INVALID', 'appStoreVersion', words)];
  }
  if (version.appId !== submission.appId || version.platform !== submission.platform) {
    const words = 'The version is of another app or platform than the review submission';
    return [relationshipError('INVALID', 'appStoreVersion', words)];
  }
  const state = submissionStateOf(submission, moment.now);
  if (state !== 'READY_FOR_REVIEW') {
    return [stateError(`Nothing can be added to a review submission that reads ${state}`)];
  }
  if (placesOf(submission, moment).some((place) => place.versionId !== null)) {
    return [stateError('The review submission has an App Store version already')];
  }
  if (isEditable(version, moment)) return [];
  return [stateError(`A version that reads ${versionStateOf(version, moment)} cannot be reviewed`)];
}

function missing(name: string, id: string): Made {
  const words = `There is no resource with id '${id}'`;
  return { errors: [relationshipError('INVALID', name, words, '/data/id')] };
}

export function createPlace(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const submissionId = relatedId(request, 'reviewSubmission');
  const submission = byId(moment.state.reviewSubmissions, submissionId);
  if (!submission) return missing('reviewSubmission', submissionId);
  if (!body.relationships.has('appStoreVersion')) {
    const words = 'Something to be reviewed is required';
    return { errors: [relationshipError('REQUIRED', 'appStoreVersion', words)] };
  }
  const versionId = relatedId(request, 'appStoreVersion');
  const version = byId(moment.state.appStoreVersions, versionId);
  if (!version) return missing('appStoreVersion', versionId);
  const errors = placeErrors(submission, version, request);
  if (errors.length > 0) return { errors };
  const row = { id: newId(), submissionId, versionId, isRemoved: false, isResolved: false };
  world.state.reviewSubmissionItems.push(row);
  return { row };
}

/** A rejected version is said to be mended, or taken out of its submission. */
export function changePlace(
  place: ReviewSubmissionItemRow,
  { body, moment }: ApiRequest,
): ApiError[] {
  const { resolved, removed } = body.attributes;
  const wrong = [resolved, removed].includes(false);
  if (wrong) return [attributeError('INVALID', 'resolved', 'Neither can be taken back')];
  if (resolved !== true && removed !== true) return [];
  const submission = byId(moment.state.reviewSubmissions, place.submissionId);
  const state = submission && submissionStateOf(submission, moment.now);
  if (state !== 'UNRESOLVED_ISSUES' || place.isRemoved) {
    return [stateError('Only what was rejected can be resolved or removed')];
  }
  if (removed === true) place.isRemoved = true;
  else place.isResolved = true;
  return [];
}

/** Once it was submitted nothing can be taken out any more. */
export function removePlace(
  place: ReviewSubmissionItemRow,
  { moment, world }: ApiRequest,
): ApiError[] {
  const { state } = world;
  const submission = byId(state.reviewSubmissions, place.submissionId);
  const current = submission && submissionStateOf(submission, moment.now);
  if (current !== 'READY_FOR_REVIEW') {
    return [stateError(`Nothing can be taken from a review submission that reads ${current}`)];
  }
  state.reviewSubmissionItems = state.reviewSubmissionItems.filter((other) => other !== place);
  return [];
}
