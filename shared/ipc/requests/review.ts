import { z } from 'zod';

/** What a run does while another build of its version is in beta review. */
export const reviewRequests = {
  /**
   * `replace` expires the build that main reads as the one in review: the page doesn't name it. A person confirms
   * that in the system's dialog.
   */
  'runs:decide-review': {
    params: z
      .object({
        runId: z.string().min(1).max(64),
        choice: z.enum(['wait', 'skip', 'replace']),
      })
      .strict(),
    result: z.null(),
  },
} as const;
