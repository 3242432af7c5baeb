import { reviewStateOf } from '../world/review';
import type { BetaAppReviewDetailRow, BetaAppReviewSubmissionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { submissionStateOf } from '../world/store-lifecycle';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import {
  emptyOne,
  type Identified,
  idsWhere,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';

/** The contact for the reviewer and the demo account: the same for beta and App Store review. */
export const reviewContactFields = [
  'contactFirstName',
  'contactLastName',
  'contactPhone',
  'contactEmail',
  'demoAccountName',
  'demoAccountPassword',
  'demoAccountRequired',
  'notes',
] as const;

export const reviewSubmissions = resourceType<ReviewSubmissionRow>({
  name: 'reviewSubmissions',
  find: (id, { state }) => byId(state.reviewSubmissions, id),
  attributes: {
    ...ownFields<ReviewSubmissionRow>('platform', 'submittedDate'),
    state: (submission, { now }) => submissionStateOf(submission, now),
  },
  relationships: {
    app: toOne('apps', (submission) => submission.appId, false),
    items: toMany('reviewSubmissionItems', (submission, { state }) =>
      idsWhere(state.reviewSubmissionItems, (row) => row.submissionId === submission.id),
    ),
    appStoreVersionForReview: toOne(
      'appStoreVersions',
      (submission, { state }) =>
        state.reviewSubmissionItems.find(
          (row) => row.submissionId === submission.id && row.versionId !== null && !row.isRemoved,
        )?.versionId,
      false,
    ),
    submittedByActor: emptyOne('actors', false),
    lastUpdatedByActor: emptyOne('actors', false),
  },
});

/** The review result for one version of a submission. */
function outcomeOf(row: ReviewSubmissionItemRow, { state, now }: Moment): string {
  const submission = byId(state.reviewSubmissions, row.submissionId);
  if (row.isRemoved || !submission) return 'REMOVED';
  switch (submissionStateOf(submission, now)) {
    case 'COMPLETE':
      return submission.canceledAt === null ? 'APPROVED' : 'REMOVED';
    case 'UNRESOLVED_ISSUES':
      return row.isResolved ? 'READY_FOR_REVIEW' : 'REJECTED';
    default:
      return 'READY_FOR_REVIEW';
  }
}

export const reviewSubmissionItems = resourceType<ReviewSubmissionItemRow>({
  name: 'reviewSubmissionItems',
  find: (id, { state }) => byId(state.reviewSubmissionItems, id),
  attributes: { state: outcomeOf },
  relationships: {
    appStoreVersion: toOne('appStoreVersions', (row) => row.versionId, false),
    appCustomProductPageVersion: emptyOne('appCustomProductPageVersions', false),
    appStoreVersionExperiment: emptyOne('appStoreVersionExperiments', false),
    appStoreVersionExperimentV2: emptyOne('appStoreVersionExperiments', false),
    appEvent: toOne('appEvents', (row) => row.eventId, false),
    backgroundAssetVersion: emptyOne('backgroundAssetVersions', false),
    gameCenterAchievementVersion: emptyOne('gameCenterAchievementVersions', false),
    gameCenterActivityVersion: emptyOne('gameCenterActivityVersions', false),
    gameCenterChallengeVersion: emptyOne('gameCenterChallengeVersions', false),
    gameCenterLeaderboardSetVersion: emptyOne('gameCenterLeaderboardSetVersions', false),
    gameCenterLeaderboardVersion: emptyOne('gameCenterLeaderboardVersions', false),
    inAppPurchaseVersion: emptyOne('inAppPurchaseVersions', false),
    subscriptionVersion: emptyOne('subscriptionVersions', false),
    subscriptionGroupVersion: emptyOne('subscriptionGroupVersions', false),
  },
});

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

/** Can only be created, never read. */
export const betaTesterInvitations = resourceType<Identified>({
  name: 'betaTesterInvitations',
  find: (id) => ({ id }),
  attributes: {},
  relationships: {},
});

/** Can only be created, never read. */
export const buildBetaNotifications = resourceType<Identified>({
  name: 'buildBetaNotifications',
  find: (id) => ({ id }),
  attributes: {},
  relationships: {},
});
