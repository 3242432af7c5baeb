import { isVersionText } from '../../world/trains';
import type { BundleFacts } from '../package-facts';
import { bundleIdOf, bundlesOf, codeOf, insideApp, parentOf, programsOf, textIn } from './bundles';
import { numberNotKnown, type Rule, remark } from './rule';

const bundleIdIsTheApps: Rule = ({ found: { facts }, app }) =>
  remark(
    '90054',
    facts.bundleId !== app.bundleId &&
      `The bundle identifier '${facts.bundleId ?? ''}' of the package is not '${app.bundleId}', the one of the app.`,
  );

/** A version key is there, is well-formed, and says what the upload was announced with. */
function versionKey(
  key: string,
  codes: { missing: string; malformed: string },
  found: string | null,
  announced: string,
) {
  if (found === null) return remark(codes.missing, `The Info.plist lacks the key ${key}.`);
  if (!isVersionText(found)) {
    return remark(
      codes.malformed,
      `The value '${found}' of ${key} is not one to three whole numbers with dots between.`,
    );
  }
  return remark(
    '90345',
    found !== announced &&
      `The upload was announced with the ${key} '${announced}', and the package has '${found}'.`,
  );
}

const shortVersionIsInOrder: Rule = ({ found: { facts }, upload }) =>
  versionKey(
    'CFBundleShortVersionString',
    { missing: '90057', malformed: '90060' },
    facts.shortVersion,
    upload.cfBundleShortVersionString,
  );

const bundleVersionIsInOrder: Rule = ({ found: { facts }, upload }) =>
  versionKey(
    'CFBundleVersion',
    { missing: '90056', malformed: '90058' },
    facts.bundleVersion,
    upload.cfBundleVersion,
  );

/** Builds of four numbers have been taken, so that more than three count only in versions. */
const nestedKeys = [
  {
    key: 'CFBundleShortVersionString',
    form: /^\d+(\.\d+){0,2}$/,
    missing: '90057',
    malformed: '90060',
  },
  { key: 'CFBundleVersion', form: /^\d+(\.\d+)*$/, missing: '90056', malformed: '90058' },
];

const versionsInsideAreInOrder: Rule = ({ found }) =>
  insideApp(codeOf(found)).flatMap(({ folder, info }) =>
    nestedKeys.flatMap(({ key, form, missing, malformed }) => {
      const value = textIn(info, key);
      if (value === null) return remark(missing, `The Info.plist of '${folder}' lacks ${key}.`);
      return remark(
        malformed,
        !form.test(value) && `The value '${value}' of ${key} in '${folder}' is not a version.`,
      );
    }),
  );

/** What a bundle is delivered to devices with: each of these may bring its own copy of a library. */
function sideOf({ folder }: BundleFacts): string {
  return /\.app\/(Watch|AppClips)\//.exec(folder)?.[1] ?? '';
}

/** Each pair of bundles with one identifier, and whether both are libraries that are kept apart. */
function repeatedIds(bundles: readonly BundleFacts[]) {
  const seen = new Map<string, BundleFacts>();
  return bundles.flatMap((bundle) => {
    const id = bundleIdOf(bundle);
    const other = id === null ? undefined : seen.get(id);
    if (id !== null && other === undefined) seen.set(id, bundle);
    if (other === undefined) return [];
    const areLibraries = [bundle, other].every(({ kind }) => kind === 'framework');
    const areApart = areLibraries && sideOf(bundle) !== sideOf(other);
    return [{ id, areApart, isInWatch: [bundle, other].some((one) => sideOf(one) === 'Watch') }];
  });
}

const bundleIdsDiffer: Rule = ({ found }) =>
  repeatedIds(codeOf(found)).flatMap(({ id, areApart }) =>
    remark('90685', !areApart && `Two bundles of the package have the identifier '${id}'.`),
  );

/** Known by its words (`Bad bundle identifier`): the app's own, a period, and one part more. */
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

/** Who the app says that it is, and what is inside it. */
export const identityRules: readonly Rule[] = [
  bundleIdIsTheApps,
  shortVersionIsInOrder,
  bundleVersionIsInOrder,
  versionsInsideAreInOrder,
  bundleIdsDiffer,
  extensionsAreTheApps,
];

/** Programs inside should carry their app's versions; one that does not is taken all the same. */
const versionsInsideAreTheApps: Rule = ({ found }) => {
  const keys = ['CFBundleShortVersionString', 'CFBundleVersion'];
  return insideApp(programsOf(found)).flatMap(({ folder, info }) =>
    keys.flatMap((key) =>
      remark(
        '90473',
        info[key] !== found.app.info[key] && `The ${key} of '${folder}' is not its app's.`,
      ),
    ),
  );
};

const librariesOfWatchDiffer: Rule = ({ found }) =>
  repeatedIds(codeOf(found)).flatMap(({ id, areApart, isInWatch }) =>
    remark('90806', areApart && isInWatch && `Libraries on both sides are named '${id}'.`),
  );

/** Mailed, and taken. */
export const identityWarnings: readonly Rule[] = [versionsInsideAreTheApps, librariesOfWatchDiffer];
