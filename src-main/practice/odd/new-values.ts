import { isObject, type JsonObject } from '../protocol/body';

/** A value that is not in any current enum. */
export const newValue = 'NOT_KNOWN_YET';

/** The attributes, and parts of attributes, with enum values in Apple's schema. */
export const listedValues: ReadonlySet<string> = new Set([
  'ageRatingOverride',
  'ageRatingOverrideV2',
  'alcoholTobaccoOrDrugUseOrReferences',
  'algorithm',
  'allowedInstances',
  'appEncryptionDeclarationState',
  'appPlatform',
  'appStoreAgeRating',
  'appStoreState',
  'appVersionState',
  'assetType',
  'australiaAgeRating',
  'betaReviewState',
  'brazilAgeRating',
  'brazilAgeRatingV2',
  'buildAudienceType',
  'bundleType',
  'capabilityType',
  'certificateType',
  'connectionType',
  'contentRightsDeclaration',
  'screenshotDisplayType',
  'contests',
  'deviceClass',
  'deviceFamily',
  'devicePlatform',
  'eventTypes',
  'externalBuildState',
  'franceAgeRating',
  'gamblingSimulated',
  'gunsOrOtherWeapons',
  'horrorOrFearThemes',
  'iconType',
  'internalBuildState',
  'inviteType',
  'key',
  'kidsAgeBand',
  'koreaAgeRating',
  'koreaAgeRatingOverride',
  'matureOrSuggestiveThemes',
  'medicalOrTreatmentInformation',
  'phasedReleaseState',
  'platform',
  'platforms',
  'processingState',
  'profanityOrCrudeHumor',
  'profileState',
  'profileType',
  'releaseType',
  'reviewType',
  'roles',
  'sexualContentGraphicAndNudity',
  'sexualContentOrNudity',
  'state',
  'status',
  'subscriptionStatusUrlVersion',
  'subscriptionStatusUrlVersionForSandbox',
  'uti',
  'violenceCartoonOrFantasy',
  'violenceRealistic',
  'violenceRealisticProlongedGraphicOrSadistic',
]);

function renew(value: unknown, isListed: boolean, isNew: (name: string) => boolean): unknown {
  if (typeof value === 'string') return isListed ? newValue : value;
  if (Array.isArray(value)) return value.map((one) => renew(one, isListed, isNew));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, renew(inner, isNew(name), isNew)]),
  );
}

/** A document with a new value in every enum attribute, or in those with one name. */
export function withNewValues(document: JsonObject, only: string | null): JsonObject {
  const isNew = (name: string) => listedValues.has(name) && (only ?? name) === name;
  const renewed = (resource: unknown): unknown =>
    isObject(resource)
      ? { ...resource, attributes: renew(resource.attributes, false, isNew) }
      : resource;
  const { data, included } = document;
  return {
    ...document,
    data: Array.isArray(data) ? data.map(renewed) : renewed(data),
    ...(Array.isArray(included) ? { included: included.map(renewed) } : {}),
  };
}
