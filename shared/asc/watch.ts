/**
 * `UIDeviceFamily` of a watch app, which has no other (refused by message only: flutter/flutter#167892, April 2025).
 */
export const watchDeviceFamily = 4;

/** Values of `CLKSupportedComplicationFamilies` (Apple, `CLKComplicationFamily`; others are error 90517). */
export const complicationFamilies: readonly string[] = [
  'ModularSmall',
  'ModularLarge',
  'UtilitarianSmall',
  'UtilitarianSmallFlat',
  'UtilitarianLarge',
  'CircularSmall',
  'ExtraLarge',
  'GraphicCorner',
  'GraphicBezel',
  'GraphicCircular',
  'GraphicRectangular',
  'GraphicExtraLarge',
].map((name) => `CLKComplicationFamily${name}`);
