import { z } from 'zod';
import { KeyFeature, KeyRole } from '../asc/roles';
import type { ErrorCode } from '../error-catalogue';
import { Text } from '../words/message';
import { keptCode } from './kept-code';
import { KeyReport } from './key-report';

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

/** Where a private key is kept: in the system's keychain, or in the memory of the app until it quits. */
export const KeyStorage = z.enum(['keychain', 'session']);
export type KeyStorage = z.infer<typeof KeyStorage>;

/**
 * The key’s role. Apple has no request that tells it: it is what the person said, or what answers of App Store Connect
 * prove. What is found replaces what was said.
 */
export const AccountRole = z.object({
  role: KeyRole,
  known: z.enum(['stated', 'found']),
});
export type AccountRole = z.infer<typeof AccountRole>;

/** What an answer of App Store Connect proved about a feature: a read or write that was allowed, or refused for its role. */
export const LearnedFeature = z.object({
  feature: KeyFeature,
  isAllowed: z.boolean(),
  /** ISO 8601. */
  at: z.string(),
});
export type LearnedFeature = z.infer<typeof LearnedFeature>;

/** Colors of the dot that a person can give an account. */
export const AccountColor = z.enum(['blue', 'teal', 'green', 'yellow', 'orange', 'pink']);
export type AccountColor = z.infer<typeof AccountColor>;

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
  /** Left out for the practice account, and for keys that an earlier version put in the keychain. */
  storage: KeyStorage.optional(),
  /** The keychain that took the key, such as `GNOME Keyring`: Linux has several. Left out when it is not known. */
  keychain: z.string().optional(),
  /** The private key is no longer at hand: it has to be added again, by replacing it. */
  needsKey: z.boolean().optional(),
  /** When App Store Connect last accepted the key, in ISO 8601; left out if it never did. */
  workedAt: z.string().optional(),
  /** When a run last worked with the key, in ISO 8601; left out if none did. Checks of the key don't count. */
  lastUsedAt: z.string().optional(),
  /** When the key was last written to an encrypted backup, in ISO 8601; left out if it never was. */
  backedUpAt: z.string().optional(),
  /** Left out without one. */
  color: AccountColor.optional(),
  /** Left out while nothing is known. */
  role: AccountRole.optional(),
  /** The newest proof for each feature; what the key may do is `featuresOf`. */
  learned: z.array(LearnedFeature).optional(),
  /** The last check of the key; left out before the first. */
  report: KeyReport.optional(),
  /** The last check that reached App Store Connect, while `report` is one that did not. */
  reportBefore: KeyReport.optional(),
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
  /** Null for text that was pasted. */
  fileName: z.string().nullable(),
  /** From `AuthKey_<id>.p8` or fastlane's JSON, else null. */
  keyId: z.string().nullable(),
  /** From fastlane's JSON, else null. */
  issuerId: z.string().nullable(),
  /** How the file differs from Apple's .p8; null when it doesn't. */
  wrapping: z.enum(['base64', 'oneLine', 'json']).nullable(),
});
export type ChosenKey = z.infer<typeof ChosenKey>;
