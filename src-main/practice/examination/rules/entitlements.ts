import type { UploadRemark } from '../../world/rows';
import type { BundleFacts, SignatureFacts } from '../package-facts';
import { pushMethod } from '../read-methods';
import { programsOf, signaturesOf } from './bundles';
import { mails, type Rule, type Rulings, refuses, remark } from './rule';

/** These have their own rules. */
const checkedByOtherRules = ['application-identifier', 'get-task-allow'];

/** Whether a profile's value, in which texts may end in a star, covers an entitlement. */
function covers(allowed: unknown, asked: unknown): boolean {
  if (Array.isArray(asked)) return asked.every((one) => covers(allowed, one));
  if (Array.isArray(allowed)) return allowed.some((one) => covers(one, asked));
  if (typeof allowed === 'string' && allowed.endsWith('*'))
    return typeof asked === 'string' && asked.startsWith(allowed.slice(0, -1));
  return allowed === asked;
}

/** Entitlements of the app that its profile does not allow. */
function remarksOnEntitlements(
  bundle: BundleFacts,
  asked: Record<string, unknown>,
): UploadRemark[] {
  const { folder, profile } = bundle;
  if (typeof profile !== 'object') return [];
  return Object.entries(asked)
    .filter(([key]) => !checkedByOtherRules.includes(key))
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
    ...remarksOnEntitlements(bundle, asked),
  ];
}

const entitlementsAreAllowed: Rule = ({ found }) =>
  programsOf(found).flatMap((bundle) =>
    signaturesOf(bundle).flatMap((signature) => remarksOnSignature(bundle, signature)),
  );

/** Only an implementation counts, not the name in the protocol of app delegates. */
const pushIsEntitled: Rule = ({ found: { app } }) => {
  const slice = app.slices?.find(({ implemented }) => implemented.has(pushMethod));
  const asked = slice?.signature?.entitlements;
  return remark(
    '90078',
    asked != null &&
      !('aps-environment' in asked) &&
      "The app registers for push notifications without the entitlement 'aps-environment'.",
  );
};

/** The entitlements; unsigned code has none. */
export const entitlementRulings = {
  'get-task-allow': refuses(entitlementsAreAllowed),
  'aps-environment-development': refuses(entitlementsAreAllowed),
  'entitlement-app-id-differs': refuses(entitlementsAreAllowed),
  'entitlement-not-in-profile': refuses(entitlementsAreAllowed),
  'push-not-entitled': mails(pushIsEntitled),
} satisfies Rulings;
