import type { KeyRole } from '#shared/asc/roles';
import type { Account, ChosenKey } from '#shared/domain/account';
import { bareIssuerId } from '#shared/domain/key-ids';
import type { ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';

/** A team key works for the team and has an issuer; an individual key works for one person and has none. */
export type KeyKind = 'team' | 'individual';

/** What is typed in Add key, unchanged. */
export interface KeyFields {
  chosen: ChosenKey | null;
  kind: KeyKind;
  keyId: string;
  issuerId: string;
  name: string;
  /** The access that the key was given, as far as the person knows. */
  role: KeyRole | null;
}

/** Where a value comes from that nobody typed. */
export type Source = 'file-name' | 'file' | { like: string };

export interface WhereFrom {
  keyId: Source | null;
  issuerId: Source | null;
  /** Whether the name is a proposal. */
  name: boolean;
}

export const emptyFields: KeyFields = {
  chosen: null,
  kind: 'team',
  keyId: '',
  issuerId: '',
  name: '',
  role: null,
};

export const nothingFilled: WhereFrom = { keyId: null, issuerId: null, name: false };

interface Filling {
  fields: KeyFields;
  filled: WhereFrom;
}

/** The fields once this key was chosen: what it names, and what other accounts suggest. What was typed stays. */
export function proposeFields(
  chosen: ChosenKey,
  { fields, filled }: Filling,
  accounts: readonly Account[],
): Filling {
  const live = accounts.filter(({ environment }) => environment === 'live');
  const withIds = withIssuer(withKeyId(chosen, { fields, filled }), chosen, live);
  return withName({ fields: { ...withIds.fields, chosen }, filled: withIds.filled }, live);
}

function withKeyId(chosen: ChosenKey, { fields, filled }: Filling): Filling {
  if (chosen.keyId !== null) {
    const isNamed = chosen.fileName?.includes(chosen.keyId) === true;
    const keyId = isNamed ? 'file-name' : 'file';
    return { fields: { ...fields, keyId: chosen.keyId }, filled: { ...filled, keyId } };
  }
  // What the file before named is not this one's.
  return filled.keyId === null
    ? { fields, filled }
    : { fields: { ...fields, keyId: '' }, filled: { ...filled, keyId: null } };
}

function withIssuer(filling: Filling, chosen: ChosenKey, live: readonly Account[]): Filling {
  const { fields, filled } = filling;
  if (chosen.issuerId !== null) {
    return {
      fields: { ...fields, issuerId: chosen.issuerId, kind: 'team' },
      filled: { ...filled, issuerId: 'file' },
    };
  }
  if (fields.issuerId !== '' && filled.issuerId === null) return filling;
  const sibling = likelySibling(live);
  return {
    fields: { ...fields, issuerId: sibling?.issuerId ?? '' },
    filled: { ...filled, issuerId: sibling === null ? null : { like: sibling.name } },
  };
}

/** An account of the team that the key is probably for: the one whose key was revoked, else of the only team. */
function likelySibling(live: readonly Account[]): Account | null {
  return onlyTeam(live.filter(isRevoked)) ?? onlyTeam(live);
}

function onlyTeam(accounts: readonly Account[]): Account | null {
  const ofTeams = accounts.filter(({ issuerId }) => issuerId !== null);
  const [first] = ofTeams;
  const isOne = new Set(ofTeams.map(({ issuerId }) => issuerId?.toLowerCase())).size === 1;
  return first !== undefined && isOne ? first : null;
}

/** Whether the account can't be used before it gets a new key. */
function isRevoked({ check, needsKey }: Account): boolean {
  return needsKey === true || (check.state === 'refused' && rejections.has(check.code));
}

const rejections: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['key-refused', 'key-revoked']);

function withName({ fields, filled }: Filling, live: readonly Account[]): Filling {
  if (fields.name !== '' && !filled.name) return { fields, filled };
  const replaced = replacedAccount(fields, live);
  const sibling = live.find((account) => isSameTeam(account, fields));
  const name = replaced?.name ?? (sibling === undefined ? '' : numbered(sibling.name, live));
  return { fields: { ...fields, name }, filled: { ...filled, name: name !== '' } };
}

/** `Northwind 2`: accounts have different names. */
function numbered(name: string, live: readonly Account[]): string {
  const taken = new Set(live.map((account) => account.name.toLowerCase()));
  for (let number = 2; ; number += 1) {
    const proposed = say('accounts.name-numbered', { name, number: String(number) });
    if (!taken.has(proposed.toLowerCase())) return proposed;
  }
}

function isSameTeam({ issuerId }: Account, fields: KeyFields): boolean {
  const typed = fields.kind === 'individual' ? null : bareIssuerId(fields.issuerId);
  return typed !== null && issuerId?.toLowerCase() === typed.toLowerCase();
}

/** The only account of the same team whose key App Store Connect rejects: a new key is probably meant for it. */
export function replacedAccount(fields: KeyFields, accounts: readonly Account[]): Account | null {
  if (fields.chosen === null) return null;
  const revoked = accounts.filter((one) => isRevoked(one) && isSameTeam(one, fields));
  const [only] = revoked;
  return only !== undefined && revoked.length === 1 ? only : null;
}

/** One account of each other team, whose issuer could be meant. */
export function otherTeams(fields: KeyFields, accounts: readonly Account[]): Account[] {
  const teams = new Map<string, Account>();
  for (const account of accounts) {
    if (account.environment !== 'live' || account.issuerId === null) continue;
    if (isSameTeam(account, fields)) continue;
    const issuer = account.issuerId.toLowerCase();
    if (!teams.has(issuer)) teams.set(issuer, account);
  }
  return [...teams.values()];
}
