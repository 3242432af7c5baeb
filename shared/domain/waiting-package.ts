import { z } from 'zod';
import { Text } from '../words/message';
import { AccountReason } from './account-choice';

/** Packages that wait at most: more than any folder of builds has. */
export const mostWaiting = 500;

/** Where a package of a watched folder comes from. */
export const WatchSource = z.object({
  /** The name of the folder. */
  folder: z.string().max(1024),
  /** Why it was not published although its preset is armed for that; null if that is no question. */
  held: Text.nullable(),
});
export type WatchSource = z.infer<typeof WatchSource>;

/** Why a package is published with its account. */
export const ChosenReason = z.union([AccountReason, z.enum(['by-hand', 'sample'])]);
export type ChosenReason = z.infer<typeof ChosenReason>;

/** A package that has not been read yet, or that waits while another one is open. */
export const WaitingPackage = z
  .object({
    /** Absolute, on this computer. */
    path: z.string().min(1).max(4096),
    fileName: z.string().max(1024),
    /** Null, or left out, for one that a person opened. */
    watched: WatchSource.nullable().optional(),
    /** The account that it was open with; left out for one that was not open yet. */
    account: z
      .object({
        /** Null while it is not known which account has the app. */
        accountId: z.string().max(64).nullable(),
        accountReason: ChosenReason.nullable(),
      })
      .optional(),
  })
  .strict();
export type WaitingPackage = z.infer<typeof WaitingPackage>;
