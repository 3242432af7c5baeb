import { clearableFlag } from '../protocol/body';
import { submissionStateOf } from '../world/store-lifecycle';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import { platforms, reviewSubmissionStates } from './enum-values';
import { equals } from './filters';
import { instanceRoute, type ListOptions, listRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { changeItem, createItem, otherItemTypes, removeItem } from './submission-items';
import { changeSubmission, createSubmission, isDraftUnlisted } from './submission-writes';
import { changeRoute, createRoute, removeRoute } from './write-routes';

const includes = [
  'app',
  'items',
  'appStoreVersionForReview',
  'submittedByActor',
  'lastUpdatedByActor',
];

const filters = {
  platform: equals<ReviewSubmissionRow>((row) => row.platform, platforms),
  state: equals<ReviewSubmissionRow>(
    (row, { now }) => submissionStateOf(row, now),
    reviewSubmissionStates,
  ),
};

/** The query of an app's list of submissions; the list of all accepts the app as well. */
export const submissionListOptions: ListOptions = { filters, includes };

const platformRule = { kind: 'text', isNullable: true, oneOf: platforms } as const;

function listed(request: ApiRequest): readonly ReviewSubmissionRow[] {
  const { state, now } = request.moment;
  if (!isDraftUnlisted(request)) return state.reviewSubmissions;
  return state.reviewSubmissions.filter(
    (row) => submissionStateOf(row, now) !== 'READY_FOR_REVIEW',
  );
}

export const reviewSubmissionRoutes: Route[] = [
  listRoute('reviewSubmissions', listed, {
    filters: { ...filters, app: equals<ReviewSubmissionRow>((row) => row.appId) },
    requiredFilters: ['app'],
    includes,
  }),
  instanceRoute('reviewSubmissions', { includes }),
  createRoute('reviewSubmissions', {
    access: 'manage',
    attributes: { platform: platformRule },
    relationships: { app: { type: 'apps', isRequired: true } },
    create: createSubmission,
  }),
  changeRoute<ReviewSubmissionRow>('reviewSubmissions', {
    access: 'manage',
    attributes: { platform: platformRule, submitted: clearableFlag, canceled: clearableFlag },
    change: changeSubmission,
  }),
  ...relatedRoutes('reviewSubmissions', 'items', {
    includes: [
      'appStoreVersion',
      'appStoreVersionExperiment',
      'appStoreVersionExperimentV2',
      ...otherItemTypes,
    ],
  }),
];

export const reviewSubmissionItemRoutes: Route[] = [
  createRoute('reviewSubmissionItems', {
    access: 'manage',
    attributes: {},
    relationships: {
      reviewSubmission: { type: 'reviewSubmissions', isRequired: true },
      appStoreVersion: { type: 'appStoreVersions' },
    },
    create: createItem,
  }),
  changeRoute<ReviewSubmissionItemRow>('reviewSubmissionItems', {
    access: 'manage',
    attributes: { resolved: clearableFlag, removed: clearableFlag },
    change: changeItem,
  }),
  removeRoute<ReviewSubmissionItemRow>('reviewSubmissionItems', 'manage', removeItem),
];
