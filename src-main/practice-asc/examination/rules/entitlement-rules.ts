import type { UploadRemark } from '../../world/rows';
import type { BundleFacts, SignatureFacts } from '../package-facts';
import { codeOf, programsOf } from './bundles';
import { type Rule, remark } from './rule';

/** These have a rule of their own. */
const judgedElsewhere = ['application-identifier', 'get-task-allow'];

/** Whether a profile's value, in which texts may end in a star, covers what an app asks for. */
function covers(allowed: unknown, asked: unknown): boolean {
  if (Array.isArray(asked)) return asked.every((one) => covers(allowed, one));
  if (Array.isArray(allowed)) return allowed.some((one) => covers(one, asked));
  if (typeof allowed === 'string' && allowed.endsWith('*'))
    return typeof asked === 'string' && asked.startsWith(allowed.slice(0, -1));
  return allowed === asked;
}

/** What the app asks for and its profile does not allow. */
function remarksOnAsked(bundle: BundleFacts, asked: Record<string, unknown>): UploadRemark[] {
  const { folder, profile } = bundle;
  if (typeof profile !== 'object') return [];
  return Object.entries(asked)
    .filter(([key]) => !judgedElsewhere.includes(key))
    .filter(([key, value]) => value !== false && !covers(profile.entitlements[key], value))
    .flatMap(([key]) =>
      remark('90164', `The profile of '${folder}' does not allow the entitlement '${key}'.`),
    );
}

function remarksOnSignature(bundle: BundleFacts, { entitlements }: SignatureFacts): UploadRemark[] {
  const { folder, info, profile } = bundle;
  const bundleId = String(info.CFBundleIdentifier ?? '');
  const asked = entitlements ?? {};
  const appId = asked['application-identifier'];
  const isOwn = typeof appId === 'string' && appId.slice(appId.indexOf('.') + 1) === bundleId;
  const isAllowed = typeof profile !== 'object' || covers(profile.appId, appId);
  return [
    ...remark('90046', asked['get-task-allow'] === true && `'${folder}' lets debuggers attach.`),
    ...remark(
      '90046',
      asked['aps-environment'] === 'development' &&
        `The value 'development' for the key 'aps-environment' of '${folder}' is not supported.`,
    ),
    ...remark(
      '90046',
      appId !== undefined && !isOwn && `'${folder}' is signed for the app '${appId}'.`,
    ),
    ...remark(
      '90164',
      isOwn && !isAllowed && `The profile of '${folder}' is not for the app '${appId}'.`,
    ),
    ...remarksOnAsked(bundle, asked),
  ];
}

function signaturesOf({ slices }: BundleFacts): SignatureFacts[] {
  return (slices ?? []).flatMap(({ signature }) => signature ?? []);
}

const codeIsNamedAsItsBundle: Rule = ({ found }) =>
  codeOf(found).flatMap((bundle) =>
    signaturesOf(bundle).flatMap(({ identifier, isAdHoc }) =>
      remark(
        '90334',
        // What a linker signs for nobody has a name of the linker's.
        !isAdHoc &&
          identifier !== null &&
          identifier !== bundle.info.CFBundleIdentifier &&
          `The executable of '${bundle.folder}' is signed as '${identifier}'.`,
      ),
    ),
  );

const programsAskForWhatTheyMay: Rule = ({ found }) =>
  programsOf(found).flatMap((bundle) =>
    signaturesOf(bundle).flatMap((signature) => remarksOnSignature(bundle, signature)),
  );

/** What the executables are signed as, and what they ask for; one that is not signed asks for nothing. */
export const entitlementRules: readonly Rule[] = [
  codeIsNamedAsItsBundle,
  programsAskForWhatTheyMay,
];
