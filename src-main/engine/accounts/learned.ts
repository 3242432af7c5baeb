import { KeyFeature, type KeyRole, roleAllows, roleNeededFor } from '#shared/asc/roles';
import type { Account, AccountRole, LearnedFeature } from '#shared/domain/account';

type KeyFacts = Pick<Account, 'issuerId' | 'role' | 'learned'>;

/** The account's facts with one more proof in them; null when it says nothing new. */
export function withProof(
  account: KeyFacts,
  proof: LearnedFeature,
): Pick<Account, 'role' | 'learned'> | null {
  // An individual key may only lack access to this app: its refusals say nothing about its role.
  if (account.issuerId === null && !proof.isAllowed) return null;
  const before = account.learned ?? [];
  const same = before.find(({ feature }) => feature === proof.feature);
  const kept = before.filter((one) => one !== same && !contradicts(one, proof));
  const isKnown = same?.isAllowed === proof.isAllowed && kept.length === before.length - 1;
  if (isKnown) return null;
  const learned = [...kept, proof];
  const role = provenRole(learned, account.role);
  return { learned, ...(role && { role }) };
}

/** A refusal no longer counts once a permission is proved that no key has without it. */
function contradicts(earlier: LearnedFeature, { feature, isAllowed }: LearnedFeature): boolean {
  if (earlier.isAllowed || !isAllowed) return false;
  return roleAllows(roleNeededFor(feature), earlier.feature) === 'yes';
}

/** The role that the proofs leave, when they contradict what was known or say more. */
function provenRole(
  learned: readonly LearnedFeature[],
  known: AccountRole | undefined,
): AccountRole | undefined {
  const fits = (role: KeyRole): boolean =>
    learned.every(({ feature, isAllowed }) => {
      const allowed = roleAllows(role, feature);
      return allowed === 'perhaps' || (allowed === 'yes') === isAllowed;
    });
  const proves = (feature: KeyFeature, isAllowed: boolean) =>
    learned.some((one) => one.feature === feature && one.isAllowed === isAllowed);
  if (proves('users', true)) return { role: 'ADMIN', known: 'found' };
  if (known && fits(known.role)) return known;
  // The only role of those that may upload and read that fits what else was seen.
  const isManager = managed.some((feature) => proves(feature, true));
  if (isManager && fits('APP_MANAGER')) return { role: 'APP_MANAGER', known: 'found' };
  const isLess = managed.some((feature) => proves(feature, false));
  if (isLess && proves('upload', true) && fits('DEVELOPER'))
    return { role: 'DEVELOPER', known: 'found' };
  return known;
}

const managed = KeyFeature.options.filter(
  (feature) =>
    roleAllows('APP_MANAGER', feature) === 'yes' && roleAllows('DEVELOPER', feature) === 'no',
);
