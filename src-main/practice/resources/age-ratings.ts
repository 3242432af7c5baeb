import { type AppInfo, allInfos } from '../world/app-infos';
import type { Moment } from '../world/state';
import { unansweredOf } from '../world/store-page';
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

/** The same answer to each of these questions, and none to those that the app leaves open. */
function always(names: readonly string[], value: unknown) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      ({ app }: AppInfo, moment: Moment) =>
        unansweredOf(app, moment).includes(name) ? null : value,
    ]),
  );
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
