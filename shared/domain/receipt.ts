import { z } from 'zod';
import { Environment } from './account';
import { Override } from './publish-plan';
import { StepId } from './publish-run';

/** What a finished run did and saw, kept beside its journal. Holds no secret. */
export const Receipt = z.object({
  schema: z.literal(1),
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
      endedAt: z.string().nullable(),
    }),
  ),
  /** Every write, with the time and Apple's request id. */
  writes: z.array(z.object({ what: z.string(), at: z.string(), requestId: z.string().nullable() })),
  notes: z.array(z.object({ locale: z.string(), text: z.string() })),
  groups: z.array(z.string()),
  /** Apple's beta review state at the end; null when nothing was submitted. */
  reviewState: z.string().nullable(),
  overrides: z.array(Override),
  buildId: z.string().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;
