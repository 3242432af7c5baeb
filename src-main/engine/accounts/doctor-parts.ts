import type { Account } from '#shared/domain/account';
import type { AscClient } from '../asc/client';
import type { TokenIdentity } from '../asc/token';
import type { Connection } from '../connection';
import type { Clock, Proxies } from '../ports';
import type { AccountKeys } from './account-keys';

/** What the key doctor works with. */
export interface DoctorParts {
  keys: AccountKeys;
  clock: Clock;
  proxies: Proxies;
  /** `as` for a try with other IDs than the key is kept with. */
  connect(connection: Connection, as?: TokenIdentity): AscClient;
}

/** One key to be checked. */
export interface Patient {
  account: Account;
  connection: Connection;
  /** The other live accounts: a key that belongs to one of their teams has a wrong Issuer ID. */
  others: readonly Account[];
}

/** A time limit, and how long it is. */
export interface Limit {
  signal: AbortSignal;
  limitMs: number;
}
