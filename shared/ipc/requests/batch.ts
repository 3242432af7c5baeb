import { z } from 'zod';
import { Batch, BatchIntent, CheckedBatch } from '../../domain/batch';

const batchId = z.object({ batchId: BatchIntent.shape.id }).strict();

/** Several packages that are published together. */
export const batchRequests = {
  'batches:list': { params: z.object({}).strict(), result: z.array(Batch) },
  /** Creates a batch, or replaces one that is not confirmed. */
  'batches:save': { params: z.object({ intent: BatchIntent }).strict(), result: Batch },
  /** Forgets a batch; its runs stay. */
  'batches:remove': { params: batchId, result: z.null() },
  /** Checks every app, and sends nothing; `batches:checked` has how far it is. */
  'batches:check': { params: batchId, result: CheckedBatch },
  /** Publishes exactly what was checked, once a person has confirmed it in the system's dialog; null if they declined. */
  'batches:start': {
    params: batchId.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }).strict(),
    result: Batch.nullable(),
  },
  /** Continues what a person has confirmed; with `retries` also what failed. */
  'batches:resume': { params: batchId.extend({ retries: z.boolean() }).strict(), result: Batch },
  'batches:pause': { params: batchId, result: Batch },
  /** Cancels what is not done. */
  'batches:cancel': { params: batchId, result: Batch },
  /** Writes the results as CSV where a person says in the system's dialog; null without a choice. */
  'batches:export': { params: batchId, result: z.object({ fileName: z.string() }).nullable() },
} as const;
