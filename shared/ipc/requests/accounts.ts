import { z } from 'zod';
import { KeyRole } from '../../asc/roles';
import { Account, AccountColor, ChosenKey, KeyStorage } from '../../domain/account';
import { AccountSearch } from '../../domain/account-choice';
import { ConnectionReport } from '../../domain/connection-report';
import { FoundKeys, keyLikeName } from '../../domain/found-key';

const nothing = z.object({}).strict();
const done = z.null();
const path = z.string().min(1).max(4096);
const accountId = z.object({ accountId: z.string().min(1).max(64) }).strict();
/** A chosen key file, by its ticket, and the IDs that belong to it. */
const newKey = z.object({
  ticket: z.string().max(64),
  keyId: z.string().max(200),
  issuerId: z.string().max(200).nullable(),
  /** With `session`, the key is gone when the app quits: for a keychain that does not work. */
  storage: KeyStorage.default('keychain'),
  /** The access that the person gave the key, if they said so. */
  role: KeyRole.nullable().optional(),
});

/** Accounts and their keys. */
export const accountRequests = {
  'accounts:list': { params: nothing, result: z.array(Account) },
  'accounts:choose-key': { params: nothing, result: ChosenKey.nullable() },
  /** A dropped key file: the window knows only its path. */
  'accounts:take-key': {
    params: z.object({ path: path.regex(keyLikeName) }).strict(),
    result: ChosenKey,
  },
  /** The text of a key, sent once. */
  'accounts:paste-key': {
    params: z
      .object({
        text: z
          .string()
          .min(1)
          .max(64 * 1024),
      })
      .strict(),
    result: ChosenKey,
  },
  /** Looks into the folders where keys are kept; only when a person asks for it. */
  'accounts:find-keys': { params: nothing, result: FoundKeys },
  'accounts:take-found': {
    params: z.object({ id: z.string().min(1).max(64) }).strict(),
    result: ChosenKey,
  },
  'accounts:add': {
    params: newKey.extend({ name: z.string().max(200) }).strict(),
    result: Account,
  },
  /** A new key for an account that keeps its ID and name. The old one stays until Apple has accepted the new one. */
  'accounts:replace': {
    params: newKey.extend({ accountId: z.string().min(1).max(64) }).strict(),
    result: Account,
  },
  /** Moves a key that was kept for this session only into the keychain. */
  'accounts:save-to-keychain': { params: accountId, result: Account },
  'accounts:test': { params: accountId, result: Account },
  /**
   * Checks one key, or with null all of them, a few at once. `accounts:checking` tells which are not done;
   * each result comes with `accounts:changed` as soon as it is there.
   */
  'accounts:check': {
    params: z.object({ accountId: z.string().min(1).max(64).nullable() }).strict(),
    result: z.array(Account),
  },
  /** The role that the person says the key has; null removes it. */
  'accounts:state-role': {
    params: accountId.extend({ role: KeyRole.nullable() }).strict(),
    result: Account,
  },
  'accounts:rename': {
    params: accountId.extend({ name: z.string().max(200) }).strict(),
    result: Account,
  },
  /** The color of the account's dot; null for none. */
  'accounts:set-color': {
    params: accountId.extend({ color: AccountColor.nullable() }).strict(),
    result: Account,
  },
  /** A person confirms it in the system's dialog. Refused while a run works with the key. */
  'accounts:delete': { params: accountId, result: z.object({ deleted: z.boolean() }) },
  'accounts:use': { params: accountId, result: done },
  /** Connects to App Store Connect without a key, and reports the certificate. */
  'accounts:test-connection': { params: nothing, result: ConnectionReport },
  /** The account to publish an app with; `except` has just failed to read it, so that the others are asked. */
  'accounts:find-for-app': {
    params: z
      .object({
        bundleId: z.string().min(1).max(255),
        except: z.string().max(64).nullable().default(null),
      })
      .strict(),
    result: AccountSearch,
  },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;
