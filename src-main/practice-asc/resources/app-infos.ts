import { type AppInfo, type AppInfoText, allInfos, infoTextsOf } from '../world/app-infos';
import {
  absentFields,
  emptyOne,
  namedOnly,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';

/** The older list of states has other words for some. */
const olderWords: Record<string, string> = {
  READY_FOR_DISTRIBUTION: 'READY_FOR_SALE',
  PENDING_RELEASE: 'PENDING_DEVELOPER_RELEASE',
};

export const appInfos = resourceType<AppInfo>({
  name: 'appInfos',
  find: (id, moment) => allInfos(moment).find((info) => info.id === id),
  attributes: {
    appStoreState: ({ state }) => olderWords[state] ?? state,
    ...ownFields<AppInfo>('state'),
    appStoreAgeRating: () => 'FOUR_PLUS',
    // A field that the live server refuses, kidsAgeBand, is not here on purpose.
    ...absentFields<AppInfo>(
      'australiaAgeRating',
      'brazilAgeRating',
      'brazilAgeRatingV2',
      'franceAgeRating',
      'koreaAgeRating',
    ),
  },
  relationships: {
    app: toOne('apps', ({ app }) => app.id, false),
    ageRatingDeclaration: emptyOne('ageRatingDeclarations'),
    appInfoLocalizations: toMany('appInfoLocalizations', (info, moment) =>
      infoTextsOf(info, moment).map((text) => text.id),
    ),
    primaryCategory: emptyOne('appCategories'),
    primarySubcategoryOne: emptyOne('appCategories'),
    primarySubcategoryTwo: emptyOne('appCategories'),
    secondaryCategory: emptyOne('appCategories'),
    secondarySubcategoryOne: emptyOne('appCategories'),
    secondarySubcategoryTwo: emptyOne('appCategories'),
    ...namedOnly<AppInfo>('territoryAgeRatings'),
  },
});

export const appInfoLocalizations = resourceType<AppInfoText>({
  name: 'appInfoLocalizations',
  find: (id, moment) =>
    allInfos(moment)
      .flatMap((info) => infoTextsOf(info, moment))
      .find((text) => text.id === id),
  attributes: {
    ...ownFields<AppInfoText>('locale'),
    name: ({ info }) => info.app.name,
    ...absentFields<AppInfoText>(
      'subtitle',
      'privacyPolicyUrl',
      'privacyChoicesUrl',
      'privacyPolicyText',
    ),
  },
  relationships: { appInfo: toOne('appInfos', ({ info }) => info.id, false) },
});
