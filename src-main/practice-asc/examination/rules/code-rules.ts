import type { BundleFacts, SliceFacts } from '../package-facts';
import { bundlesOf, codeOf, programsOf, slicesOf, textIn } from './bundles';
import { type Purpose, purposes } from './purposes';
import { type Arrival, type Rule, remark } from './rule';

const codeIsNotEncrypted: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice }) =>
    remark('90125', slice.isEncrypted && `The executable of '${folder}' is already encrypted.`),
  );

/** One page is the mark of a library that could have had bitcode and has none. */
const largestMark = 0x4000;

const noBitcodeIsLeft: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice }) =>
    remark('90482', slice.bitcodeSize > largestMark && `'${folder}' contains bitcode.`),
  );

const webView = '_OBJC_CLASS_$_UIWebView';

const noOldWebView: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice }) =>
    remark('90809', slice.undefinedNames.has(webView) && `The code of '${folder}' uses UIWebView.`),
  );

/** The code that a program answers for: its own, and an app also for its libraries. */
function codeBehind({ found }: Arrival, program: BundleFacts): SliceFacts[] {
  const libraries = bundlesOf(found, 'framework').filter(
    ({ parent }) => program.kind === 'app' && parent === program.folder,
  );
  return slicesOf([program, ...libraries]).map(({ slice }) => slice);
}

function uses(slice: SliceFacts, { names, entitlement }: Purpose): boolean {
  const asked = slice.signature?.entitlements ?? {};
  return (
    names.some((name) => slice.undefinedNames.has(name)) ||
    (entitlement !== undefined && entitlement in asked)
  );
}

/** What is asked for is told by the code that is linked, whether anything calls it or not. */
function purposesAreTold(isRefused: boolean): Rule {
  return (arrival) => {
    if (arrival.found.facts.platform !== 'IOS') return [];
    const programs = programsOf(arrival.found).filter(({ kind }) => kind !== 'watch-app');
    return programs.flatMap((program) => {
      const code = codeBehind(arrival, program);
      return purposes
        .filter((purpose) => purpose.isRefused === isRefused)
        .filter(({ keys }) => keys.every((key) => textIn(program.info, key) === null))
        .filter((purpose) => code.some((slice) => uses(slice, purpose)))
        .flatMap(({ keys: [key] }) =>
          remark('90683', `The Info.plist of '${program.folder}' has no purpose string ${key}.`),
        );
    });
  };
}

const pushMethod = 'application:didRegisterForRemoteNotificationsWithDeviceToken:';

const pushIsAskedFor: Rule = ({ found: { app } }) => {
  const slice = app.slices?.find(({ methods }) => methods.has(pushMethod));
  const asked = slice?.signature?.entitlements;
  return remark(
    '90078',
    asked != null &&
      !('aps-environment' in asked) &&
      "The app registers for push notifications without the entitlement 'aps-environment'.",
  );
};

const symbolFile = /^Symbols\/([0-9A-F-]{36})\.symbols$/i;

const symbolsAreTheApps: Rule = ({ found }) => {
  const known = new Set(slicesOf(codeOf(found)).map(({ slice }) => slice.uuid));
  const extra = [...found.files.keys()].filter((path) => {
    const uuid = symbolFile.exec(path)?.[1];
    return uuid !== undefined && !known.has(uuid.toUpperCase());
  });
  return remark('90381', extra.length > 0 && `${extra.length} symbol files belong to no code.`);
};

/** What is in the code. */
export const codeRules: readonly Rule[] = [
  codeIsNotEncrypted,
  noBitcodeIsLeft,
  noOldWebView,
  purposesAreTold(true),
];

/** Mailed, and taken. */
export const codeWarnings: readonly Rule[] = [
  purposesAreTold(false),
  pushIsAskedFor,
  symbolsAreTheApps,
];
