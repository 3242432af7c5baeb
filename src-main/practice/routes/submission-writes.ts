import { type FaultSet, numberOf } from '../faults';
import {
  type ApiError,
  attributeError,
  relationshipError,
  stateError,
} from '../protocol/api-error';
import { pacificDate } from '../protocol/pacific-date';
import { delays, minute } from '../world/delays';
import { newId } from '../world/ids';
import { isRefusedAtReview } from '../world/review';
import type { AppStoreVersionRow, Platform } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { submissionStateOf } from '../world/store-lifecycle';
import { missingItemsOf } from '../world/store-readiness';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import type { World } from '../world/world';
import type { ApiRequest } from './route';
import { type Made, relatedId } from './write-routes';

export function itemsOf(
  submission: ReviewSubmissionRow,
  { state }: Moment,
): ReviewSubmissionItemRow[] {
  return state.reviewSubmissionItems.filter(
    (row) => row.submissionId === submission.id && !row.isRemoved,
  );
}

/**
 * Drafts that no list shows are reported of live servers: one keeps another from being created (`named`), or does not,
 * and keeps what is in it (`stranded`).
 */
export function isDraftUnlisted({ world }: ApiRequest, as?: 'named' | 'stranded'): boolean {
  const fault = world.faults.peek('drafts-unlisted');
  return fault !== null && (as === undefined || fault.argument === as);
}

export function createSubmission(request: ApiRequest): Made {
  const { body, moment, world } = request;
  const appId = relatedId(request, 'app');
  const platform = (body.attributes.platform ?? 'IOS') as Platform;
  if (!byId(moment.state.apps, appId)) {
    const message = `There is no app with id '${appId}'`;
    return { errors: [relationshipError('INVALID', 'app', message, '/data/id')] };
  }
  const isStranded = isDraftUnlisted(request, 'stranded');
  const open = moment.state.reviewSubmissions.find((row) => {
    const state = submissionStateOf(row, moment.now);
    const isInTheWay = state !== 'COMPLETE' && !(isStranded && state === 'READY_FOR_REVIEW');
    return row.appId === appId && row.platform === platform && isInTheWay;
  });
  if (open) {
    const message = `There is another reviewSubmissions with id ${open.id} still in progress`;
    return { errors: [stateError(message)] };
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

/** The refusal itself says little: what is missing is in its associated errors, by resource. */
export function readinessErrors(
  version: AppStoreVersionRow,
  moment: Moment,
  faults: FaultSet,
): ApiError[] {
  const associatedErrors = missingItemsOf(version, moment, faults);
  if (Object.keys(associatedErrors).length === 0) return [];
  const message = `appStoreVersions with id '${version.id}' is not in a valid state and cannot be reviewed`;
  const error = stateError(`${message}; check the associated errors`);
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
  const items = itemsOf(submission, moment);
  if (items.length === 0) return [stateError('The review submission does not have any items')];
  if (state === 'UNRESOLVED_ISSUES' && items.some((item) => !item.isResolved)) {
    return [stateError('The review submission is not ready to be submitted yet')];
  }
  const early = faults.take('submission-early');
  if (early?.argument === 'uploads')
    return [stateError('Attachment uploads are still in progress; wait for them to be processed')];
  if (early)
    return [stateError('The review submission is not ready to be submitted yet, try again later')];
  return items.flatMap((item) => {
    const version = byId(moment.state.appStoreVersions, item.versionId ?? '');
    return version ? readinessErrors(version, moment, faults) : [];
  });
}

/** Invalid builds are refused before anyone reviews them. */
function rejectInvalid(submission: ReviewSubmissionRow, moment: Moment): void {
  const { state } = moment;
  const versions = itemsOf(submission, moment).map(({ versionId }) =>
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
  const completing = faults.take('completing-lasts');
  submission.completingFor = completing ? numberOf(completing, 0) * minute : 0;
  rejectInvalid(submission, moment);
  for (const item of itemsOf(submission, moment)) item.isResolved = false;
}

function cancel(
  submission: ReviewSubmissionRow,
  moment: Moment,
  { state, faults }: World,
): ApiError[] {
  const current = submissionStateOf(submission, moment.now);
  if (current === 'READY_FOR_REVIEW') {
    // A draft is only emptied: it remains and is reused.
    state.reviewSubmissionItems = state.reviewSubmissionItems.filter(
      (row) => row.submissionId !== submission.id,
    );
    return [];
  }
  const mayCancel = ['WAITING_FOR_REVIEW', 'UNRESOLVED_ISSUES'].includes(current);
  if (!mayCancel && !(current === 'IN_REVIEW' && faults.take('cancels-in-review'))) {
    return [stateError(`A review submission that reads ${current} is not in a cancellable state`)];
  }
  submission.canceledAt = moment.now;
  const lasting = faults.take('canceling-lasts');
  if (lasting) submission.cancelingFor = numberOf(lasting, 0) * minute;
  return [];
}

function platformErrors(submission: ReviewSubmissionRow, { body, moment }: ApiRequest): ApiError[] {
  const { platform } = body.attributes;
  if (typeof platform !== 'string' || platform === submission.platform) return [];
  const isEmpty = itemsOf(submission, moment).length === 0;
  const message = 'The platform can only be changed while the review submission is empty';
  return isEmpty ? [] : [attributeError('INVALID', 'platform', message)];
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
