import { z } from 'zod';
import { Environment } from './account';
import { Severity } from './finding';
import { Override } from './publish-plan';
import { StepId } from './publish-run';

/** A write that App Store Connect answered. */
export const ReceiptWrite = z.object({
  /** Such as `note en-US`. */
  what: z.string(),
  /** ISO 8601: when the answer was in the journal. */
  at: z.string(),
  /** Apple's; null when the answer was lost and the write was found done. */
  requestId: z.string().nullable(),
});

/** What a receipt says. Each field is a section of the chain, in this order. */
export const ReceiptFacts = z.object({
  schema: z.literal(2),
  runId: z.string(),
  environment: Environment,
  account: z.object({ name: z.string(), keyId: z.string() }),
  app: z.object({ id: z.string(), name: z.string(), bundleId: z.string() }),
  package: z.object({
    fileName: z.string(),
    /** Bytes. */
    size: z.number().int(),
    /** Hex; null when the run took up a build that was already there. */
    sha256: z.string().nullable(),
    version: z.string(),
    buildNumber: z.string(),
  }),
  startedAt: z.string(),
  endedAt: z.string(),
  steps: z.array(
    z.object({
      id: StepId,
      state: z.enum(['done', 'skipped']),
      sentence: z.string(),
      /** Both null for a step that was skipped. */
      startedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      writes: z.array(ReceiptWrite),
    }),
  ),
  /** When waiting for Apple was over; null where the run did not wait. */
  waits: z.object({
    buildAppearedAt: z.string().nullable(),
    buildProcessedAt: z.string().nullable(),
  }),
  notes: z.array(z.object({ locale: z.string(), text: z.string() })),
  groups: z.array(z.string()),
  /** Apple's beta review state at the end; null when nothing was submitted. */
  reviewState: z.string().nullable(),
  /** What was published past, and why. An override that met nothing has no findings. */
  overrides: z.array(
    Override.extend({
      findings: z.array(z.object({ severity: Severity, title: z.string(), where: z.string() })),
    }),
  ),
  buildId: z.string().nullable(),
});
export type ReceiptFacts = z.infer<typeof ReceiptFacts>;

/**
 * What a finished run did and saw, kept beside its journal. Holds no secret.
 *
 * The chain holds one hash a section: SHA-256 over the hash before it (nothing before the first) followed
 * by the section as JSON, `{"name":value}`, with sorted keys, no white space, in UTF-8. The last is the seal.
 *
 * What that proves: that no byte was damaged or edited without the chain being made anew. What it does not
 * prove: who wrote it. Somebody who computes the whole chain anew has a sound receipt with another seal;
 * only the seal as it was told at the end of the run, or as it is kept in the journal, gives that away.
 */
export const Receipt = ReceiptFacts.extend({
  chain: z.array(z.object({ section: z.string(), sha256: z.string() })),
  /** Hex. */
  seal: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
