import { type FaultSet, numberOf } from '../faults';
import type { ApiError } from '../protocol/api-error';
import { attributeError, relationshipError, stateError } from '../protocol/entity-errors';
import { pacificDate } from '../protocol/pacific-date';
import { delays, minute } from '../world/delays';
import { newId } from '../world/ids';
import { isRefusedAtReview } from '../world/review-look';
import type { AppStoreVersionRow, Platform } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { submissionStateOf } from '../world/store-life';
import { shortcomingsOf } from '../world/store-readiness';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import type { World } from '../world/world';
import type { ApiRequest } from './route';
import { type Made, relatedId } from './write-routes';

export function placesOf(
  submission: ReviewSubmissionRow,
  { state }: Moment,
): ReviewSubmissionItemRow[] {
  return state.reviewSubmissionItems.filter(
    (row) => row.submissionId === submission.id && !row.isRemoved,
  );
}

export function createSubmission(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  const platform = (body.attributes.platform ?? 'IOS') as Platform;
  if (!byId(moment.state.apps, appId)) {
    const words = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', words, '/data/id')] };
  }
  const open = moment.state.reviewSubmissions.find(
    (row) =>
      row.appId === appId &&
      row.platform === platform &&
      submissionStateOf(row, moment.now) !== 'COMPLETE',
  );
  if (open) {
    const words = `There is another reviewSubmissions with id ${open.id} still in progress`;
    return { errors: [stateError(words)] };
  }
  const row: ReviewSubmissionRow = {
    id: newId(),
    appId,
    platform,
    submittedDate: null,
    submittedAt: null,
    reviewBeginsAt: null,
    decidedAt: null,
    decision: 'APPROVED',
    canceledAt: null,
  };
  world.state.reviewSubmissions.push(row);
  return { row };
}

/** The refusal says little itself: what is missing is told beside it, by resource. */
function readinessErrors(
  version: AppStoreVersionRow,
  moment: Moment,
  faults: FaultSet,
): ApiError[] {
  const associatedErrors = shortcomingsOf(version, moment, faults);
  if (Object.keys(associatedErrors).length === 0) return [];
  const words = `appStoreVersions with id '${version.id}' is not in a valid state and cannot be reviewed`;
  const error = stateError(`${words}; check the associated errors`);
  return [{ ...error, meta: { associatedErrors } }];
}

function submitErrors(
  submission: ReviewSubmissionRow,
  moment: Moment,
  { faults }: World,
): ApiError[] {
  const state = submissionStateOf(submission, moment.now);
  if (state !== 'READY_FOR_REVIEW' && state !== 'UNRESOLVED_ISSUES') {
    return [stateError(`A review submission that reads ${state} cannot be submitted`)];
  }
  const places = placesOf(submission, moment);
  if (places.length === 0) return [stateError('The review submission does not have any items')];
  if (state === 'UNRESOLVED_ISSUES' && places.some((place) => !place.isResolved)) {
    return [stateError('The review submission is not ready to be submitted yet')];
  }
  return places.flatMap((place) => {
    const version = byId(moment.state.appStoreVersions, place.versionId ?? '');
    return version ? readinessErrors(version, moment, faults) : [];
  });
}

/** Builds that are not in order are turned away before anybody reviews them. */
function turnAway(submission: ReviewSubmissionRow, moment: Moment): void {
  const { state } = moment;
  const versions = placesOf(submission, moment).map(({ versionId }) =>
    byId(state.appStoreVersions, versionId ?? ''),
  );
  for (const version of versions) {
    const build = byId(state.builds, version?.buildId ?? '');
    if (!build || !isRefusedAtReview(build, state)) continue;
    build.invalidAt = moment.now + delays.reviewLook;
    submission.reviewBeginsAt = build.invalidAt;
    submission.decidedAt = build.invalidAt;
    submission.decision = 'REJECTED';
  }
}

function submit(submission: ReviewSubmissionRow, moment: Moment, { faults }: World): void {
  const lasting = faults.take('review-lasts');
  const half = lasting ? (numberOf(lasting, 0) * minute) / 2 : null;
  submission.submittedAt = moment.now;
  submission.submittedDate = pacificDate(moment.today);
  submission.reviewBeginsAt = moment.now + (half ?? delays.reviewQueue);
  submission.decidedAt = submission.reviewBeginsAt + (half ?? delays.review);
  submission.decision = faults.take('review-rejected') ? 'REJECTED' : 'APPROVED';
  turnAway(submission, moment);
  for (const place of placesOf(submission, moment)) place.isResolved = false;
}

function cancel(submission: ReviewSubmissionRow, moment: Moment, { state }: World): ApiError[] {
  const current = submissionStateOf(submission, moment.now);
  if (current === 'READY_FOR_REVIEW') {
    // A draft is only emptied: it stays, to be used again.
    state.reviewSubmissionItems = state.reviewSubmissionItems.filter(
      (row) => row.submissionId !== submission.id,
    );
    return [];
  }
  if (current !== 'WAITING_FOR_REVIEW' && current !== 'UNRESOLVED_ISSUES') {
    return [stateError(`A review submission that reads ${current} is not in a cancellable state`)];
  }
  submission.canceledAt = moment.now;
  return [];
}

function platformErrors(submission: ReviewSubmissionRow, { body, moment }: ApiRequest): ApiError[] {
  const { platform } = body.attributes;
  if (typeof platform !== 'string' || platform === submission.platform) return [];
  const isEmpty = placesOf(submission, moment).length === 0;
  const words = 'The platform can only be changed while the review submission is empty';
  return isEmpty ? [] : [attributeError('INVALID', 'platform', words)];
}

export function changeSubmission(submission: ReviewSubmissionRow, request: ApiRequest): ApiError[] {
  const { body, moment, world } = request;
  const { platform, submitted, canceled } = body.attributes;
  if (submitted === false || canceled === false) {
    const name = submitted === false ? 'submitted' : 'canceled';
    return [attributeError('INVALID', name, `The value given for '${name}' is not valid`)];
  }
  if (submitted === true && canceled === true) {
    return [attributeError('INVALID', 'canceled', 'Either submit or cancel, not both')];
  }
  const errors = platformErrors(submission, request);
  if (errors.length > 0) return errors;
  if (typeof platform === 'string') submission.platform = platform as Platform;
  if (canceled === true) return cancel(submission, moment, world);
  if (submitted !== true) return [];
  const refused = submitErrors(submission, moment, world);
  if (refused.length === 0) submit(submission, moment, world);
  return refused;
}
