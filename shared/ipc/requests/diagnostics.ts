import { z } from 'zod';
import { Diagnostics, DiagnosticsPartName } from '../../domain/diagnostics';

const nothing = z.object({}).strict();
const done = z.null();

/** What helps when something goes wrong: a file for whoever helps, the log, and that Slipway ended unexpectedly. */
export const diagnosticsRequests = {
  /** Everything that a diagnostics file would contain. Nothing is written or sent. */
  'diagnostics:gather': { params: nothing, result: Diagnostics },
  /**
   * Writes these parts of what was gathered last, where a person chose in the system's dialog; null without a choice.
   * `at` is that of the preview: what was not shown is not written.
   */
  'diagnostics:save': {
    params: z
      .object({ at: z.string().max(64), parts: z.array(DiagnosticsPartName).min(1).max(20) })
      .strict(),
    result: z.object({ fileName: z.string() }).nullable(),
  },
  /** Shows the file that was saved last in its folder. */
  'diagnostics:reveal': { params: nothing, result: done },
  /** Opens the folder of the log. */
  'diagnostics:open-logs': { params: nothing, result: done },
  /** How Slipway or its window ended unexpectedly; null if it did not, or the notice was dismissed. */
  'diagnostics:unexpected-end': {
    params: nothing,
    result: z.object({ what: z.enum(['app', 'window']), at: z.string() }).nullable(),
  },
  'diagnostics:dismiss-end': { params: nothing, result: done },
} as const;
