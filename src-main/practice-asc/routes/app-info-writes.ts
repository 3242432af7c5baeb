import type { ApiError } from '../protocol/api-error';
import { relationshipError, stateError } from '../protocol/entity-errors';
import { type ChosenCategories, categoryNamed, categoryPlaces } from '../world/app-categories';
import { type AppInfo, categoriesOf, chooseCategories } from '../world/app-infos';
import type { ApiRequest } from './route';

/** Two of a kind: a category, and the two parts of it. */
const kinds = [
  ['primaryCategory', 'primarySubcategoryOne', 'primarySubcategoryTwo'],
  ['secondaryCategory', 'secondarySubcategoryOne', 'secondarySubcategoryTwo'],
] as const;

/** While it is under review or out, nothing about an app's information can change. */
const editableStates = [
  'PREPARE_FOR_SUBMISSION',
  'DEVELOPER_REJECTED',
  'REJECTED',
  'READY_FOR_REVIEW',
];

function unfit(name: string, words: string): ApiError {
  return relationshipError('INVALID', name, words, '/data');
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

/** A category that changes takes the parts along that were chosen of the one before. */
function withoutStale(chosen: ChosenCategories, sent: ChosenCategories): ChosenCategories {
  const kept = { ...chosen };
  for (const [outer, ...parts] of kinds) {
    if (sent[outer] === undefined || sent[outer] === chosen[outer]) continue;
    for (const part of parts) delete kept[part];
  }
  return { ...kept, ...sent };
}

export function changeInfo(info: AppInfo, { body, moment }: ApiRequest): ApiError[] {
  if (!editableStates.includes(info.state)) {
    return [stateError(`Information that reads ${info.state} cannot be changed`)];
  }
  const sent: ChosenCategories = {};
  for (const place of categoryPlaces) {
    const [id] = body.relationships.get(place) ?? [];
    if (id !== undefined) sent[place] = id;
  }
  const wanted = withoutStale(categoriesOf(info, moment), sent);
  const errors = placeErrors(wanted);
  if (errors.length === 0) chooseCategories(info, wanted, moment);
  return errors;
}
