import { textIn } from './bundles';
import { type Arrival, type Rule, type Rulings, refuses, remark } from './rule';
import { isForFamily, onScreens } from './screens';

const everyOrientation = 4;

/** An app that supports iPad multitasking must fit every window shape. */
function sharesTheScreen(arrival: Arrival): boolean {
  return isForFamily(arrival, 2) && arrival.found.app.info.UIRequiresFullScreen !== true;
}

const supportsEveryOrientation: Rule = (arrival) => {
  const { info } = arrival.found.app;
  const ways =
    info['UISupportedInterfaceOrientations~ipad'] ?? info.UISupportedInterfaceOrientations;
  const hasAll = Array.isArray(ways) && new Set(ways).size >= everyOrientation;
  return remark(
    '90474',
    sharesTheScreen(arrival) &&
      !hasAll &&
      'An app for iPad multitasking has to support all four orientations.',
  );
};

const launchKeys = ['UILaunchScreen', 'UILaunchScreens', 'UILaunchStoryboardName'];

const launchScreenIsThere: Rule = (arrival) => {
  const { info } = arrival.found.app;
  const hasOne = [...launchKeys, 'UILaunchStoryboardName~ipad'].some((key) => key in info);
  return remark(
    '90475',
    sharesTheScreen(arrival) && !hasOne && 'An app for iPad multitasking needs a launch screen.',
  );
};

const storyboardKeys = ['UILaunchStoryboardName~ipad', 'UILaunchStoryboardName'];

const compiled = /^\.(storyboardc|nib)(\/|$)/;

/** In the app's folder or in one of its languages; a name with its extension is not found. */
function hasStoryboard({ found: { app, files } }: Arrival, name: string): boolean {
  for (const path of files.keys()) {
    if (!path.startsWith(`${app.folder}/`)) continue;
    const inside = path.slice(app.folder.length + 1).replace(/^[^/]+\.lproj\//, '');
    if (inside.startsWith(name) && compiled.test(inside.slice(name.length))) return true;
  }
  return false;
}

const launchStoryboardIsThere: Rule = (arrival) => {
  const { info } = arrival.found.app;
  if (!sharesTheScreen(arrival) || 'UILaunchScreen' in info) return [];
  const names = storyboardKeys.flatMap((key) => textIn(info, key) ?? []);
  const absent = names.find((name) => !hasStoryboard(arrival, name));
  return remark(
    '90476',
    absent !== undefined &&
      `An app for iPad multitasking has to include its launch storyboard '${absent}'.`,
  );
};

/** Launch screens and orientations. Most rules are known for phones and tablets only. */
export const launchRulings = {
  'ipad-orientations': refuses(onScreens(supportsEveryOrientation)),
  'launch-screen-missing': refuses(onScreens(launchScreenIsThere)),
  'launch-storyboard-missing': refuses(onScreens(launchStoryboardIsThere)),
} satisfies Rulings;
