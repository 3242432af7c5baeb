import { clearableFlag } from '../protocol/body-rules';
import { submissionStateOf } from '../world/store-life';
import type { ReviewSubmissionItemRow, ReviewSubmissionRow } from '../world/store-rows';
import { equals } from './filters';
import { instanceRoute, type ListOptions, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { changePlace, createPlace, otherPlaces, removePlace } from './submission-places';
import { changeSubmission, createSubmission } from './submission-writes';
import { platforms, reviewSubmissionStates } from './words';
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

/** What the list of an app's submissions takes; the list of all takes the app as well. */
export const submissionListOptions: ListOptions = { filters, includes };

const platformRule = { kind: 'text', isNullable: true, oneOf: platforms } as const;

export const reviewSubmissionRoutes: Route[] = [
  listRoute('reviewSubmissions', ({ moment }) => moment.state.reviewSubmissions, {
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
      ...otherPlaces,
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
    create: createPlace,
  }),
  changeRoute<ReviewSubmissionItemRow>('reviewSubmissionItems', {
    access: 'manage',
    attributes: { resolved: clearableFlag, removed: clearableFlag },
    change: changePlace,
  }),
  removeRoute<ReviewSubmissionItemRow>('reviewSubmissionItems', 'manage', removePlace),
];
