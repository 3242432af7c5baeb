import { textsOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { bundlesOf, isInWatchApp } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf } from '../check';

const key = 'CLKSupportedComplicationFamilies';

/** The families of ClockKit. */
const families = [
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

/** Error 90517. */
export const complicationUnknown: Check = (pkg) => {
  for (const bundle of bundlesOf(pkg, 'watch-app', 'extension')) {
    if (!isInWatchApp(pkg, bundle.path)) continue;
    const odd = textsOf(bundle.infoPlist, key).find((name) => !families.includes(name));
    if (odd === undefined) continue;
    return blocker('complication-unknown', {
      where: inPlistOf(bundle, key),
      title: `The watch app has a complication of a family that does not exist, ${printable(odd)}`,
      whatToDo: `Correct or remove it in that target’s Info.plist, ${archiveAgain}`,
    });
  }
  return null;
};
