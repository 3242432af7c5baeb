import { type ApiError, attributeError, notFound } from '../protocol/api-error';
import { type AttributeRule, clearableFlag, clearableText } from '../protocol/body';
import { olderStateOf } from '../resources/store-versions';
import { infosOf, infoTextsOf } from '../world/app-infos';
import type { AppRow, AppStoreVersionRow } from '../world/rows';
import { signingOf } from '../world/signing';
import { byId, type Moment } from '../world/state';
import { submissionStateOf, versionStateOf } from '../world/store-lifecycle';
import type { ReviewSubmissionRow } from '../world/store-rows';
import { removeFromApps } from './beta-tester-writes';
import { uploadListOptions } from './build-uploads';
import { declarationListOptions } from './declarations';
import { appStoreStates, appVersionStates, platforms, reviewSubmissionStates } from './enum-values';
import { byOwnId, contains, equals, hasAny, sortKey } from './filters';
import { instanceRoute, listRoute, relatedRoutes } from './read-routes';
import { submissionListOptions } from './review-submissions';
import type { ApiRequest, Route } from './route';
import { versionIncludes } from './store-versions';
import { changeRoute, linkageEditRoute } from './write-routes';

const addresses = [
  'accessibilityUrl',
  'subscriptionStatusUrl',
  'subscriptionStatusUrlForSandbox',
] as const;
const noticeVersion: AttributeRule = { ...clearableText, oneOf: ['V1', 'V2'] };

/** The name, the SKU and the rest are set when an app is created on the web. */
const appChangeRules: Record<string, AttributeRule> = {
  accessibilityUrl: clearableText,
  bundleId: clearableText,
  primaryLocale: clearableText,
  subscriptionStatusUrl: clearableText,
  subscriptionStatusUrlVersion: noticeVersion,
  subscriptionStatusUrlForSandbox: clearableText,
  subscriptionStatusUrlVersionForSandbox: noticeVersion,
  contentRightsDeclaration: {
    ...clearableText,
    oneOf: ['DOES_NOT_USE_THIRD_PARTY_CONTENT', 'USES_THIRD_PARTY_CONTENT'],
  },
  streamlinedPurchasingEnabled: clearableFlag,
};

/** Required attributes keep their value when null is sent. */
const neverEmpty = ['bundleId', 'primaryLocale', 'streamlinedPurchasingEnabled'];

function sentFields({ body }: ApiRequest): Partial<AppRow> {
  const sent = Object.entries(body.attributes).filter(
    ([name, value]) => value !== null || !neverEmpty.includes(name),
  );
  return Object.fromEntries(sent);
}

/** A package names its app by the bundle ID: after the first upload it can no longer change. */
function bundleIdErrors(app: AppRow, wanted: string, moment: Moment): ApiError[] {
  const refused = (message: string) => [attributeError('INVALID', 'bundleId', message)];
  if (wanted === app.bundleId) return [];
  const { apps, buildUploads, builds } = moment.state;
  if ([...buildUploads, ...builds].some((row) => row.appId === app.id))
    return refused('The bundle ID cannot change once a build was uploaded');
  if (apps.some((other) => other.bundleId === wanted))
    return refused(`Another app has the bundle ID '${wanted}'`);
  const isRegistered = signingOf(moment).bundleIds.some((row) => row.identifier === wanted);
  return isRegistered ? [] : refused(`The team has no bundle ID '${wanted}'`);
}

function localeErrors(app: AppRow, wanted: string, moment: Moment): ApiError[] {
  const texts = infosOf(app, moment).flatMap((info) => infoTextsOf(info, moment));
  if (texts.some((text) => text.locale === wanted)) return [];
  const message = `The app has no information in '${wanted}'`;
  return [attributeError('INVALID', 'primaryLocale', message)];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function changeApp(app: AppRow, request: ApiRequest): ApiError[] {
  const sent = sentFields(request);
  const { moment } = request;
  const { bundleId, primaryLocale } = sent;
  const errors = [
    ...(bundleId === undefined ? [] : bundleIdErrors(app, bundleId, moment)),
    ...(primaryLocale === undefined ? [] : localeErrors(app, primaryLocale, moment)),
    ...addresses
      .filter((name) => sent[name] && !isWebAddress(sent[name]))
      .map((name) => attributeError('INVALID', name, 'This is no address of the web')),
  ];
  if (errors.length === 0) Object.assign(app, sent);
  return errors;
}

/** Removes people from all testing of an app, all of them or none. */
function removeTestersFromApp(
  app: AppRow,
  ids: readonly string[],
  request: ApiRequest,
): ApiError[] {
  const { betaTesters } = request.moment.state;
  const missing = ids.find((id) => !byId(betaTesters, id));
  if (missing !== undefined) return [notFound('betaTesters', missing)];
  for (const tester of betaTesters.filter(({ id }) => ids.includes(id)))
    removeFromApps(tester, [app.id], request);
  return [];
}

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

/** Filters apps by an attribute of one of their App Store versions. */
function byVersion(
  read: (version: AppStoreVersionRow, moment: Moment) => string,
  oneOf?: readonly string[],
) {
  return hasAny<AppRow>(
    (app, moment) => versionsOf(app, moment).map((version) => read(version, moment)),
    oneOf,
  );
}

/** Filters apps by an attribute of one of their review submissions. */
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
  ...relatedRoutes('apps', 'betaLicenseAgreement'),
  ...relatedRoutes('apps', 'betaGroups'),
  ...relatedRoutes('apps', 'builds'),
  ...relatedRoutes('apps', 'preReleaseVersions'),
  ...relatedRoutes('apps', 'reviewSubmissions', submissionListOptions),
  ...relatedRoutes('apps', 'webhooks', { includes: ['app'] }),
];
