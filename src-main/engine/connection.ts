import { z } from 'zod';

/**
 * How to reach an App Store Connect and prove who asks; a run's journal keeps it. Holds no key: at most where a key
 * file was.
 */
export const Connection = z.object({
  accountId: z.string(),
  name: z.string(),
  keyId: z.string(),
  /** UUID; null for an individual key. */
  issuerId: z.string().nullable(),
  apiUrl: z.string(),
  /** Path of a .p8 passed to the command; null when the key is in the keychain. */
  privateKeyFile: z.string().nullable(),
});
export type Connection = z.infer<typeof Connection>;
