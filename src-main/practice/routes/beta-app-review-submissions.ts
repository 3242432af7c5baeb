import { numberOf } from '../faults';
import { type ApiError, relationshipError, unprocessable } from '../protocol/api-error';
import { pacificDate } from '../protocol/pacific-date';
import { seenBuild } from '../resources/builds';
import { externalStateOf, isExpired } from '../world/build-lifecycle';
import { delays, minute } from '../world/delays';
import { newId } from '../world/ids';
import {
  isInReview,
  isRefusedAtReview,
  missingForReview,
  reviewStateOf,
  submissionOf,
} from '../world/review';
import type { BetaAppReviewSubmissionRow, BuildRow } from '../world/rows';
import type { Moment } from '../world/state';
import type { World } from '../world/world';
import { betaReviewStates } from './enum-values';
import { equals } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { createRoute, type Made, relatedId } from './write-routes';

function otherBuildsOfTrain(build: BuildRow, { state }: Moment): BuildRow[] {
  return state.builds.filter(
    (other) => other.id !== build.id && other.preReleaseVersionId === build.preReleaseVersionId,
  );
}

/** Why the build's state does not allow a submission, or null. */
function buildStateError(build: BuildRow, moment: Moment): ApiError | null {
  const state = externalStateOf(build, moment);
  if (state === 'READY_FOR_BETA_SUBMISSION') return null;
  const titles: Record<string, string> = {
    EXPIRED: 'The build has expired',
    NOT_APPLICABLE: 'The build is for internal testing only',
    PROCESSING: 'The build is not in state for internal testing',
    PROCESSING_EXCEPTION: 'The build could not be processed',
    MISSING_EXPORT_COMPLIANCE: 'The build is missing export compliance',
    IN_EXPORT_COMPLIANCE_REVIEW: 'The build is in export compliance review',
  };
  const title = titles[state] ?? 'The build has been submitted for beta review already';
  return unprocessable(title, `${title}; its external state is ${state}`);
}

function trainError(build: BuildRow, moment: Moment): ApiError | null {
  const inReview = otherBuildsOfTrain(build, moment).some(
    (other) =>
      !isExpired(other, moment.now) && isInReview(submissionOf(moment.state, other.id), moment.now),
  );
  if (!inReview) return null;
  return unprocessable(
    'Another build is in review',
    'Another build in the same train is already in beta review',
  );
}

function submissionErrors(build: BuildRow, moment: Moment): ApiError[] {
  const error = buildStateError(build, moment) ?? trainError(build, moment);
  if (error) return [error];
  return missingForReview(build, moment.state).map((message) =>
    unprocessable(message, `${message}; it is required to submit a build for external testing`),
  );
}

/** How long queue and review take. A train that was approved before hardly waits. */
function reviewTimes(
  build: BuildRow,
  moment: Moment,
  world: World,
): { queue: number; review: number } {
  const lasting = world.faults.take('review-lasts');
  if (lasting) {
    const half = (numberOf(lasting, 0) * minute) / 2;
    return { queue: half, review: half };
  }
  const isTrainApproved = otherBuildsOfTrain(build, moment).some((other) => {
    const submission = submissionOf(moment.state, other.id);
    return submission !== undefined && reviewStateOf(submission, moment.now) === 'APPROVED';
  });
  if (isTrainApproved) return { queue: delays.repeatedReview, review: delays.repeatedReview };
  return { queue: delays.reviewQueue, review: delays.review };
}

/** An invalid build is refused before anyone reviews it. */
function rejectInvalid(build: BuildRow, row: BetaAppReviewSubmissionRow): void {
  build.invalidAt = row.submittedAt + delays.reviewLook;
  row.reviewBeginsAt = build.invalidAt;
  row.decidedAt = build.invalidAt;
  row.decision = 'REJECTED';
}

function create(request: ApiRequest): Made {
  const { moment, world } = request;
  const buildId = relatedId(request, 'build');
  const build = seenBuild(buildId, moment);
  if (!build) {
    return {
      errors: [
        relationshipError('INVALID', 'build', `There is no build with id '${buildId}'`, '/data/id'),
      ],
    };
  }
  const errors = submissionErrors(build, moment);
  if (errors.length > 0) return { errors };
  const { queue, review } = reviewTimes(build, moment, world);
  const row: BetaAppReviewSubmissionRow = {
    id: newId(),
    buildId,
    submittedDate: pacificDate(moment.today),
    submittedAt: moment.now,
    reviewBeginsAt: moment.now + queue,
    decidedAt: moment.now + queue + review,
    decision: world.faults.take('review-rejected') ? 'REJECTED' : 'APPROVED',
  };
  if (isRefusedAtReview(build, world.state)) rejectInvalid(build, row);
  world.state.betaAppReviewSubmissions.push(row);
  return { row };
}

export const betaAppReviewSubmissionRoutes: Route[] = [
  listRoute('betaAppReviewSubmissions', ({ moment }) => moment.state.betaAppReviewSubmissions, {
    filters: {
      build: equals<BetaAppReviewSubmissionRow>((row) => row.buildId),
      betaReviewState: equals<BetaAppReviewSubmissionRow>(
        (row, { now }) => reviewStateOf(row, now),
        betaReviewStates,
      ),
    },
    requiredFilters: ['build'],
    includes: ['build'],
  }),
  instanceRoute('betaAppReviewSubmissions', { includes: ['build'] }),
  createRoute('betaAppReviewSubmissions', {
    access: 'manage',
    attributes: {},
    relationships: { build: { type: 'builds', isRequired: true } },
    create,
  }),
  ...relatedRoutes('betaAppReviewSubmissions', 'build'),
];
