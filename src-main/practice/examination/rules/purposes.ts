import { type PurposeString, purposeStrings } from '#shared/asc/purpose-strings';
import type { BundleFacts, SliceFacts } from '../package-facts';
import { bundlesOf, programsOf, slicesOf, textIn } from './bundles';
import { type Arrival, mails, type Rule, type Rulings, refuses, remark } from './rule';

/** The code that a bundle is responsible for: its own, and for an app also that of its libraries. */
function codeBehind({ found }: Arrival, program: BundleFacts): SliceFacts[] {
  const libraries = bundlesOf(found, 'framework').filter(
    ({ parent }) => program.kind === 'app' && parent === program.folder,
  );
  return slicesOf([program, ...libraries]).map(({ slice }) => slice);
}

function uses(slice: SliceFacts, { symbols, entitlements }: PurposeString): boolean {
  const asked = slice.signature?.entitlements ?? {};
  return (
    symbols.some((name) => slice.undefinedNames.has(name)) ||
    entitlements.some((key) => key in asked)
  );
}

/** The linked code decides what is required, whether or not anything calls it. */
function purposeStringsExist(asked: PurposeString['asked']): Rule {
  return (arrival) => {
    if (arrival.found.facts.platform !== 'IOS') return [];
    const programs = programsOf(arrival.found).filter(({ kind }) => kind !== 'watch-app');
    return programs.flatMap((program) => {
      const code = codeBehind(arrival, program);
      return purposeStrings
        .filter((purpose) => purpose.asked === asked)
        .filter(({ keys }) => keys.every((key) => textIn(program.info, key) === null))
        .filter((purpose) => code.some((slice) => uses(slice, purpose)))
        .flatMap(({ keys: [key] }) =>
          remark('90683', `The Info.plist of '${program.folder}' has no purpose string ${key}.`),
        );
    });
  };
}

/** Purpose strings. */
export const purposeRulings = {
  'purpose-string-missing': [
    refuses(purposeStringsExist('refused')),
    mails(purposeStringsExist('mailed')),
  ],
} satisfies Rulings;
