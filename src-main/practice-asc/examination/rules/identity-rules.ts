import { isVersionText } from '../../world/trains';
import { type Rule, remark } from './rule';

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

const bundleIdsDiffer: Rule = ({ found: { app, extensions } }) => {
  const ids = [app, ...extensions].map(({ info }) => info.CFBundleIdentifier);
  const repeated = ids.find((id, place) => id !== undefined && ids.indexOf(id) !== place);
  return remark(
    '90685',
    repeated !== undefined && `Two bundles of the package have the identifier '${repeated}'.`,
  );
};

/** Who the app says that it is. */
export const identityRules: readonly Rule[] = [
  bundleIdIsTheApps,
  shortVersionIsInOrder,
  bundleVersionIsInOrder,
  bundleIdsDiffer,
];

/** Extensions should carry their app's versions; one that does not is taken all the same. */
export const extensionVersionsAreTheApps: Rule = ({ found: { app, extensions } }) => {
  const keys = ['CFBundleShortVersionString', 'CFBundleVersion'];
  return extensions.flatMap(({ folder, info }) =>
    keys.flatMap((key) =>
      remark('90473', info[key] !== app.info[key] && `The ${key} of '${folder}' is not its app's.`),
    ),
  );
};
