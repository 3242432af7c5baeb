import { z } from 'zod';

/** What a person answered once about the encryption of an app, for every build whose package leaves it open. */
export const ComplianceAnswer = z.object({
  /** Whether the app uses non-exempt encryption. */
  usesNonExemptEncryption: z.boolean(),
  /** ISO 8601: when it was answered. */
  at: z.string(),
});
export type ComplianceAnswer = z.infer<typeof ComplianceAnswer>;
