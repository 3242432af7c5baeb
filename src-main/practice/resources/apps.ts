import { infosOf } from '../world/app-infos';
import { isVisible } from '../world/build-lifecycle';
import type { AppRow, BetaAppLocalizationRow, BetaBuildLocalizationRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import { reportIdsOf } from './build-reports';
import { isNoteSeen } from './builds';
import {
  emptyMany,
  emptyOne,
  fieldsOrNull,
  idsWhere,
  namedOnly,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';
import { seenTrains } from './trains';

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
    streamlinedPurchasingEnabled: (app) => app.streamlinedPurchasingEnabled ?? true,
    ...fieldsOrNull<AppRow>(
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
    appEncryptionDeclarations: toMany('appEncryptionDeclarations', (app, { state }) =>
      idsWhere(state.encryptionDeclarations, (row) => row.appId === app.id),
    ),
    appStoreIcon: emptyOne('buildIcons', false),
    ciProduct: emptyOne('ciProducts'),
    betaLicenseAgreement: toOne('betaLicenseAgreements', (app) => app.id),
    appInfos: toMany('appInfos', (app, moment) => infosOf(app, moment).map((info) => info.id)),
    appClips: emptyMany('appClips'),
    endUserLicenseAgreement: emptyOne('endUserLicenseAgreements'),
    inAppPurchases: emptyMany('inAppPurchases'),
    subscriptionGroups: emptyMany('subscriptionGroups'),
    gameCenterEnabledVersions: emptyMany('gameCenterEnabledVersions'),
    appCustomProductPages: emptyMany('appCustomProductPages'),
    inAppPurchasesV2: emptyMany('inAppPurchases'),
    promotedPurchases: emptyMany('promotedPurchases'),
    appEvents: emptyMany('appEvents'),
    reviewSubmissions: toMany('reviewSubmissions', (app, { state }) =>
      idsWhere(state.reviewSubmissions, (row) => row.appId === app.id),
    ),
    subscriptionGracePeriod: emptyOne('subscriptionGracePeriods'),
    gameCenterDetail: emptyOne('gameCenterDetails'),
    appStoreVersionExperimentsV2: emptyMany('appStoreVersionExperiments'),
    androidToIosAppMappingDetails: emptyMany('androidToIosAppMappingDetails'),
    // The testers of an app can be removed through this relationship, but not read.
    betaTesters: emptyMany('betaTesters'),
    webhooks: toMany('webhooks', () => []),
    betaFeedbackCrashSubmissions: toMany('betaFeedbackCrashSubmissions', (app, moment) =>
      reportIdsOf(app.id, 'crash', moment),
    ),
    betaFeedbackScreenshotSubmissions: toMany('betaFeedbackScreenshotSubmissions', (app, moment) =>
      reportIdsOf(app.id, 'screenshot', moment),
    ),
    ...namedOnly<AppRow>(
      'accessibilityDeclarations',
      'alternativeDistributionKey',
      'analyticsReportRequests',
      'appAvailabilityV2',
      'appPricePoints',
      'appPriceSchedule',
      'appTags',
      'backgroundAssets',
      'customerReviews',
      'customerReviewSummarizations',
      'marketplaceSearchDetail',
      'perfPowerMetrics',
      'searchKeywords',
    ),
  },
});

/** Every app has one, under the app's own ID, whether or not it has a text. */
export const betaLicenseAgreements = resourceType<AppRow>({
  name: 'betaLicenseAgreements',
  find: (id, { state }) => byId(state.apps, id),
  attributes: { agreementText: (app) => app.betaLicenseAgreement ?? null },
  relationships: { app: toOne('apps', (app) => app.id) },
});

export const betaAppLocalizations = resourceType<BetaAppLocalizationRow>({
  name: 'betaAppLocalizations',
  find: (id, { state }) => byId(state.betaAppLocalizations, id),
  attributes: ownFields<BetaAppLocalizationRow>(
    'feedbackEmail',
    'marketingUrl',
    'privacyPolicyUrl',
    'tvOsPrivacyPolicy',
    'description',
    'locale',
  ),
  relationships: { app: toOne('apps', (row) => row.appId) },
});

export const betaBuildLocalizations = resourceType<BetaBuildLocalizationRow>({
  name: 'betaBuildLocalizations',
  find(id, moment) {
    const note = byId(moment.state.betaBuildLocalizations, id);
    return note && isNoteSeen(note, moment) ? note : undefined;
  },
  attributes: ownFields<BetaBuildLocalizationRow>('whatsNew', 'locale'),
  relationships: { build: toOne('builds', (note) => note.buildId) },
});
