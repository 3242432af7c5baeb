import { asObject } from '../read-plist';
import { textIn, textsIn } from './bundles';
import { type Arrival, type Rule, remark } from './rule';

const phoneIcons = [120];
const padIcons = [152, 167];
const everyOrientation = 4;

/** 1 is a phone, 2 a tablet; an app that does not say is for phones. */
function isForFamily({ found: { app } }: Arrival, family: number): boolean {
  const families = app.info.UIDeviceFamily;
  return Array.isArray(families) ? families.map(Number).includes(family) : family === 1;
}

/** The pixels that no icon has. A catalog is trusted to hold them all. */
function missingSizes({ found: { icons } }: Arrival, wanted: readonly number[]): number[] {
  return icons.hasCatalog ? [] : wanted.filter((size) => !icons.sizes.includes(size));
}

function sizesRule(code: string, family: number, wanted: readonly number[]): Rule {
  return (arrival) => {
    const missing = isForFamily(arrival, family) ? missingSizes(arrival, wanted) : [];
    return missing.flatMap((size) =>
      remark(code, `The app has no icon of ${size} by ${size} pixels.`),
    );
  };
}

const iconIsNamed: Rule = ({ found: { icons } }) =>
  remark('90713', !icons.hasName && 'The Info.plist lacks the key CFBundleIconName.');

const catalogIsOne: Rule = ({ found: { icons } }) =>
  remark(
    '90596',
    icons.hasCatalog && !icons.isCatalogReadable && 'Assets.car is no asset catalog.',
  );

const largeIcon = 1024;
/** What layered icons are made of has no size of its own. */
const layer = 0;

const iconIsInCatalog: Rule = ({ found: { icons } }) => {
  const { catalogSizes: sizes } = icons;
  const hasLarge = sizes === null || sizes.some((size) => size === largeIcon || size === layer);
  return remark(
    '90704',
    icons.isCatalogReadable &&
      icons.hasName &&
      !(icons.isInCatalog && hasLarge) &&
      'The asset catalog has no icon of 1024 by 1024 pixels under the name of CFBundleIconName.',
  );
};

const mostAlternates = 64;

/** With a catalog in the app, they may be in there. */
const alternatesAreThere: Rule = ({ found: { app, icons, files } }) => {
  if (icons.hasCatalog) return [];
  const paths = [...files.keys()];
  const lists = [app.info.CFBundleIcons, app.info['CFBundleIcons~ipad']].map(asObject);
  const named = lists
    .flatMap((list) => Object.values(asObject(list?.CFBundleAlternateIcons) ?? {}))
    .map(asObject)
    .filter((icon) => icon !== null && textIn(icon, 'CFBundleIconName') === null)
    .flatMap((icon) => textsIn(icon ?? {}, 'CFBundleIconFiles'));
  return [...new Set(named)].slice(0, mostAlternates).flatMap((name) => {
    const start = `${app.folder}/${name.replace(/\.png$/i, '')}`.normalize('NFC');
    const isThere = paths.some((path) => path.startsWith(start));
    return remark('90032', !isThere && `The icon file '${name}' is not in the package.`);
  });
};

/** An app that shares the screen of a tablet has to fit every shape of window. */
function sharesTheScreen(arrival: Arrival): boolean {
  return isForFamily(arrival, 2) && arrival.found.app.info.UIRequiresFullScreen !== true;
}

const everyWayIsUp: Rule = (arrival) => {
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

/** In the app itself or in one of its languages; a name that is given with its ending is not found. */
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

const rules: readonly Rule[] = [
  iconIsNamed,
  catalogIsOne,
  iconIsInCatalog,
  alternatesAreThere,
  sizesRule('90022', 1, phoneIcons),
  sizesRule('90023', 2, padIcons),
  everyWayIsUp,
  launchScreenIsThere,
  launchStoryboardIsThere,
];

/** An app that nobody opens: it only carries a watch app or stickers, and has neither icon nor screen. */
function isOnlyCarrier({ found: { app } }: Arrival): boolean {
  const keys = ['LSApplicationLaunchProhibited', 'ITSWatchOnlyContainer'];
  return keys.some((key) => app.info[key] === true);
}

/** How the app shows itself. Only phones and tablets are known well enough to be judged. */
export const screenRules: readonly Rule[] = rules.map(
  (rule) => (arrival) =>
    arrival.found.facts.platform === 'IOS' && !isOnlyCarrier(arrival) ? rule(arrival) : [],
);
