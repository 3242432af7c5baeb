import { type AppInfo, allInfos } from '../world/app-infos';
import { absentFields, resourceType } from './resource-type';

const frequencies = [
  'alcoholTobaccoOrDrugUseOrReferences',
  'contests',
  'gamblingSimulated',
  'gunsOrOtherWeapons',
  'horrorOrFearThemes',
  'matureOrSuggestiveThemes',
  'medicalOrTreatmentInformation',
  'profanityOrCrudeHumor',
  'sexualContentGraphicAndNudity',
  'sexualContentOrNudity',
  'violenceCartoonOrFantasy',
  'violenceRealistic',
  'violenceRealisticProlongedGraphicOrSadistic',
];
const flags = [
  'advertising',
  'ageAssurance',
  'gambling',
  'healthOrWellnessTopics',
  'lootBox',
  'messagingAndChat',
  'parentalControls',
  'socialMedia',
  'socialMediaAgeRestricted',
  'unrestrictedWebAccess',
  'userGeneratedContent',
];

function always(names: readonly string[], value: unknown): Record<string, () => unknown> {
  return Object.fromEntries(names.map((name) => [name, () => value]));
}

/**
 * Every information of an app has its own rating, with the same id: none of the practice apps are for adults only.
 */
export const ageRatingDeclarations = resourceType<AppInfo>({
  name: 'ageRatingDeclarations',
  find: (id, moment) => allInfos(moment).find((info) => info.id === id),
  attributes: {
    ...always(frequencies, 'NONE'),
    ...always(flags, false),
    ...always(['ageRatingOverride', 'ageRatingOverrideV2', 'koreaAgeRatingOverride'], 'NONE'),
    ...absentFields<AppInfo>('kidsAgeBand', 'developerAgeRatingInfoUrl'),
  },
  relationships: {},
});
