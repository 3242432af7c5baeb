import type { AppInfoText } from '../world/app-infos';
import { equalsInAnyCase } from './filters';
import { instanceRoute, relatedRoutes } from './read-routes';
import type { Route } from './route';

const includes = [
  'app',
  'ageRatingDeclaration',
  'appInfoLocalizations',
  'primaryCategory',
  'primarySubcategoryOne',
  'primarySubcategoryTwo',
  'secondaryCategory',
  'secondarySubcategoryOne',
  'secondarySubcategoryTwo',
];

export const appInfoRoutes: Route[] = [
  ...relatedRoutes('apps', 'appInfos', { includes }),
  instanceRoute('appInfos', { includes }),
  ...relatedRoutes('appInfos', 'appInfoLocalizations', {
    filters: { locale: equalsInAnyCase<AppInfoText>((text) => text.locale) },
    includes: ['appInfo'],
  }),
  instanceRoute('appInfoLocalizations', { includes: ['appInfo'] }),
];
