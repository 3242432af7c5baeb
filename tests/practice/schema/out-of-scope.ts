/** The families of the practice server: every operation in them is served, except those below. */
export const families: ReadonlySet<string> = new Set([
  'appEncryptionDeclarations',
  'appInfos',
  'appStoreReviewDetails',
  'appStoreVersionLocalizations',
  'appStoreVersionPhasedReleases',
  'appStoreVersionReleaseRequests',
  'appStoreVersions',
  'apps',
  'betaAppLocalizations',
  'betaAppReviewDetails',
  'betaAppReviewSubmissions',
  'betaBuildLocalizations',
  'betaGroups',
  'betaLicenseAgreements',
  'betaTesterInvitations',
  'betaTesters',
  'buildBetaDetails',
  'buildBetaNotifications',
  'buildUploadFiles',
  'buildUploads',
  'builds',
  'bundleIdCapabilities',
  'bundleIds',
  'certificates',
  'devices',
  'preReleaseVersions',
  'profiles',
  'reviewSubmissionItems',
  'reviewSubmissions',
  'users',
]);

/** What a family links to and publishing a build does not need: prices, purchases, games, feedback and the like. */
export const leadingElsewhere: Readonly<Record<string, readonly string[]>> = {
  appInfos: [
    'primaryCategory',
    'primarySubcategoryOne',
    'primarySubcategoryTwo',
    'secondaryCategory',
    'secondarySubcategoryOne',
    'secondarySubcategoryTwo',
    'territoryAgeRatings',
  ],
  appStoreVersionLocalizations: ['appPreviewSets', 'appScreenshotSets', 'searchKeywords'],
  appStoreVersions: [
    'alternativeDistributionPackage',
    'appClipDefaultExperience',
    'appStoreVersionExperiments',
    'appStoreVersionExperimentsV2',
    'customerReviews',
    'gameCenterAppVersion',
    'routingAppCoverage',
  ],
  apps: [
    'accessibilityDeclarations',
    'alternativeDistributionKey',
    'analyticsReportRequests',
    'androidToIosAppMappingDetails',
    'appAvailabilityV2',
    'appClips',
    'appCustomProductPages',
    'appEvents',
    'appPricePoints',
    'appPriceSchedule',
    'appStoreVersionExperimentsV2',
    'appTags',
    'backgroundAssets',
    'ciProduct',
    'customerReviewSummarizations',
    'customerReviews',
    'endUserLicenseAgreement',
    'gameCenterDetail',
    'gameCenterEnabledVersions',
    'inAppPurchases',
    'inAppPurchasesV2',
    'marketplaceSearchDetail',
    'metrics',
    'perfPowerMetrics',
    'promotedPurchases',
    'searchKeywords',
    'subscriptionGracePeriod',
    'subscriptionGroups',
  ],
  betaGroups: [
    'betaRecruitmentCriteria',
    'betaRecruitmentCriterionCompatibleBuildCheck',
    'metrics',
  ],
  betaTesters: ['metrics'],
  builds: ['diagnosticSignatures', 'metrics', 'perfPowerMetrics'],
  certificates: ['passTypeId'],
};

/** Users are read here, and managed on the web. */
export const leftToTheWeb: ReadonlySet<string> = new Set([
  'PATCH /v1/users/{id}',
  'DELETE /v1/users/{id}',
  'POST /v1/users/{id}/relationships/visibleApps',
  'PATCH /v1/users/{id}/relationships/visibleApps',
  'DELETE /v1/users/{id}/relationships/visibleApps',
]);

/** `/v1/owner/{id}/name`, `/v1/owner/{id}/relationships/name`, or `/v1/owner/{id}/name/more`. */
export function isOutOfScope(method: string, path: string): boolean {
  const [, , owner = '', , ...names] = path.split('/');
  const [name = ''] = names[0] === 'relationships' ? names.slice(1) : names;
  return leftToTheWeb.has(`${method} ${path}`) || (leadingElsewhere[owner] ?? []).includes(name);
}
