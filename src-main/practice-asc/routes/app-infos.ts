import { categoryPlaces } from '../world/app-categories';
import type { AppInfo, AppInfoText } from '../world/app-infos';
import { changeInfo } from './app-info-writes';
import { equalsInAnyCase } from './filters';
import { instanceRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';
import { changeRoute } from './write-routes';

const includes = ['app', 'ageRatingDeclaration', 'appInfoLocalizations', ...categoryPlaces];

export const appInfoRoutes: Route[] = [
  ...relatedRoutes('apps', 'appInfos', { includes }),
  instanceRoute('appInfos', { includes }),
  changeRoute<AppInfo>('appInfos', {
    access: 'manage',
    attributes: {},
    relationships: Object.fromEntries(
      categoryPlaces.map((place) => [place, { type: 'appCategories' }]),
    ),
    change: changeInfo,
  }),
  ...relatedRoutes('appInfos', 'ageRatingDeclaration'),
  ...relatedRoutes('appInfos', 'appInfoLocalizations', {
    filters: { locale: equalsInAnyCase<AppInfoText>((text) => text.locale) },
    includes: ['appInfo'],
  }),
  instanceRoute('appInfoLocalizations', { includes: ['appInfo'] }),
];
