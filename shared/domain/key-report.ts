import { z } from 'zod';
import { AppError } from '../errors';
import { Text } from '../words/message';

/** What a check of a key looks at, in this order; the first failure ends it. */
export const KeyCheckName = z.enum([
  /** The keychain has the key and lends it, and it is a key of App Store Connect’s kind. */
  'key-file',
  /** App Store Connect responds, through the proxy and with a trusted certificate. */
  'connection',
  /** This computer’s clock against Apple’s; a difference is corrected when tokens are signed. */
  'clock',
  /** App Store Connect accepts the key with this key ID and issuer. */
  'key',
  /** The team’s agreements and membership. */
  'agreements',
  /** What the role allows, as far as it is known. */
  'role',
]);
export type KeyCheckName = z.infer<typeof KeyCheckName>;

/** One line of a check. */
export const KeyCheckResult = z.object({
  check: KeyCheckName,
  state: z.enum(['passed', 'warning', 'failed', 'not-checked']),
  /** A short phrase without a period, such as “Apple reached in 84 ms” or “Key rejected”. */
  words: Text,
});
export type KeyCheckResult = z.infer<typeof KeyCheckResult>;

/** Who has to act on a fault. */
export const KeyFixer = z.enum(['you', 'account-holder', 'admin', 'it-administrator', 'apple']);
export type KeyFixer = z.infer<typeof KeyFixer>;

/** The result of checking one key. Nothing but reads was sent. */
export const KeyReport = z.object({
  /** ISO 8601, when the check ended. */
  at: z.string(),
  /**
   * `working`: everything that is known to be needed is allowed. `limited`: the key works, and its role is known to be
   * too small for a part of publishing. `failed`: nothing can be published with it. `not-reached`: App Store Connect or
   * the keychain could not be asked, so the earlier result still stands.
   */
  outcome: z.enum(['working', 'limited', 'failed', 'not-reached']),
  /** All six checks, in order. */
  results: z.array(KeyCheckResult),
  /** The first failure: what happened, what to do, Apple’s words. Null when nothing failed. */
  error: AppError.nullable(),
  /** Who can fix it; null when nothing has to be fixed. */
  fixer: KeyFixer.nullable(),
  /** Apps that the key can access; null when they were not read. */
  appCount: z.number().int().nullable(),
  /** Milliseconds until the first answer; null without one. */
  answeredInMs: z.number().nullable(),
  /** Seconds by which this computer’s clock is behind Apple’s; below 0 when it is ahead; null when not measured. */
  clockBehindSeconds: z.number().int().nullable(),
});
export type KeyReport = z.infer<typeof KeyReport>;
