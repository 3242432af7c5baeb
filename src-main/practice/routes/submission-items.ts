import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { newId } from '../world/ids';
import type { AppStoreVersionRow } from '../world/rows';
import { byId } from '../world/state';
import { isEditable, submissionStateOf, versionStateOf } from '../world/store-lifecycle';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import type { ApiRequest } from './route';
import { itemsOf, readinessErrors } from './submission-writes';
import { type Made, relatedId } from './write-routes';

/** What else a submission may contain; the practice team has none of it. */
export const otherItemTypes = [
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

/** The open submission that a version is already in, if any. */
function otherSubmissionOf(
  version: AppStoreVersionRow,
  { moment }: ApiRequest,
): string | undefined {
  return moment.state.reviewSubmissions.find(
    (row) =>
      submissionStateOf(row, moment.now) !== 'COMPLETE' &&
      itemsOf(row, moment).some((item) => item.versionId === version.id),
  )?.id;
}

function itemErrors(
  submission: ReviewSubmissionRow,
  version: AppStoreVersionRow,
  request: ApiRequest,
): ApiError[] {
  const { moment } = request;
  const taken = otherSubmissionOf(version, request);
  if (taken !== undefined) {
    const message = `The version was already added to another reviewSubmission with id ${taken}`;
    return [relationshipError('INVALID', 'appStoreVersion', message)];
  }
  if (version.appId !== submission.appId || version.platform !== submission.platform) {
    const message = 'The version is of another app or platform than the review submission';
    return [relationshipError('INVALID', 'appStoreVersion', message)];
  }
  const state = submissionStateOf(submission, moment.now);
  if (state !== 'READY_FOR_REVIEW') {
    return [stateError(`Nothing can be added to a review submission that reads ${state}`)];
  }
  if (itemsOf(submission, moment).some((item) => item.versionId !== null)) {
    return [stateError('The review submission has an App Store version already')];
  }
  if (isEditable(version, moment)) {
    const { faults } = request.world;
    return faults.take('checked-when-added') ? readinessErrors(version, moment, faults) : [];
  }
  return [stateError(`A version that reads ${versionStateOf(version, moment)} cannot be reviewed`)];
}

function missing(name: string, id: string): Made {
  const message = `There is no resource with id '${id}'`;
  return { errors: [relationshipError('INVALID', name, message, '/data/id')] };
}

export function createItem(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const submissionId = relatedId(request, 'reviewSubmission');
  const submission = byId(moment.state.reviewSubmissions, submissionId);
  if (!submission) return missing('reviewSubmission', submissionId);
  if (!body.relationships.has('appStoreVersion')) {
    const message = 'Something to be reviewed is required';
    return { errors: [relationshipError('REQUIRED', 'appStoreVersion', message)] };
  }
  const versionId = relatedId(request, 'appStoreVersion');
  const version = byId(moment.state.appStoreVersions, versionId);
  if (!version) return missing('appStoreVersion', versionId);
  const errors = itemErrors(submission, version, request);
  if (errors.length > 0) return { errors };
  const row = { id: newId(), submissionId, versionId, isRemoved: false, isResolved: false };
  world.state.reviewSubmissionItems.push(row);
  return { row };
}

/** A rejected version is marked as resolved, or removed from its submission. */
export function changeItem(
  item: ReviewSubmissionItemRow,
  { body, moment }: ApiRequest,
): ApiError[] {
  const { resolved, removed } = body.attributes;
  const wrong = [resolved, removed].includes(false);
  if (wrong) return [attributeError('INVALID', 'resolved', 'Neither can be taken back')];
  if (resolved !== true && removed !== true) return [];
  const submission = byId(moment.state.reviewSubmissions, item.submissionId);
  const state = submission && submissionStateOf(submission, moment.now);
  if (state !== 'UNRESOLVED_ISSUES' || item.isRemoved) {
    return [stateError('Only what was rejected can be resolved or removed')];
  }
  if (removed === true) item.isRemoved = true;
  else item.isResolved = true;
  return [];
}

/** Once it was submitted nothing can be removed. */
export function removeItem(
  item: ReviewSubmissionItemRow,
  { moment, world }: ApiRequest,
): ApiError[] {
  const { state } = world;
  const submission = byId(state.reviewSubmissions, item.submissionId);
  const current = submission && submissionStateOf(submission, moment.now);
  if (current !== 'READY_FOR_REVIEW') {
    return [stateError(`Nothing can be taken from a review submission that reads ${current}`)];
  }
  state.reviewSubmissionItems = state.reviewSubmissionItems.filter((other) => other !== item);
  return [];
}
