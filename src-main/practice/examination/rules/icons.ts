import type { ErrorNumberText } from '#shared/asc/error-numbers';
import { iconPixels, largeIconPixels } from '#shared/asc/sizes';
import { asObject } from '../read-plist';
import { bundlesOf, iconNamesIn, textIn, textsIn } from './bundles';
import { type Arrival, type Rule, type Rulings, refuses, remark, silence } from './rule';
import { isForFamily, onScreens } from './screens';

/** The sizes for which there is no icon. A catalog is assumed to have them all. */
function missingSizes({ found: { icons } }: Arrival, wanted: readonly number[]): number[] {
  return icons.hasCatalog ? [] : wanted.filter((size) => !icons.sizes.includes(size));
}

function sizesRule(code: ErrorNumberText, family: number, wanted: readonly number[]): Rule {
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

/** The sources of layered icons, and JPEGs, have no size. */
const layer = 0;

const iconIsInCatalog: Rule = ({ found: { icons } }) => {
  const { catalogSizes: sizes } = icons;
  const hasLarge =
    sizes === null || sizes.some((size) => size === largeIconPixels || size === layer);
  return remark(
    '90704',
    icons.isCatalogReadable &&
      icons.hasName &&
      !(icons.isInCatalog && hasLarge) &&
      `The asset catalog has no icon of ${largeIconPixels} by ${largeIconPixels} pixels under the name of CFBundleIconName.`,
  );
};

const maxAlternates = 64;

/** When the app has a catalog, the icons may be in it. */
const alternatesAreThere: Rule = ({ found: { app, icons, files } }) => {
  if (icons.hasCatalog) return [];
  const paths = [...files.keys()];
  const lists = [app.info.CFBundleIcons, app.info['CFBundleIcons~ipad']].map(asObject);
  const named = lists
    .flatMap((list) => Object.values(asObject(list?.CFBundleAlternateIcons) ?? {}))
    .map(asObject)
    .filter((icon) => icon !== null && textIn(icon, 'CFBundleIconName') === null)
    .flatMap((icon) => textsIn(icon ?? {}, 'CFBundleIconFiles'));
  return [...new Set(named)].slice(0, maxAlternates).flatMap((name) => {
    const start = `${app.folder}/${name.replace(/\.png$/i, '')}`.normalize('NFC');
    const isThere = paths.some((path) => path.startsWith(start));
    return remark('90032', !isThere && `The icon file '${name}' is not in the package.`);
  });
};

/** Checks only that icons are named: which of them are in the catalog is not checked. */
const televisionHasPictures: Rule = ({ found: { app, facts, icons } }) => {
  if (facts.platform !== 'TV_OS') return [];
  const shelf = Object.values(asObject(app.info.TVTopShelfImage) ?? {});
  const hasIcon = icons.hasCatalog && iconNamesIn(app.info).length > 0;
  return [
    ...remark('90471', !hasIcon && 'The app has no icon for tvOS.'),
    ...remark(
      '90513',
      !(icons.hasCatalog && shelf.length > 0) && 'The app has no Top Shelf image.',
    ),
  ];
};

const watchAppsHaveIcons: Rule = ({ found }) =>
  bundlesOf(found, 'watch-app').flatMap(({ folder, info }) => {
    const names = iconNamesIn(info);
    const starts = [`${folder}/Assets.car`, ...names.map((name) => `${folder}/${name}`)];
    const isThere = [...found.files.keys()].some((path) =>
      starts.some((start) => path.startsWith(start)),
    );
    return remark(
      '90391',
      !(names.length > 0 && isThere) && `No icons found for watch application '${folder}'.`,
    );
  });

const phoneIconIsThere = onScreens(sizesRule('90022', 1, iconPixels.iPhone));
const padIconsAreThere = onScreens(sizesRule('90023', 2, iconPixels.iPad));

/** Icons and the asset catalog. */
export const iconRulings = {
  'icon-name-missing': refuses(onScreens(iconIsNamed)),
  'asset-catalog-unreadable': refuses(onScreens(catalogIsOne)),
  'large-icon-missing': refuses(onScreens(iconIsInCatalog)),
  'alternate-icon-missing': refuses(onScreens(alternatesAreThere)),
  'icon-missing': refuses(phoneIconIsThere),
  'icon-size-missing': [refuses(phoneIconIsThere), refuses(padIconsAreThere)],
  'icon-not-opaque': silence('the message is about the large icon, whose pixels are not read'),
  'television-images-missing': refuses(televisionHasPictures),
  'vision-icon-missing': silence('no message is known'),
  'watch-icon-missing': refuses(watchAppsHaveIcons),
} satisfies Rulings;
