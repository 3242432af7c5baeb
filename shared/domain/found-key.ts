import { z } from 'zod';
import type { ErrorCode } from '../error-catalogue';
import { keptCode } from './kept-code';

/** What a file that looks like a key turned out to be. */
const FoundState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('valid') }),
  /** The account of that name has this key. */
  z.object({ kind: z.literal('added'), name: z.string() }),
  /** Why it isn't a key for App Store Connect, or can't be read. */
  z.object({ kind: z.literal('other'), code: keptCode<ErrorCode>() }),
]);

/** A file that main found in one of the folders where keys are kept; nothing of the key itself. */
export const FoundKey = z.object({
  /** Names the file to main until keys are looked for again. */
  id: z.string().max(64),
  fileName: z.string(),
  /** Its folder, with `~` for the person's own. */
  place: z.string(),
  /** ISO 8601. */
  savedAt: z.string(),
  /** From `AuthKey_<id>.p8` or fastlane's JSON, else null. */
  keyId: z.string().nullable(),
  /** From fastlane's JSON, else null. */
  issuerId: z.string().nullable(),
  state: FoundState,
});
export type FoundKey = z.infer<typeof FoundKey>;

export const FoundKeys = z.object({
  /** Valid ones first, then the newest. */
  keys: z.array(FoundKey),
  /** Folders that are there and can't be read, with `~` for the person's own. */
  unreadable: z.array(z.string()),
  /** Whether there were more files than were looked at. */
  isCut: z.boolean(),
});
export type FoundKeys = z.infer<typeof FoundKeys>;

/** Names of files that hold a key, or that people take for one: only these are read when they are dropped. */
export const keyLikeName = /\.(p8|json|txt|pem|key|der|p12|pfx|cer|crt|pub)$/i;
