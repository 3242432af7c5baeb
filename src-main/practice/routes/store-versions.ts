import { type AttributeRule, clearableFlag, clearableText, requiredText } from '../protocol/body';
import type { AppStoreVersionRow } from '../world/rows';
import type { AppStoreVersionLocalizationRow } from '../world/store-rows';
import { platforms, releaseTypes, reviewTypes } from './enum-values';
import { equalsInAnyCase } from './filters';
import { instanceRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { swapBuild } from './store-build';
import {
  changeStoreTexts,
  createStoreTexts,
  removeStoreTexts,
  storeTextRules,
} from './store-texts';
import { changeVersion, createVersion, removeVersion } from './store-version-writes';
import { changeRoute, createRoute, linkageSwapRoute, removeRoute } from './write-routes';

export const versionIncludes = [
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

const sharedRules: Record<string, AttributeRule> = {
  copyright: clearableText,
  reviewType: { kind: 'text', isNullable: true, oneOf: reviewTypes },
  releaseType: { kind: 'text', isNullable: true, oneOf: releaseTypes },
  earliestReleaseDate: clearableText,
  usesIdfa: clearableFlag,
};

const textIncludes = ['appStoreVersion', 'appScreenshotSets', 'appPreviewSets', 'searchKeywords'];

export const appStoreVersionRoutes: Route[] = [
  instanceRoute('appStoreVersions', { includes: versionIncludes }),
  createRoute('appStoreVersions', {
    access: 'manage',
    attributes: {
      platform: { kind: 'text', isRequired: true, oneOf: platforms },
      versionString: requiredText,
      ...sharedRules,
    },
    relationships: {
      app: { type: 'apps', isRequired: true },
      appStoreVersionLocalizations: { type: 'appStoreVersionLocalizations', isToMany: true },
      build: { type: 'builds' },
    },
    create: createVersion,
  }),
  changeRoute<AppStoreVersionRow>('appStoreVersions', {
    access: 'manage',
    attributes: { versionString: clearableText, ...sharedRules, downloadable: clearableFlag },
    relationships: { build: { type: 'builds' } },
    change: changeVersion,
  }),
  removeRoute<AppStoreVersionRow>('appStoreVersions', 'manage', removeVersion),
  ...relatedRoutes('appStoreVersions', 'build'),
  linkageSwapRoute<AppStoreVersionRow>('appStoreVersions', 'build', 'builds', swapBuild),
  ...relatedRoutes('appStoreVersions', 'appStoreVersionLocalizations', {
    filters: { locale: equalsInAnyCase<AppStoreVersionLocalizationRow>((row) => row.locale) },
    includes: textIncludes,
  }),
  ...relatedRoutes('appStoreVersions', 'appStoreReviewDetail', {
    includes: ['appStoreVersion', 'appStoreReviewAttachments'],
  }),
  ...relatedRoutes('appStoreVersions', 'appStoreVersionPhasedRelease'),
  ...relatedRoutes('appStoreVersions', 'appStoreVersionSubmission', {
    includes: ['appStoreVersion'],
  }),
];

export const appStoreVersionLocalizationRoutes: Route[] = [
  instanceRoute('appStoreVersionLocalizations', {
    includes: textIncludes,
    withoutFields: ['appKeywords'],
  }),
  createRoute('appStoreVersionLocalizations', {
    access: 'manage',
    attributes: { locale: requiredText, ...storeTextRules },
    relationships: { appStoreVersion: { type: 'appStoreVersions', isRequired: true } },
    create: createStoreTexts,
  }),
  changeRoute<AppStoreVersionLocalizationRow>('appStoreVersionLocalizations', {
    access: 'manage',
    attributes: storeTextRules,
    change: changeStoreTexts,
  }),
  removeRoute<AppStoreVersionLocalizationRow>(
    'appStoreVersionLocalizations',
    'manage',
    removeStoreTexts,
  ),
];
