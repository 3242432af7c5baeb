import {
  absentFields,
  emptyOne,
  type Identified,
  namedOnly,
  type Relationship,
  resourceType,
} from './resource-type';

/** Types whose lists can be read, and of which the practice team has none. */
function emptyType(
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

/** Attachments of a review detail: they are uploaded in their own way. */
export const appStoreReviewAttachments = emptyType(
  'appStoreReviewAttachments',
  ['fileSize', 'fileName', 'sourceFileChecksum', 'uploadOperations', 'assetDeliveryState'],
  { appStoreReviewDetail: emptyOne('appStoreReviewDetails', false) },
);

/** Icons are not extracted from packages: no client could download them from here. */
export const buildIcons = emptyType('buildIcons', ['iconAsset', 'iconType', 'masked', 'name']);

/** No call is made. */
export const webhooks = emptyType('webhooks', ['enabled', 'eventTypes', 'name', 'url'], {
  app: emptyOne('apps', false),
  ...namedOnly<Identified>('deliveries'),
});
