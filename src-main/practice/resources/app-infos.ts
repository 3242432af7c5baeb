import { type AppCategory, categoryNamed, categoryRelationships } from '../world/app-categories';
import {
  type AppInfo,
  type AppInfoText,
  allInfos,
  categoriesOf,
  infoTextsOf,
} from '../world/app-infos';
import { absentFields, namedOnly, ownFields, resourceType, toMany, toOne } from './resource-type';

const platforms = ['IOS', 'MAC_OS', 'TV_OS', 'VISION_OS'];

/** The older list of states names some differently. */
const olderNames: Record<string, string> = {
  READY_FOR_DISTRIBUTION: 'READY_FOR_SALE',
  PENDING_RELEASE: 'PENDING_DEVELOPER_RELEASE',
};

export const appInfos = resourceType<AppInfo>({
  name: 'appInfos',
  find: (id, moment) => allInfos(moment).find((info) => info.id === id),
  attributes: {
    appStoreState: ({ state }) => olderNames[state] ?? state,
    ...ownFields<AppInfo>('state'),
    appStoreAgeRating: () => 'FOUR_PLUS',
    // kidsAgeBand is left out on purpose: the live server refuses it.
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
    ageRatingDeclaration: toOne('ageRatingDeclarations', ({ id }) => id),
    appInfoLocalizations: toMany('appInfoLocalizations', (info, moment) =>
      infoTextsOf(info, moment).map((text) => text.id),
    ),
    ...Object.fromEntries(
      categoryRelationships.map((place) => [
        place,
        toOne<AppInfo>('appCategories', (info, moment) => categoriesOf(info, moment)[place]),
      ]),
    ),
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
    ...ownFields<AppInfoText>('name', 'subtitle', 'privacyPolicyUrl'),
    ...absentFields<AppInfoText>('privacyChoicesUrl', 'privacyPolicyText'),
  },
  relationships: { appInfo: toOne('appInfos', ({ info }) => info.id, false) },
});

export const appCategories = resourceType<AppCategory>({
  name: 'appCategories',
  find: (id) => categoryNamed(id),
  attributes: { platforms: () => platforms },
  relationships: {
    subcategories: toMany('appCategories', (category) => category.subcategoryIds),
    parent: toOne('appCategories', (category) => category.parentId),
  },
});
