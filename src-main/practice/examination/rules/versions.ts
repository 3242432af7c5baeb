import type { ErrorNumberText } from '#shared/asc/error-numbers';
import { acceptedBuildForm, versionForm } from '#shared/asc/version-numbers';
import { isVersionText, sameVersion } from '../../world/trains';
import { codeOf, insideApp, programsOf, textIn } from './bundles';
import { type AnyArrival, mails, type Rule, type Rulings, refuses, remark, silence } from './rule';

/** A version key is present, well-formed, and matches what the upload was announced with. */
function versionKey(
  key: string,
  codes: { missing: ErrorNumberText; malformed: ErrorNumberText },
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
    !(isVersionText(announced) && sameVersion(found, announced)) &&
      `The upload was announced with the ${key} '${announced}', and the package has '${found}'.`,
  );
}

export const shortVersionIsInOrder = ({ found: { facts }, upload }: AnyArrival) =>
  versionKey(
    'CFBundleShortVersionString',
    { missing: '90057', malformed: '90060' },
    facts.shortVersion,
    upload.cfBundleShortVersionString,
  );

export const bundleVersionIsInOrder = ({ found: { facts }, upload }: AnyArrival) =>
  versionKey(
    'CFBundleVersion',
    { missing: '90056', malformed: '90058' },
    facts.bundleVersion,
    upload.cfBundleVersion,
  );

/** Builds with four components have been accepted, so the limit of three applies to versions only. */
const nestedKeys = [
  {
    key: 'CFBundleShortVersionString',
    form: versionForm,
    missing: '90057',
    malformed: '90060',
  },
  { key: 'CFBundleVersion', form: acceptedBuildForm, missing: '90056', malformed: '90058' },
] as const;

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

/** Nested programs should have their app's versions; a mismatch is accepted all the same. */
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

/** Versions and build numbers, as announced and as found. */
export const versionRulings = {
  'version-missing': refuses(shortVersionIsInOrder),
  'version-malformed': refuses(shortVersionIsInOrder),
  'build-number-missing': refuses(bundleVersionIsInOrder),
  'build-number-malformed': refuses(bundleVersionIsInOrder),
  'leading-zeros': silence('it is taken, and kept without them'),
  'nested-version-missing': refuses(versionsInsideAreInOrder),
  'nested-version-malformed': refuses(versionsInsideAreInOrder),
  'extension-version-differs': mails(versionsInsideAreTheApps),
} satisfies Rulings;
