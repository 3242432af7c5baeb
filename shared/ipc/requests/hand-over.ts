import { z } from 'zod';
import { longestPerson } from '../../domain/hand-over';

const runId = z.string().min(1).max(64);
const person = z.string().trim().min(1).max(longestPerson).nullable();

/** Passing a run that is not finished to a colleague, and taking one over from a file that `sharing:open` opened. */
export const handOverRequests = {
  /** Pauses the run and writes it where a person chooses in the system's dialog; null if they chose nothing. */
  'hand-over:export': {
    params: z.object({ runId, person, to: person }).strict(),
    result: z.object({ fileName: z.string() }).nullable(),
  },
  /** A person confirms it in the system's dialog: a colleague may have continued the run. */
  'hand-over:take-back': { params: z.object({ runId }).strict(), result: z.null() },
  /**
   * Keeps the run here, paused; resuming it asks like any run. A package that it needs is chosen in the system's dialog.
   * Null if a person chose none.
   */
  'hand-over:take': {
    params: z
      .object({ ticket: z.string().max(64), accountId: z.string().max(64), person })
      .strict(),
    result: z.object({ runId: z.string() }).nullable(),
  },
} as const;
