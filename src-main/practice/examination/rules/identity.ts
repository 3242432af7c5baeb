import type { BundleFacts } from '../package-facts';
import { bundleIdOf, bundlesOf, codeOf, insideApp, parentOf } from './bundles';
import {
  type AnyArrival,
  mails,
  numberNotKnown,
  type Rule,
  type Rulings,
  refuses,
  remark,
} from './rule';

export const bundleIdIsTheApps = ({ found: { facts }, app }: AnyArrival) =>
  remark(
    '90054',
    facts.bundleId !== app.bundleId &&
      `The bundle identifier '${facts.bundleId ?? ''}' of the package is not '${app.bundleId}', the one of the app.`,
  );

/** What a bundle is installed with: each of these may contain its own copy of a library. */
function sideOf({ folder }: BundleFacts): string {
  return /\.app\/(Watch|AppClips)\//.exec(folder)?.[1] ?? '';
}

/** Each pair of bundles with the same identifier, and whether both are libraries that are kept separate. */
function repeatedIds(bundles: readonly BundleFacts[]) {
  const seen = new Map<string, BundleFacts>();
  return bundles.flatMap((bundle) => {
    const id = bundleIdOf(bundle);
    const other = id === null ? undefined : seen.get(id);
    if (id !== null && other === undefined) seen.set(id, bundle);
    if (other === undefined) return [];
    const areLibraries = [bundle, other].every(({ kind }) => kind === 'framework');
    const areSeparate = areLibraries && sideOf(bundle) !== sideOf(other);
    return [{ id, areSeparate, isInWatch: [bundle, other].some((one) => sideOf(one) === 'Watch') }];
  });
}

const bundleIdsDiffer: Rule = ({ found }) =>
  repeatedIds(codeOf(found)).flatMap(({ id, areSeparate }) =>
    remark('90685', !areSeparate && `Two bundles of the package have the identifier '${id}'.`),
  );

const librariesOfWatchDiffer: Rule = ({ found }) =>
  repeatedIds(codeOf(found)).flatMap(({ id, areSeparate, isInWatch }) =>
    remark('90806', areSeparate && isInWatch && `Libraries on both sides are named '${id}'.`),
  );

const insideHasIdentifiers: Rule = ({ found }) =>
  insideApp(codeOf(found)).flatMap((bundle) => {
    const id = bundleIdOf(bundle);
    const isOne = id?.split('.').every((part) => /^[A-Za-z0-9-]+$/.test(part));
    return remark(
      '90049',
      !isOne && `The bundle identifier '${id ?? ''}' of '${bundle.folder}' is invalid.`,
    );
  });

const displayNameBeginsWithALetter: Rule = ({ found: { app } }) => {
  const name = app.info.CFBundleDisplayName;
  return remark(
    '90694',
    typeof name === 'string' &&
      name !== name.trimStart() &&
      'The value of CFBundleDisplayName begins with white space.',
  );
};

/** Known by its message (`Bad bundle identifier`): the app's identifier, a period, and one more component. */
const extensionsAreTheApps: Rule = ({ found }) =>
  bundlesOf(found, 'extension', 'app-clip').flatMap((bundle) => {
    const parent = parentOf(found, bundle);
    const [own, outer] = [bundleIdOf(bundle), parent && bundleIdOf(parent)];
    if (own === null || outer === null || own === outer) return [];
    const rest = own.startsWith(`${outer}.`) ? own.slice(outer.length + 1) : null;
    const isTooDeep = bundle.kind === 'extension' && rest?.includes('.') === true;
    return remark(
      numberNotKnown,
      (rest === null || isTooDeep) &&
        `The identifier '${own}' of '${bundle.folder}' is not '${outer}' with one part more.`,
    );
  });

/** The identity of the app and of the bundles in it. */
export const identityRulings = {
  'bundle-id-missing': refuses(bundleIdIsTheApps),
  'bundle-id-malformed': refuses(bundleIdIsTheApps),
  'bundle-id-repeated': [refuses(bundleIdsDiffer), mails(librariesOfWatchDiffer)],
  'nested-bundle-id-malformed': refuses(insideHasIdentifiers),
  'display-name-begins-with-space': refuses(displayNameBeginsWithALetter),
  'extension-id-outside-app': refuses(extensionsAreTheApps),
} satisfies Rulings;
