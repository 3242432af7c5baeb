import { pacificDate } from '../protocol/pacific-date';
import { phasedProgress } from '../world/phased-lifecycle';
import type { AppStoreVersionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { versionStateOf } from '../world/store-lifecycle';
import { type ScreenshotSet, screenshotSetsOf } from '../world/store-page';
import type {
  AppStoreReviewDetailRow,
  AppStoreVersionLocalizationRow,
  PhasedReleaseRow,
} from '../world/store-rows';
import {
  countedMany,
  emptyMany,
  emptyOne,
  type Identified,
  idsWhere,
  namedOnly,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';
import { reviewContactFields } from './reviews';

/** The older list of states names some differently. */
const olderStates: Record<string, string> = {
  READY_FOR_DISTRIBUTION: 'READY_FOR_SALE',
  PROCESSING_FOR_DISTRIBUTION: 'PROCESSING_FOR_APP_STORE',
};

export function olderStateOf(version: AppStoreVersionRow, moment: Moment): string {
  const state = versionStateOf(version, moment);
  return olderStates[state] ?? state;
}

const submittedStates = ['WAITING_FOR_REVIEW', 'IN_REVIEW', 'PENDING_DEVELOPER_RELEASE'];

function isSubmitted(version: AppStoreVersionRow, moment: Moment): boolean {
  return submittedStates.includes(versionStateOf(version, moment));
}

export const appStoreVersions = resourceType<AppStoreVersionRow>({
  name: 'appStoreVersions',
  find: (id, { state }) => byId(state.appStoreVersions, id),
  attributes: {
    ...ownFields<AppStoreVersionRow>('platform', 'versionString'),
    appStoreState: olderStateOf,
    appVersionState: versionStateOf,
    ...ownFields<AppStoreVersionRow>(
      'copyright',
      'reviewType',
      'releaseType',
      'earliestReleaseDate',
      'usesIdfa',
      'downloadable',
      'createdDate',
    ),
  },
  relationships: {
    app: toOne('apps', (version) => version.appId, false),
    build: toOne('builds', (version) => version.buildId),
    appStoreVersionLocalizations: toMany('appStoreVersionLocalizations', (version, { state }) =>
      idsWhere(state.appStoreVersionLocalizations, (row) => row.versionId === version.id),
    ),
    appStoreVersionPhasedRelease: toOne(
      'appStoreVersionPhasedReleases',
      (version, { state }) => state.phasedReleases.find((row) => row.versionId === version.id)?.id,
    ),
    gameCenterAppVersion: emptyOne('gameCenterAppVersions'),
    routingAppCoverage: emptyOne('routingAppCoverages'),
    appStoreReviewDetail: toOne(
      'appStoreReviewDetails',
      (version, { state }) =>
        state.appStoreReviewDetails.find((row) => row.versionId === version.id)?.id,
    ),
    appStoreVersionSubmission: toOne('appStoreVersionSubmissions', (version, moment) =>
      isSubmitted(version, moment) ? version.id : null,
    ),
    appClipDefaultExperience: emptyOne('appClipDefaultExperiences'),
    appStoreVersionExperiments: emptyMany('appStoreVersionExperiments'),
    appStoreVersionExperimentsV2: emptyMany('appStoreVersionExperiments'),
    alternativeDistributionPackage: emptyOne('alternativeDistributionPackages'),
    ...namedOnly<AppStoreVersionRow>('customerReviews'),
  },
});

/** The older resource for a version that is submitted and not released; it has the version's id. */
export const appStoreVersionSubmissions = resourceType<AppStoreVersionRow>({
  name: 'appStoreVersionSubmissions',
  find(id, moment) {
    const version = byId(moment.state.appStoreVersions, id);
    return version && isSubmitted(version, moment) ? version : undefined;
  },
  attributes: {},
  relationships: { appStoreVersion: toOne('appStoreVersions', (version) => version.id, false) },
});

export const appStoreVersionLocalizations = resourceType<AppStoreVersionLocalizationRow>({
  name: 'appStoreVersionLocalizations',
  find: (id, { state }) => byId(state.appStoreVersionLocalizations, id),
  attributes: ownFields<AppStoreVersionLocalizationRow>(
    'description',
    'locale',
    'keywords',
    'marketingUrl',
    'promotionalText',
    'supportUrl',
    'whatsNew',
  ),
  relationships: {
    appStoreVersion: toOne('appStoreVersions', (row) => row.versionId, false),
    appScreenshotSets: toMany('appScreenshotSets', (row, moment) =>
      screenshotSetsOf(row, moment).map(({ id }) => id),
    ),
    appPreviewSets: emptyMany('appPreviewSets'),
    searchKeywords: emptyMany('appKeywords'),
  },
});

/** Deprecated in API 4.5: they are only read, to see which languages have screenshots. */
export const appScreenshotSets = resourceType<ScreenshotSet>({
  name: 'appScreenshotSets',
  find: (id, moment) =>
    moment.state.appStoreVersionLocalizations
      .flatMap((row) => screenshotSetsOf(row, moment))
      .find((set) => set.id === id),
  attributes: ownFields<ScreenshotSet>('screenshotDisplayType'),
  relationships: {
    appStoreVersionLocalization: toOne('appStoreVersionLocalizations', (set) => set.textsId, false),
    appCustomProductPageLocalization: emptyOne('appCustomProductPageLocalizations', false),
    appStoreVersionExperimentTreatmentLocalization: emptyOne(
      'appStoreVersionExperimentTreatmentLocalizations',
      false,
    ),
    appScreenshots: countedMany('appScreenshots', ({ count }) => count),
  },
});

export const appStoreReviewDetails = resourceType<AppStoreReviewDetailRow>({
  name: 'appStoreReviewDetails',
  find: (id, { state }) => byId(state.appStoreReviewDetails, id),
  attributes: ownFields<AppStoreReviewDetailRow>(...reviewContactFields),
  relationships: {
    appStoreVersion: toOne('appStoreVersions', (row) => row.versionId, false),
    appStoreReviewAttachments: toMany('appStoreReviewAttachments', () => []),
  },
});

function startDateOf(row: PhasedReleaseRow, moment: Moment): string | null {
  const { startDate } = phasedProgress(row, moment);
  return startDate && pacificDate(startDate);
}

export const appStoreVersionPhasedReleases = resourceType<PhasedReleaseRow>({
  name: 'appStoreVersionPhasedReleases',
  find: (id, { state }) => byId(state.phasedReleases, id),
  attributes: {
    phasedReleaseState: (row, moment) => phasedProgress(row, moment).phasedReleaseState,
    startDate: startDateOf,
    totalPauseDuration: (row, moment) => phasedProgress(row, moment).totalPauseDuration,
    currentDayNumber: (row, moment) => phasedProgress(row, moment).currentDayNumber,
  },
  relationships: {},
});

/** Can only be created, never read. */
export const appStoreVersionReleaseRequests = resourceType<Identified>({
  name: 'appStoreVersionReleaseRequests',
  find: (id) => ({ id }),
  attributes: {},
  relationships: {},
});
