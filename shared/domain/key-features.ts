import { isForTeamKeys, KeyFeature, type KeyRole, roleAllows, roleNeededFor } from '../asc/roles';
import type { Account } from './account';

/** Whether a key may do something, and what it takes. */
export interface FeatureAccess {
  feature: KeyFeature;
  /** `unknown` until a role was stated or an answer of App Store Connect proved it. */
  can: 'yes' | 'no' | 'unknown';
  /** The weakest role that is certain to allow it. */
  needs: KeyRole;
  /** What keeps it from being allowed; null unless `can` is `no`. */
  because: 'role' | 'individual-key' | null;
}

type KeyFacts = Pick<Account, 'issuerId' | 'role' | 'learned'>;

/** What a key may do: what App Store Connect proved, otherwise what its role allows. */
export function featuresOf(account: KeyFacts): FeatureAccess[] {
  return KeyFeature.options.map((feature) => featureOf(account, feature));
}

export function featureOf(account: KeyFacts, feature: KeyFeature): FeatureAccess {
  const needs = roleNeededFor(feature);
  if (account.issuerId === null && isForTeamKeys(feature))
    return { feature, can: 'no', needs, because: 'individual-key' };
  const learned = account.learned?.find((one) => one.feature === feature);
  const can = learned ? (learned.isAllowed ? 'yes' : 'no') : byRole(account, feature);
  return { feature, can, needs, because: can === 'no' ? 'role' : null };
}

/** Whether nothing is known that keeps the key from uploading. */
export function mayUpload(account: KeyFacts): boolean {
  return featureOf(account, 'upload').can !== 'no';
}

function byRole({ role }: KeyFacts, feature: KeyFeature): FeatureAccess['can'] {
  if (role === undefined) return 'unknown';
  const allowed = roleAllows(role.role, feature);
  return allowed === 'perhaps' ? 'unknown' : allowed;
}
