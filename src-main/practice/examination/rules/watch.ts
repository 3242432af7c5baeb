import { complicationFamilies, watchDeviceFamily } from '#shared/asc/watch';
import type { UploadRemark } from '../../world/rows';
import type { BundleFacts } from '../package-facts';
import { bundleIdOf, bundlesOf, isForWatch, parentOf, textIn, textsIn } from './bundles';
import { type Arrival, numberNotKnown, type Rule, type Rulings, refuses, remark } from './rule';

/** The refusals for keys are known by their message only. */
function remarksOnWatchApp(watch: BundleFacts, { found }: Arrival): UploadRemark[] {
  const { folder, info } = watch;
  const app = parentOf(found, watch);
  const [own, outer] = [bundleIdOf(watch), app && bundleIdOf(app)];
  const companion = textIn(info, 'WKCompanionAppBundleIdentifier');
  const isNamedAfterApp =
    own === outer || (own?.startsWith(`${outer}.`) && !own.slice(`${outer}.`.length).includes('.'));
  const asked = [info.UIDeviceFamily].flat().map(Number);
  const others = asked.filter((family) => family !== watchDeviceFamily);
  return [
    ...remark(
      '90541',
      own !== null &&
        outer !== null &&
        !isNamedAfterApp &&
        `The identifier '${own}' of '${folder}' is not '${outer}' with one part more.`,
    ),
    ...remark(
      numberNotKnown,
      others.length > 0 && `The UIDeviceFamily of '${folder}' has a value that is no watch's.`,
    ),
    ...remark(
      numberNotKnown,
      'LSRequiresIPhoneOS' in info && `The key LSRequiresIPhoneOS is invalid in '${folder}'.`,
    ),
    ...remark(
      numberNotKnown,
      companion !== null &&
        outer !== null &&
        companion !== outer &&
        `The WKCompanionAppBundleIdentifier of '${folder}' is not '${outer}'.`,
    ),
  ];
}

const watchAppsAreInOrder: Rule = (arrival) =>
  bundlesOf(arrival.found, 'watch-app').flatMap((watch) => remarksOnWatchApp(watch, arrival));

const complicationsAreKnown: Rule = ({ found }) =>
  bundlesOf(found, 'watch-app', 'extension')
    .filter((bundle) => isForWatch(bundle, found))
    .flatMap(({ folder, info }) => {
      const named = textsIn(info, 'CLKSupportedComplicationFamilies');
      const odd = named.find((name) => !complicationFamilies.includes(name));
      return remark(
        '90517',
        odd !== undefined && `The complication family '${odd}' of '${folder}' is not supported.`,
      );
    });

/** Watch apps. */
export const watchRulings = {
  'watch-app-id-malformed': refuses(watchAppsAreInOrder),
  'watch-app-keys': refuses(watchAppsAreInOrder),
  'complication-unknown': refuses(complicationsAreKnown),
} satisfies Rulings;
