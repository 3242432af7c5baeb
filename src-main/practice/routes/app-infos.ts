import { type ApiError, relationshipError, stateError } from '../protocol/api-error';
import {
  type ChosenCategories,
  categoryNamed,
  categoryRelationships,
} from '../world/app-categories';
import { type AppInfo, type AppInfoText, categoriesOf, chooseCategories } from '../world/app-infos';
import { equalsInAnyCase } from './filters';
import { instanceRoute, relatedRoutes } from './read-routes';
import type { ApiRequest, Route } from './route';
import { changeRoute } from './write-routes';

const includes = ['app', 'ageRatingDeclaration', 'appInfoLocalizations', ...categoryRelationships];

export const appInfoRoutes: Route[] = [
  ...relatedRoutes('apps', 'appInfos', { includes }),
  instanceRoute('appInfos', { includes }),
  changeRoute<AppInfo>('appInfos', {
    access: 'manage',
    attributes: {},
    relationships: Object.fromEntries(
      categoryRelationships.map((place) => [place, { type: 'appCategories' }]),
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

/** The primary or the secondary category, and its two subcategories. */
const kinds = [
  ['primaryCategory', 'primarySubcategoryOne', 'primarySubcategoryTwo'],
  ['secondaryCategory', 'secondarySubcategoryOne', 'secondarySubcategoryTwo'],
] as const;

/** An app's information cannot change while it is under review or released. */
const editableStates = [
  'PREPARE_FOR_SUBMISSION',
  'DEVELOPER_REJECTED',
  'REJECTED',
  'READY_FOR_REVIEW',
];

function unfit(name: string, message: string): ApiError {
  return relationshipError('INVALID', name, message, '/data');
}

function placeErrors(wanted: ChosenCategories): ApiError[] {
  const errors: ApiError[] = [];
  for (const [outer, ...parts] of kinds) {
    const category = wanted[outer];
    const found = category === undefined ? undefined : categoryNamed(category);
    if (category !== undefined && found?.parentId !== null)
      errors.push(unfit(outer, `'${category}' is not a category`));
    for (const part of parts) {
      const id = wanted[part];
      if (id !== undefined && !found?.subcategoryIds.includes(id))
        errors.push(unfit(part, `'${id}' is not a part of the category beside it`));
    }
  }
  if (wanted.primaryCategory && wanted.primaryCategory === wanted.secondaryCategory)
    errors.push(unfit('secondaryCategory', 'The second category must differ from the first'));
  return errors;
}

/** Changing a category clears the subcategories of the previous one. */
function withoutStale(chosen: ChosenCategories, sent: ChosenCategories): ChosenCategories {
  const kept = { ...chosen };
  for (const [outer, ...parts] of kinds) {
    if (sent[outer] === undefined || sent[outer] === chosen[outer]) continue;
    for (const part of parts) delete kept[part];
  }
  return { ...kept, ...sent };
}

function changeInfo(info: AppInfo, { body, moment }: ApiRequest): ApiError[] {
  if (!editableStates.includes(info.state)) {
    return [stateError(`Information that reads ${info.state} cannot be changed`)];
  }
  const sent: ChosenCategories = {};
  for (const place of categoryRelationships) {
    const [id] = body.relationships.get(place) ?? [];
    if (id !== undefined) sent[place] = id;
  }
  const wanted = withoutStale(categoriesOf(info, moment), sent);
  const errors = placeErrors(wanted);
  if (errors.length === 0) chooseCategories(info, wanted, moment);
  return errors;
}
