import {
  absentFields,
  emptyOne,
  type Identified,
  namedOnly,
  type Relationship,
  resourceType,
} from './resource-type';

/** Types whose lists can be read and that the practice team has nothing of. */
function neverThere(
  name: string,
  attributes: readonly string[],
  relationships: Record<string, Relationship> = {},
) {
  return resourceType<Identified>({
    name,
    find: () => undefined,
    attributes: absentFields(...attributes),
    relationships,
  });
}

/** Files beside a review detail: they have a way of their own to be sent. */
export const appStoreReviewAttachments = neverThere(
  'appStoreReviewAttachments',
  ['fileSize', 'fileName', 'sourceFileChecksum', 'uploadOperations', 'assetDeliveryState'],
  { appStoreReviewDetail: emptyOne('appStoreReviewDetails') },
);

/** Pictures are not taken out of packages: nobody could fetch them from here. */
export const buildIcons = neverThere('buildIcons', ['iconAsset', 'iconType', 'masked', 'name']);

/** There is nobody to call. */
export const webhooks = neverThere('webhooks', ['enabled', 'eventTypes', 'name', 'url'], {
  app: emptyOne('apps'),
  ...namedOnly<Identified>('deliveries'),
});
