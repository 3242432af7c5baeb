import { z } from 'zod';
import { LocaleNote, NotifyTesters, PublishPlan } from './publish-plan';

/** What a draft belongs to: one build of one app, under one account. */
export const DraftKey = z
  .object({
    accountId: z.string().max(64),
    bundleId: z.string().max(255),
    version: z.string().max(64),
    buildNumber: z.string().max(64),
  })
  .strict();
export type DraftKey = z.infer<typeof DraftKey>;

/** What was typed for one build. Notes are composed (NFC), as they will be sent. */
export const Draft = z.object({
  notes: z.array(LocaleNote),
  /** Names of beta groups. */
  groups: z.array(z.string()),
  submitForBetaReview: z.boolean(),
  /** Whether the run stays until Apple has reviewed the build; off, it ends once submitted. */
  waitForTesters: z.boolean().default(true),
  refusedNotes: PublishPlan.shape.refusedNotes,
  /** When testers are emailed. */
  notify: NotifyTesters.default('at-once'),
  /** The export compliance answer; null leaves it to the package. */
  usesNonExemptEncryption: z.boolean().nullable(),
  declaration: PublishPlan.shape.declaration,
  limits: PublishPlan.shape.limits,
});
export type Draft = z.infer<typeof Draft>;
