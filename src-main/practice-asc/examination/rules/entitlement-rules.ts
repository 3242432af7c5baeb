import type { UploadRemark } from '../../world/rows';
import type { BundleFacts } from '../package-facts';
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

function remarksOnSignature(bundle: BundleFacts): UploadRemark[] {
  const { folder, info, signature, profile } = bundle;
  if (!signature) return [];
  const bundleId = String(info.CFBundleIdentifier ?? '');
  const { identifier, entitlements } = signature;
  const asked = entitlements ?? {};
  const appId = asked['application-identifier'];
  const isOwn = typeof appId === 'string' && appId.slice(appId.indexOf('.') + 1) === bundleId;
  const isAllowed = typeof profile !== 'object' || covers(profile.appId, appId);
  return [
    ...remark(
      '90334',
      identifier !== null &&
        identifier !== bundleId &&
        `The executable of '${folder}' is signed as '${identifier}'.`,
    ),
    ...remark('90046', asked['get-task-allow'] === true && `'${folder}' lets debuggers attach.`),
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

/** What the executables are signed as, and what they ask for; one that is not signed asks for nothing. */
export const entitlementRules: readonly Rule[] = [
  ({ found: { app, extensions } }) => [app, ...extensions].flatMap(remarksOnSignature),
];
