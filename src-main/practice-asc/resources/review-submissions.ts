import { byId, type Moment } from '../world/state';
import { submissionStateOf } from '../world/store-life';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import { emptyOne, idsWhere, ownFields, resourceType, toMany, toOne } from './resource-type';

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
    submittedByActor: emptyOne('actors'),
    lastUpdatedByActor: emptyOne('actors'),
  },
});

/** What the review made of one version of a submission. */
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
    appCustomProductPageVersion: emptyOne('appCustomProductPageVersions'),
    appStoreVersionExperiment: emptyOne('appStoreVersionExperiments'),
    appStoreVersionExperimentV2: emptyOne('appStoreVersionExperiments'),
    appEvent: toOne('appEvents', (row) => row.eventId, false),
    backgroundAssetVersion: emptyOne('backgroundAssetVersions'),
    gameCenterAchievementVersion: emptyOne('gameCenterAchievementVersions'),
    gameCenterActivityVersion: emptyOne('gameCenterActivityVersions'),
    gameCenterChallengeVersion: emptyOne('gameCenterChallengeVersions'),
    gameCenterLeaderboardSetVersion: emptyOne('gameCenterLeaderboardSetVersions'),
    gameCenterLeaderboardVersion: emptyOne('gameCenterLeaderboardVersions'),
    inAppPurchaseVersion: emptyOne('inAppPurchaseVersions'),
    subscriptionVersion: emptyOne('subscriptionVersions'),
    subscriptionGroupVersion: emptyOne('subscriptionGroupVersions'),
  },
});
