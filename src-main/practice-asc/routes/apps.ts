import { olderStateOf } from '../resources/apps';
import type { AppRow, AppStoreVersionRow } from '../world/rows';
import type { Moment } from '../world/state';
import { byOwnId, contains, equals, hasAny, neverMatches, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { uploadListOptions } from './upload-list';
import { appStoreStates, appVersionStates, platforms, reviewSubmissionStates } from './words';

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
function byVersion(read: (version: AppStoreVersionRow) => string, oneOf?: readonly string[]) {
  return hasAny<AppRow>((app, moment) => versionsOf(app, moment).map(read), oneOf);
}

const versionIncludes = [
  'app',
  'appStoreVersionLocalizations',
  'build',
  'appStoreVersionPhasedRelease',
  'gameCenterAppVersion',
  'routingAppCoverage',
  'appStoreReviewDetail',
  'appStoreVersionSubmission',
  'appClipDefaultExperience',
  'appStoreVersionExperiments',
  'appStoreVersionExperimentsV2',
  'alternativeDistributionPackage',
];

export const appRoutes: Route[] = [
  listRoute('apps', ({ moment }) => moment.state.apps, {
    filters: {
      name: contains<AppRow>((app) => app.name),
      bundleId: contains<AppRow>((app) => app.bundleId),
      sku: contains<AppRow>((app) => app.sku),
      id: byOwnId,
      appStoreVersions: byVersion((version) => version.id),
      'appStoreVersions.platform': byVersion((version) => version.platform, platforms),
      'appStoreVersions.appVersionState': byVersion(
        (version) => version.appVersionState,
        appVersionStates,
      ),
      'appStoreVersions.appStoreState': byVersion(
        (version) => olderStateOf(version),
        appStoreStates,
      ),
      'reviewSubmissions.state': neverMatches(reviewSubmissionStates),
      'reviewSubmissions.platform': neverMatches(platforms),
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
  ...relatedRoutes('apps', 'buildUploads', uploadListOptions),
  ...relatedRoutes('apps', 'appStoreVersions', {
    filters: {
      platform: equals<AppStoreVersionRow>((version) => version.platform, platforms),
      versionString: equals<AppStoreVersionRow>((version) => version.versionString),
      appStoreState: equals<AppStoreVersionRow>(olderStateOf, appStoreStates),
      appVersionState: equals<AppStoreVersionRow>(
        (version) => version.appVersionState,
        appVersionStates,
      ),
      id: byOwnId,
    },
    includes: versionIncludes,
  }),
  ...relatedRoutes('apps', 'betaAppLocalizations'),
  ...relatedRoutes('apps', 'betaAppReviewDetail'),
  ...relatedRoutes('apps', 'betaGroups'),
  ...relatedRoutes('apps', 'builds'),
  ...relatedRoutes('apps', 'preReleaseVersions'),
  instanceRoute('appStoreVersions', { includes: versionIncludes }),
];
