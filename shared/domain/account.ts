import { z } from 'zod';

/** Which App Store Connect an account belongs to. A key never crosses from one to the other. */
export const Environment = z.enum(['live', 'practice']);
export type Environment = z.infer<typeof Environment>;

/** How the last try of the key ended. */
export const KeyCheck = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not-tested') }),
  z.object({ state: z.literal('accepted'), at: z.string(), appCount: z.number().int() }),
  z.object({ state: z.literal('refused'), at: z.string(), code: z.string() }),
]);
export type KeyCheck = z.infer<typeof KeyCheck>;

/** An API key as the window may know it: everything but the private part. */
export const Account = z.object({
  id: z.string(),
  /** The user's own name for it, unique among the accounts. */
  name: z.string(),
  environment: Environment,
  /** Ten characters, from Apple; a practice key's starts with `PRAC`. */
  keyId: z.string(),
  /** UUID of the team; null for an individual key. */
  issuerId: z.string().nullable(),
  check: KeyCheck,
});
export type Account = z.infer<typeof Account>;

/** A practice key ID: `PRAC` and six more characters. */
export function isPracticeKeyId(keyId: string): boolean {
  return /^PRAC[0-9A-Z]{6}$/.test(keyId);
}
