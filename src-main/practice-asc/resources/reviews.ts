import { reviewStateOf } from '../world/review-life';
import type { BetaAppReviewDetailRow, BetaAppReviewSubmissionRow } from '../world/rows';
import { byId } from '../world/state';
import { type Identified, ownFields, resourceType, toOne } from './resource-type';
import { reviewContactFields } from './review-contact-fields';

export const betaAppReviewDetails = resourceType<BetaAppReviewDetailRow>({
  name: 'betaAppReviewDetails',
  find: (id, { state }) => byId(state.betaAppReviewDetails, id),
  attributes: ownFields<BetaAppReviewDetailRow>(...reviewContactFields),
  relationships: { app: toOne('apps', (row) => row.appId) },
});

export const betaAppReviewSubmissions = resourceType<BetaAppReviewSubmissionRow>({
  name: 'betaAppReviewSubmissions',
  find: (id, { state }) => byId(state.betaAppReviewSubmissions, id),
  attributes: {
    betaReviewState: (submission, { now }) => reviewStateOf(submission, now),
    submittedDate: (submission) => submission.submittedDate,
  },
  relationships: { build: toOne('builds', (submission) => submission.buildId) },
});

/** Can only be made, never read again. */
export const buildBetaNotifications = resourceType<Identified>({
  name: 'buildBetaNotifications',
  find: (id) => ({ id }),
  attributes: {},
  relationships: {},
});
