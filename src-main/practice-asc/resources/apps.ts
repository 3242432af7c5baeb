import { isVisible } from '../world/build-life';
import type { AppRow, AppStoreVersionRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import {
  absentFields,
  emptyMany,
  emptyOne,
  idsWhere,
  namedOnly,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';
import { seenTrains } from './trains';

/** The older list of states has other words for some. */
const olderStates: Record<string, string> = {
  READY_FOR_DISTRIBUTION: 'READY_FOR_SALE',
  PROCESSING_FOR_DISTRIBUTION: 'PROCESSING_FOR_APP_STORE',
};

export function olderStateOf(version: AppStoreVersionRow): string {
  return olderStates[version.appVersionState] ?? version.appVersionState;
}

function buildsOf(app: AppRow, moment: Moment): string[] {
  return idsWhere(
    moment.state.builds,
    (build) => build.appId === app.id && isVisible(build, moment.now),
  );
}

export const apps = resourceType<AppRow>({
  name: 'apps',
  find: (id, { state }) => byId(state.apps, id),
  attributes: {
    ...ownFields<AppRow>('name', 'bundleId', 'sku', 'primaryLocale', 'contentRightsDeclaration'),
    isOrEverWasMadeForKids: () => false,
    streamlinedPurchasingEnabled: () => true,
    ...absentFields<AppRow>(
      'accessibilityUrl',
      'subscriptionStatusUrl',
      'subscriptionStatusUrlVersion',
      'subscriptionStatusUrlForSandbox',
      'subscriptionStatusUrlVersionForSandbox',
    ),
  },
  relationships: {
    betaGroups: toMany('betaGroups', (app, { state }) =>
      idsWhere(state.betaGroups, (group) => group.appId === app.id),
    ),
    appStoreVersions: toMany('appStoreVersions', (app, { state }) =>
      idsWhere(state.appStoreVersions, (version) => version.appId === app.id),
    ),
    preReleaseVersions: toMany('preReleaseVersions', (app, moment) =>
      idsWhere(seenTrains(moment), (train) => train.appId === app.id),
    ),
    betaAppLocalizations: toMany('betaAppLocalizations', (app, { state }) =>
      idsWhere(state.betaAppLocalizations, (row) => row.appId === app.id),
    ),
    builds: toMany('builds', buildsOf),
    betaAppReviewDetail: toOne(
      'betaAppReviewDetails',
      (app, { state }) => state.betaAppReviewDetails.find((row) => row.appId === app.id)?.id,
    ),
    buildUploads: toMany('buildUploads', (app, { state }) =>
      idsWhere(state.buildUploads, (upload) => upload.appId === app.id && !upload.deleted),
    ),
    appEncryptionDeclarations: emptyMany('appEncryptionDeclarations'),
    appStoreIcon: emptyOne('buildIcons'),
    ciProduct: emptyOne('ciProducts'),
    betaLicenseAgreement: emptyOne('betaLicenseAgreements'),
    appInfos: emptyMany('appInfos'),
    appClips: emptyMany('appClips'),
    endUserLicenseAgreement: emptyOne('endUserLicenseAgreements'),
    inAppPurchases: emptyMany('inAppPurchases'),
    subscriptionGroups: emptyMany('subscriptionGroups'),
    gameCenterEnabledVersions: emptyMany('gameCenterEnabledVersions'),
    appCustomProductPages: emptyMany('appCustomProductPages'),
    inAppPurchasesV2: emptyMany('inAppPurchases'),
    promotedPurchases: emptyMany('promotedPurchases'),
    appEvents: emptyMany('appEvents'),
    reviewSubmissions: emptyMany('reviewSubmissions'),
    subscriptionGracePeriod: emptyOne('subscriptionGracePeriods'),
    gameCenterDetail: emptyOne('gameCenterDetails'),
    appStoreVersionExperimentsV2: emptyMany('appStoreVersionExperiments'),
    androidToIosAppMappingDetails: emptyMany('androidToIosAppMappingDetails'),
    ...namedOnly<AppRow>(
      'accessibilityDeclarations',
      'alternativeDistributionKey',
      'analyticsReportRequests',
      'appAvailabilityV2',
      'appPricePoints',
      'appPriceSchedule',
      'appTags',
      'backgroundAssets',
      'betaFeedbackCrashSubmissions',
      'betaFeedbackScreenshotSubmissions',
      'betaTesters',
      'customerReviews',
      'customerReviewSummarizations',
      'marketplaceSearchDetail',
      'perfPowerMetrics',
      'searchKeywords',
      'webhooks',
    ),
  },
});

export const appStoreVersions = resourceType<AppStoreVersionRow>({
  name: 'appStoreVersions',
  find: (id, { state }) => byId(state.appStoreVersions, id),
  attributes: {
    ...ownFields<AppStoreVersionRow>(
      'platform',
      'versionString',
      'appVersionState',
      'copyright',
      'releaseType',
      'createdDate',
    ),
    appStoreState: olderStateOf,
    reviewType: () => 'APP_STORE',
    downloadable: () => true,
    ...absentFields<AppStoreVersionRow>('earliestReleaseDate', 'usesIdfa'),
  },
  relationships: {
    app: toOne('apps', (version) => version.appId, false),
    build: toOne('builds', (version) => version.buildId),
    appStoreVersionLocalizations: emptyMany('appStoreVersionLocalizations'),
    appStoreVersionPhasedRelease: emptyOne('appStoreVersionPhasedReleases'),
    gameCenterAppVersion: emptyOne('gameCenterAppVersions'),
    routingAppCoverage: emptyOne('routingAppCoverages'),
    appStoreReviewDetail: emptyOne('appStoreReviewDetails'),
    appStoreVersionSubmission: emptyOne('appStoreVersionSubmissions'),
    appClipDefaultExperience: emptyOne('appClipDefaultExperiences'),
    appStoreVersionExperiments: emptyMany('appStoreVersionExperiments'),
    appStoreVersionExperimentsV2: emptyMany('appStoreVersionExperiments'),
    alternativeDistributionPackage: emptyOne('alternativeDistributionPackages'),
    ...namedOnly<AppStoreVersionRow>('customerReviews'),
  },
});
