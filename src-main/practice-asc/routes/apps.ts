import { olderStateOf } from '../resources/store-versions';
import type { AppRow, AppStoreVersionRow } from '../world/rows';
import type { Moment } from '../world/state';
import { submissionStateOf, versionStateOf } from '../world/store-life';
import type { ReviewSubmissionRow } from '../world/store-rows';
import { appChangeRules, changeApp, removeTestersFromApp } from './app-writes';
import { declarationListOptions } from './declarations';
import { byOwnId, contains, equals, hasAny, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import { submissionListOptions } from './review-submissions';
import type { Route } from './route';
import { versionIncludes } from './store-versions';
import { uploadListOptions } from './upload-list';
import { appStoreStates, appVersionStates, platforms, reviewSubmissionStates } from './words';
import { changeRoute, linkageEditRoute } from './write-routes';

const includes = [
  'appEncryptionDeclarations',
  'appStoreIcon',
  'ciProduct',
  'betaGroups',
  'appStoreVersions',
  'preReleaseVersions',
  'betaAppLocalizations',
  'builds',
  'betaLicenseAgreement',
  'betaAppReviewDetail',
  'appInfos',
  'appClips',
  'endUserLicenseAgreement',
  'inAppPurchases',
  'subscriptionGroups',
  'gameCenterEnabledVersions',
  'appCustomProductPages',
  'inAppPurchasesV2',
  'promotedPurchases',
  'appEvents',
  'reviewSubmissions',
  'subscriptionGracePeriod',
  'gameCenterDetail',
  'appStoreVersionExperimentsV2',
  'androidToIosAppMappingDetails',
];

function versionsOf(app: AppRow, { state }: Moment): AppStoreVersionRow[] {
  return state.appStoreVersions.filter((version) => version.appId === app.id);
}

/** Apps by something about one of their App Store versions. */
function byVersion(
  read: (version: AppStoreVersionRow, moment: Moment) => string,
  oneOf?: readonly string[],
) {
  return hasAny<AppRow>(
    (app, moment) => versionsOf(app, moment).map((version) => read(version, moment)),
    oneOf,
  );
}

/** Apps by something about one of their review submissions. */
function bySubmission(
  read: (submission: ReviewSubmissionRow, moment: Moment) => string,
  oneOf: readonly string[],
) {
  return hasAny<AppRow>(
    (app, moment) =>
      moment.state.reviewSubmissions
        .filter((row) => row.appId === app.id)
        .map((row) => read(row, moment)),
    oneOf,
  );
}

export const appRoutes: Route[] = [
  listRoute('apps', ({ moment }) => moment.state.apps, {
    filters: {
      name: contains<AppRow>((app) => app.name),
      bundleId: contains<AppRow>((app) => app.bundleId),
      sku: contains<AppRow>((app) => app.sku),
      id: byOwnId,
      appStoreVersions: byVersion((version) => version.id),
      'appStoreVersions.platform': byVersion((version) => version.platform, platforms),
      'appStoreVersions.appVersionState': byVersion(versionStateOf, appVersionStates),
      'appStoreVersions.appStoreState': byVersion(olderStateOf, appStoreStates),
      'reviewSubmissions.state': bySubmission(
        (row, { now }) => submissionStateOf(row, now),
        reviewSubmissionStates,
      ),
      'reviewSubmissions.platform': bySubmission((row) => row.platform, platforms),
    },
    exists: { gameCenterEnabledVersions: () => null },
    sorts: {
      name: sortKey<AppRow>((app) => app.name),
      bundleId: sortKey<AppRow>((app) => app.bundleId),
      sku: sortKey<AppRow>((app) => app.sku),
    },
    includes,
  }),
  instanceRoute('apps', { includes }),
  changeRoute<AppRow>('apps', {
    access: 'manage',
    attributes: appChangeRules,
    change: changeApp,
  }),
  linkageEditRoute<AppRow>('DELETE', 'apps', 'betaTesters', 'betaTesters', removeTestersFromApp),
  ...relatedRoutes('apps', 'buildUploads', uploadListOptions),
  ...relatedRoutes('apps', 'appStoreVersions', {
    filters: {
      platform: equals<AppStoreVersionRow>((version) => version.platform, platforms),
      versionString: equals<AppStoreVersionRow>((version) => version.versionString),
      appStoreState: equals<AppStoreVersionRow>(olderStateOf, appStoreStates),
      appVersionState: equals<AppStoreVersionRow>(versionStateOf, appVersionStates),
      id: byOwnId,
    },
    includes: versionIncludes,
  }),
  ...relatedRoutes('apps', 'appEncryptionDeclarations', declarationListOptions),
  ...relatedRoutes('apps', 'betaAppLocalizations'),
  ...relatedRoutes('apps', 'betaAppReviewDetail'),
  ...relatedRoutes('apps', 'betaGroups'),
  ...relatedRoutes('apps', 'builds'),
  ...relatedRoutes('apps', 'preReleaseVersions'),
  ...relatedRoutes('apps', 'reviewSubmissions', submissionListOptions),
  ...relatedRoutes('apps', 'webhooks', { includes: ['app'] }),
];
