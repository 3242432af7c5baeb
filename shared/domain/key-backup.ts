import { z } from 'zod';
import { AppError } from '../errors';
import { Account, AccountColor, AccountRole } from './account';

/** Characters that the passphrase of a backup has at least. */
export const shortestPassphrase = 12;
export const longestPassphrase = 1024;

/** How the name of a backup ends, without the dot. */
export const backupExtension = 'slipway-keys';

/** A key in a backup, without its private part. */
export const BackedUpKey = z.object({
  /** The name of its account when the backup was made. */
  name: z.string(),
  keyId: z.string(),
  /** UUID of the team; null for an individual key. */
  issuerId: z.string().nullable(),
  /** What was known of its role; left out if nothing was, or the backup is older. */
  role: AccountRole.optional(),
  /** Left out without one. */
  color: AccountColor.optional(),
  /** What restoring does with it: add an account, give an account its key again, or nothing. */
  state: z.enum(['new', 'needed', 'present']),
  /** The name of the account that has this key now; null when none has it. */
  accountName: z.string().nullable(),
});
export type BackedUpKey = z.infer<typeof BackedUpKey>;

/** A backup file that main has chosen; what is in it is known only with its passphrase. */
export const ChosenBackup = z.object({
  /** Names the file, and once it is open its keys; useless elsewhere. */
  ticket: z.string(),
  fileName: z.string(),
});
export type ChosenBackup = z.infer<typeof ChosenBackup>;

export const OpenedBackup = z.object({
  /** When it was made, ISO 8601. */
  createdAt: z.string(),
  keys: z.array(BackedUpKey),
});
export type OpenedBackup = z.infer<typeof OpenedBackup>;

/** What became of one key of a backup. */
export const RestoredKey = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('added'), keyId: z.string(), account: Account }),
  /** An account that is here has the key, and was left as it is. */
  z.object({ outcome: z.literal('present'), keyId: z.string(), name: z.string() }),
  z.object({
    outcome: z.literal('failed'),
    keyId: z.string(),
    name: z.string(),
    error: AppError,
  }),
]);
export type RestoredKey = z.infer<typeof RestoredKey>;
