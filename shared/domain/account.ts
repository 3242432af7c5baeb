import { z } from 'zod';
import type { ErrorCode } from '../error-catalogue';
import { Text } from '../words/message';
import { keptCode } from './kept-code';

/** The App Store Connect that an account belongs to. A key is never sent from one to the other. */
export const Environment = z.enum(['live', 'practice']);
export type Environment = z.infer<typeof Environment>;

/** The result of the key's last test. */
export const KeyCheck = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not-tested') }),
  z.object({ state: z.literal('accepted'), at: z.string(), appCount: z.number().int() }),
  z.object({ state: z.literal('refused'), at: z.string(), code: keptCode<ErrorCode>() }),
]);
export type KeyCheck = z.infer<typeof KeyCheck>;

/** An inconclusive test of the key, because App Store Connect or the key itself could not be reached. */
export const MissedCheck = z.object({
  at: z.string(),
  code: keptCode<ErrorCode>(),
  /** What happened, with names and numbers. */
  detail: Text,
});
export type MissedCheck = z.infer<typeof MissedCheck>;

/** An API key as the window sees it: everything except the private part. */
export const Account = z.object({
  id: z.string(),
  /** The user's name for it, unique among the accounts. */
  name: z.string(),
  environment: Environment,
  /** Ten characters, from Apple; a practice key's starts with `PRAC`. */
  keyId: z.string(),
  /** UUID of the team; null for an individual key. */
  issuerId: z.string().nullable(),
  /** The last conclusive test. */
  check: KeyCheck,
  /** A later inconclusive test; removed by the next conclusive one. */
  missed: MissedCheck.optional(),
});
export type Account = z.infer<typeof Account>;

/** A practice key ID: `PRAC` and six more characters. */
export function isPracticeKeyId(keyId: string): boolean {
  return /^PRAC[0-9A-Z]{6}$/.test(keyId);
}

/** A key file that main has read and checked; the private part stays in main. */
export const ChosenKey = z.object({
  /** Names the file until it is added; useless elsewhere. */
  ticket: z.string(),
  fileName: z.string(),
  /** From `AuthKey_<id>.p8` or fastlane's JSON, else null. */
  keyId: z.string().nullable(),
  /** From fastlane's JSON, else null. */
  issuerId: z.string().nullable(),
  /** How the file differs from Apple's .p8; null when it doesn't. */
  wrapping: z.enum(['base64', 'oneLine', 'json']).nullable(),
});
export type ChosenKey = z.infer<typeof ChosenKey>;
