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

const iconIsInCatalog: Rule = ({ found: { icons } }) =>
  remark(
    '90704',
    icons.isCatalogReadable &&
      icons.hasName &&
      !icons.isInCatalog &&
      'The asset catalog has no icon of the name that CFBundleIconName gives.',
  );

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

const rules: readonly Rule[] = [
  iconIsNamed,
  catalogIsOne,
  iconIsInCatalog,
  sizesRule('90022', 1, phoneIcons),
  sizesRule('90023', 2, padIcons),
  everyWayIsUp,
  launchScreenIsThere,
];

/** How the app shows itself. Only phones and tablets are known well enough to be judged. */
export const screenRules: readonly Rule[] = rules.map(
  (rule) => (arrival) => (arrival.found.facts.platform === 'IOS' ? rule(arrival) : []),
);
